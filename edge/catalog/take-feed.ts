import type { CatalogItem, ReadItemOptions } from '#core';
import type { CatalogStore } from '../ports.ts';
import type { Outcome, Refusal } from '../problem.ts';
import type { FeedLine } from './feed.ts';
import { duplicateFlaw, itemIdOf, judgeLines } from './judge-lines.ts';
import type { JudgedLines, LineFlaw } from './judge-lines.ts';

/** Verdicts of one kind told in one answer; the counts are of all. */
export const VERDICTS_TOLD_MAX = 1000;
/**
 * Bad items that are let pass whatever their share, as long as more are good: in a feed of less than 60 items
 * three are more than 5%, and two mistakes in a small shop's export are no sign that half of it is missing.
 */
const FEW_BAD_MAX = 3;

/** 0.95 × 60 is not 57 to every processor's last bit. */
const SHARE_ROUNDING = 1e-6;

/** What became of a feed. */
export interface Taken {
  lines: number;
  /** Lines that are no item. */
  badLines: number;
  /** Lines whose item an earlier one has: no worse than that, and not taken. */
  repeatedLines: number;
  stored: number;
  /** Lines that were not taken. */
  rejected: LineFlaw[];
  /** Fields that were left out of items that were taken. */
  left: LineFlaw[];
  /** Values that were mended, or read in one of several ways. */
  repaired: LineFlaw[];
  /** How often each code was told, in any of the three. */
  counts: Record<string, number>;
  /** Why the rest was not read. */
  refusal?: Refusal;
}

type Batches = AsyncIterable<Outcome<FeedLine[]>>;

/** Where the items of a feed go, and how they are read. */
export interface Target extends ReadItemOptions {
  catalog: CatalogStore;
  site: string;
}

/**
 * Stores the good items of a feed as the whole catalogue; with too many bad ones, a refusal or no line at all, nothing of it.
 *
 * @param goodShare 0 to 1: from which share of good items on; with 1 every single one must be
 */
export async function replaceByFeed(batches: Batches, target: Target, goodShare: number): Promise<Taken> {
  const { catalog, site } = target;
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
      const judged = judgeLines(batch.value, target);
      const { items, repeated } = judged;
      const again = new Set(items.length === 0 ? [] : await write(items));
      const late = items.filter(({ item }) => again.has(item.id));
      note(taken, batch.value.length, {
        ...judged,
        repeated: [...repeated, ...late.map(({ line, item }) => duplicateFlaw(line, item.id))],
      });
      taken.stored += items.length - late.length;
    }
    if (mine !== undefined && !taken.refusal && isGoodEnough(taken, goodShare)) {
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

/** Of the items, without those that are told twice. */
function isGoodEnough({ stored, badLines }: Taken, goodShare: number): boolean {
  if (badLines === 0 || stored + SHARE_ROUNDING >= goodShare * (stored + badLines)) return true;
  return goodShare < 1 && badLines <= FEW_BAD_MAX && stored > badLines;
}

/** Stores the good lines of a feed batch by batch over what is there; a refusal of the rest takes none of them back. */
export async function patchByFeed(batches: Batches, target: Target): Promise<Taken> {
  const { catalog, site } = target;
  const taken = nothingTaken();
  for await (const batch of batches) {
    if (!batch.ok) return { ...taken, refusal: batch };
    const before = await itemsOf(catalog, site, batch.value);
    const judged = judgeLines(batch.value, target, before);
    note(taken, batch.value.length, judged);
    if (judged.items.length === 0) continue;
    await catalog.patch(
      site,
      judged.items.map(({ item }) => item),
    );
    taken.stored += judged.items.length;
  }
  return taken;
}

function nothingTaken(): Taken {
  return {
    lines: 0,
    badLines: 0,
    repeatedLines: 0,
    stored: 0,
    rejected: [],
    left: [],
    repaired: [],
    counts: {},
  };
}

function note(taken: Taken, lines: number, { flaws, repeated, left, repaired }: JudgedLines): void {
  taken.lines += lines;
  taken.badLines += new Set(flaws.map(({ line }) => line)).size;
  taken.repeatedLines += repeated.length;
  tell(taken.rejected, [...flaws, ...repeated]);
  tell(taken.left, left);
  tell(taken.repaired, repaired);
  for (const { code } of [...flaws, ...repeated, ...left, ...repaired])
    taken.counts[code] = (taken.counts[code] ?? 0) + 1;
}

function tell(told: LineFlaw[], more: readonly LineFlaw[]): void {
  const inOrder = more.toSorted((a, b) => a.line - b.line);
  told.push(...inOrder.slice(0, Math.max(0, VERDICTS_TOLD_MAX - told.length)));
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
