/** Longest name that is compared; all of a plan's own names are shorter. */
const NAME_MAX = 64;
/** Two letters wrong, missing, too many or exchanged: a slip of the fingers. More is another word. */
const SLIPS_MAX = 2;

/** The name that was most likely meant, or undefined: within two letters, and less than half of the word. */
export function nearMiss(word: string, names: readonly string[]): string | undefined {
  if (word.length > NAME_MAX) return undefined;
  const slipsMax = Math.min(SLIPS_MAX, Math.floor(word.length / 2));
  let best: { name: string; slips: number } | undefined;
  for (const name of names) {
    const slips = slipsBetween(word.toLowerCase(), name.toLowerCase());
    if (slips <= slipsMax && slips < (best?.slips ?? Infinity)) best = { name, slips };
  }
  return best?.name;
}

/** Ready for the end of a sentence: ` – did you mean "vip"?`, or nothing. */
export function didYouMean(word: string, names: readonly string[]): string {
  const near = nearMiss(word, names);
  return near === undefined ? '' : ` – did you mean ${JSON.stringify(near)}?`;
}

/** Edits that make one word the other, an exchange of neighbours counted once (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > SLIPS_MAX) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const edits = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)];
      const isExchange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(Math.min(...edits, isExchange ? (before[j - 2] ?? 0) + 1 : Infinity));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
