import { currencyDigits } from '#core';
import type { CatalogItem } from '#core';
import { SHOP } from './page-server.ts';
import type { CorpusFeed } from './read-corpus.ts';
import { judge } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What became of a feed. */
export interface FeedOutcome {
  stored: readonly CatalogItem[];
  /** Ids that were told as left out. */
  left: readonly string[];
  /** Why all was refused. */
  refusal?: string;
}

/** Holds the stored items, and what was told as left out, against what is right. */
export function judgeFeed(feed: CorpusFeed, { stored, left, refusal }: FeedOutcome): Verdict[] {
  const { verdicts, say } = judge({ corpus: 'feeds', platform: feed.kind, file: feed.file });
  for (const right of feed.items) {
    const item = stored.find(({ id }) => id === right.id);
    const decimal = (minor: number | undefined) =>
      item && minor !== undefined ? minor / 10 ** currencyDigits(item.currency) : undefined;
    say('id', right.id, right.id, item?.id ?? refusal ?? 'not stored');
    say('name', `${right.id} title`, right.title, item?.title);
    say('price', `${right.id} price`, right.price, decimal(item?.price));
    say('currency', `${right.id} currency`, right.currency, item?.currency);
    say('availability', `${right.id} availability`, right.availability, item?.availability);
    say('other', `${right.id} link`, plainAddress(right.link), item && plainAddress(item.link));
    if (item) say('other', `${right.id} sale`, right.sale, decimal(item.salePrice));
    if (right.category !== undefined)
      say('other', `${right.id} category`, right.category, item?.categories[0]);
  }
  if (feed.left.length > 0)
    say(
      'other',
      'left out',
      feed.left.toSorted(),
      refusal ?? left.toSorted(),
      refusal === undefined && sameIds(feed.left, left),
    );
  return verdicts;
}

/** One spelling of an address: absolute, encoded once, without what only tells campaigns apart. */
function plainAddress(link: string): string {
  const url = new URL(link, SHOP);
  for (const name of [...url.searchParams.keys()]) if (name.startsWith('utm_')) url.searchParams.delete(name);
  return url.href;
}

function sameIds(expected: readonly string[], got: readonly string[]): boolean {
  return JSON.stringify(expected.toSorted()) === JSON.stringify(got.toSorted());
}
