import type { OutcomeChange, OutcomeStore } from '../ports.ts';

/** Twin of `d1Outcomes`. */
export function memoryOutcomes(): OutcomeStore {
  const applied = new Set<string>();
  const cells = new Map<string, { site: string; change: OutcomeChange }>();

  return {
    async apply(messages) {
      for (const { id, site, changes } of messages) {
        if (applied.has(id)) continue;
        applied.add(id);
        for (const change of changes) add(site, change);
      }
    },
    async sums(site, from, to) {
      return [...cells]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .filter(([, cell]) => cell.site === site && cell.change.day >= from && cell.change.day <= to)
        .map(([, cell]) => ({ ...cell.change }));
    },
  };

  function add(site: string, { day, slot, variant, what, n, value }: OutcomeChange): void {
    // U+0000 sorts before any character of a name, so that keys sort as their parts do.
    const key = [site, day, slot, variant, what].join('\0');
    const before = cells.get(key)?.change;
    cells.set(key, {
      site,
      change: { day, slot, variant, what, n: n + (before?.n ?? 0), value: value + (before?.value ?? 0) },
    });
  }
}
