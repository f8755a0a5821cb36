import type { CatalogItem } from '#core';
import type { CatalogStore } from '../ports.ts';
import type { Outcome, Refusal } from '../problem.ts';
import type { FeedLine } from './feed.ts';
import { duplicateFlaw, itemIdOf, judgeLines } from './judge-lines.ts';
import type { JudgedLines, LineFlaw } from './judge-lines.ts';

/** Bad lines told in one answer; the count is of all. */
const FLAWS_TOLD_MAX = 1000;

/** What became of a feed. */
export interface Taken {
  lines: number;
  badLines: number;
  stored: number;
  rejected: LineFlaw[];
  /** Why the rest was not read. */
  refusal?: Refusal;
}

type Batches = AsyncIterable<Outcome<FeedLine[]>>;

/** Where the items of a feed go. */
interface Target {
  catalog: CatalogStore;
  site: string;
  currency: string;
}

/** Stores a feed as the whole catalogue; with one bad line, a refusal or no line at all, nothing of it. */
export async function replaceByFeed(batches: Batches, { catalog, site, currency }: Target): Promise<Taken> {
  const taken = nothingTaken();
  let mine: number | undefined;

  async function write(items: JudgedLines['items']): Promise<string[]> {
    mine ??= await catalog.begin(site);
    return catalog.write(
      site,
      mine,
      items.map(({ item }) => item),
    );
  }

  try {
    for await (const batch of batches) {
      if (!batch.ok) {
        taken.refusal = batch;
        break;
      }
      const { items, flaws } = judgeLines(batch.value, currency);
      // What cannot be put in force any more is only judged, so that its flaws are told at once.
      const hopeless = taken.badLines > 0 || items.length === 0;
      const again = hopeless ? [] : await write(items);
      const repeated = items.filter(({ item }) => again.includes(item.id));
      note(taken, batch.value.length, [
        ...flaws,
        ...repeated.map(({ line, item }) => duplicateFlaw(line, item.id)),
      ]);
      taken.stored += items.length - repeated.length;
    }
    if (mine !== undefined && taken.badLines === 0 && !taken.refusal) {
      await catalog.commit(site, mine);
      return taken;
    }
  } catch (error) {
    // The fault that broke it off matters more than one in giving up; what is left behind is cleared in time.
    if (mine !== undefined) await catalog.abandon(site, mine).catch(() => {});
    throw error;
  }
  if (mine !== undefined) await catalog.abandon(site, mine);
  return { ...taken, stored: 0 };
}

/** Stores the good lines of a feed batch by batch over what is there; a refusal of the rest takes none of them back. */
export async function patchByFeed(batches: Batches, { catalog, site, currency }: Target): Promise<Taken> {
  const taken = nothingTaken();
  for await (const batch of batches) {
    if (!batch.ok) return { ...taken, refusal: batch };
    const before = await itemsOf(catalog, site, batch.value);
    const { items, flaws } = judgeLines(batch.value, currency, before);
    note(taken, batch.value.length, flaws);
    if (items.length === 0) continue;
    await catalog.patch(
      site,
      items.map(({ item }) => item),
    );
    taken.stored += items.length;
  }
  return taken;
}

function nothingTaken(): Taken {
  return { lines: 0, badLines: 0, stored: 0, rejected: [] };
}

function note(taken: Taken, lines: number, flaws: readonly LineFlaw[]): void {
  taken.lines += lines;
  taken.badLines += new Set(flaws.map(({ line }) => line)).size;
  const inOrder = flaws.toSorted((a, b) => a.line - b.line);
  taken.rejected.push(...inOrder.slice(0, FLAWS_TOLD_MAX - taken.rejected.length));
}

/** Read from the store, not from what this isolate holds: a patch over an old copy would undo what came between. */
async function itemsOf(
  catalog: CatalogStore,
  site: string,
  lines: readonly FeedLine[],
): Promise<Map<string, CatalogItem>> {
  const ids = lines.map((line) => (line.ok ? itemIdOf(line.json) : '')).filter((id) => id !== '');
  const items = ids.length > 0 ? await catalog.get(site, ids) : [];
  return new Map(items.map((item) => [item.id, item]));
}
