import type { WireEvent, WirePage } from '#core';
import { asShop } from './page-server.ts';
import type { CorpusPage } from './read-corpus.ts';
import { itemsOf, understandEvents } from './understand-events.ts';
import type { ReadItem } from './understand-events.ts';
import { isAmong, judge } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What one page has sent. */
export interface SentByPage {
  events: readonly WireEvent[];
  pages: readonly WirePage[];
  origin: string;
}

/**
 * Holds what a page sent, as the edge understands it, against what is right, field by field.
 *
 * All that was looked at counts: a related product told beside the right one makes the id wrong, and of two looks at the
 * item no one may say anything wrong. On a page about nothing also `page.item_id` has to be absent.
 */
export function judgePage(page: CorpusPage, { events, pages, origin }: SentByPage): Verdict[] {
  const { verdicts, say } = judge({ corpus: 'pages', platform: page.platform, file: page.file });
  const { events: read, refused } = understandEvents(events, page.currency);
  const looks = read
    .filter(({ name }) => name === 'view_item')
    .flatMap((event) => itemsOf(event).map((item) => ({ item, currency: event.params.currency })));
  const ids = [...new Set(looks.map(({ item }) => asShop(item.item_id, origin)))];

  if (!page.item) {
    const told = [...ids, ...pages.flatMap(({ item_id }) => (item_id === undefined ? [] : [item_id]))];
    say('id', 'id', null, told.length === 0 ? null : [...new Set(told)].join(', '));
    return verdicts;
  }
  const { item: right } = page;
  const idsRight = ids.length > 0 && ids.every((id) => isAmong(right.id, id));
  say('id', 'id', right.id, ids.join(', ') || refused.join('; ') || 'nothing', idsRight);

  const about = looks.filter(({ item }) => isAmong(right.id, asShop(item.item_id, origin)));
  const told = about.length > 0 ? about : looks.slice(0, 1);
  const all = (value: (item: ReadItem) => unknown) => told.map(({ item }) => value(item)).filter(isSaid);
  field(
    'price',
    'price',
    right.price,
    all((item) => item.price),
  );
  const currencies = told.filter(({ item }) => isSaid(item.price)).map(({ currency }) => currency);
  field('currency', 'currency', right.currency, currencies.filter(isSaid));
  field(
    'availability',
    'availability',
    right.availability,
    all((item) => item.availability),
  );
  field(
    'name',
    'name',
    right.name,
    all((item) => item.item_name),
  );
  field(
    'other',
    'brand',
    right.brand,
    all((item) => item.item_brand),
  );
  field(
    'other',
    'group',
    right.group,
    all((item) => item.item_group_id),
  );
  return verdicts;

  function field(field: Verdict['field'], what: string, expected: unknown, said: unknown[]): void {
    if (expected === undefined) return;
    const got = [...new Set(said)];
    const isRight = got.length > 0 && got.every((value) => isAmong(expected, value));
    say(field, what, expected, got.length > 1 ? got : got[0], isRight);
  }
}

function isSaid(value: unknown): boolean {
  return value !== undefined;
}
