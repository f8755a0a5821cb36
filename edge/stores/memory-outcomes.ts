import { BOTS, DEAL_DAYS_KEPT, SUM_FIELDS } from '#core';
import type { ArmSums, CellChange, CellTotal, SumField } from '#core';
import type { Forgotten, OutcomeMessage, OutcomeStore, StoredFact } from '../ports.ts';
import { newestVisits } from './newest-visits.ts';
import { isSomething, NAME_FIELDS } from './outcomes-cells.ts';

type Cells = Map<string, { site: string; total: CellTotal }>;
type Row = StoredFact & { site: string; storedAt: number };

/** Twin of `d1Outcomes`. */
export function memoryOutcomes(now: () => number = Date.now): OutcomeStore {
  const applied = new Set<string>();
  const forgotten = new Map<string, Forgotten & { site: string }>();
  const cells: Cells = new Map();
  const forgottenCells: Cells = new Map();
  let facts: Row[] = [];
  let number = 0;

  return {
    async apply(messages) {
      const fresh = [...new Map(messages.map((message) => [message.id, message])).values()].filter(
        ({ id }) => !applied.has(id),
      );
      for (const { site, forget = [] } of fresh) {
        for (const visitor of forget) bury(site, visitor);
      }
      for (const message of fresh) take(message);
      const from = now() - DEAL_DAYS_KEPT * 86_400_000;
      facts = facts.filter((row) => row.storedAt >= from && !isForgotten(row));
    },
    cells: async (site, from, to) => read(cells, site, from, to),
    forgotten: async (site, from, to) => read(forgottenCells, site, from, to),
    async facts(site, after, limit) {
      const rows = facts.filter((row) => row.site === site && row.number > after).slice(0, limit);
      return rows.map(({ number, visitor, fact }) => structuredClone({ number, visitor, fact }));
    },
    async farewells(site, after, limit) {
      const rows = [...forgotten.values()].filter((row) => row.site === site && row.number > after);
      return rows.slice(0, limit).map(({ number, visitor, at }) => ({ number, visitor, at }));
    },
    async arms(site, slots, fromDay) {
      const found = new Map<string, ArmSums>();
      for (const { slot, variant, arm, segment, day, sums: of } of read(cells, site, fromDay, Infinity)) {
        if (!slots.includes(slot) || arm !== 'taught' || variant === '' || segment === BOTS) continue;
        const key = JSON.stringify([slot, variant, segment, day]);
        const before = found.get(key);
        const add = (field: SumField & keyof ArmSums) => Number(of[field]) + (before?.[field] ?? 0);
        found.set(key, {
          ...{ slot, variant, segment, day },
          ...{ visitors: add('visitors'), clicked: add('clicked'), converted: add('converted') },
          ...{ revenue: add('revenue'), revenueSquared: add('revenueSquared') },
          ...{ margin: add('margin'), marginSquared: add('marginSquared') },
        });
      }
      return [...found.values()].sort(inOrderOf(['slot', 'variant', 'segment', 'day']));
    },
    visits: async (site, before, max) =>
      newestVisits(
        facts.filter((row) => row.site === site),
        before,
        max,
      ),
  };

  function take({ id, site, visitor, changes, facts: told, forget }: OutcomeMessage): void {
    applied.add(id);
    for (const change of changes) add(forget ? forgottenCells : cells, site, change);
    const storedAt = now();
    for (const fact of told) {
      facts.push({ number: ++number, site, visitor, storedAt, fact: structuredClone(fact) });
    }
  }

  function bury(site: string, visitor: string): void {
    const key = JSON.stringify([site, visitor]);
    if (!forgotten.has(key)) forgotten.set(key, { number: ++number, site, visitor, at: now() });
  }

  function isForgotten({ site, visitor }: { site: string; visitor: string }): boolean {
    return forgotten.has(JSON.stringify([site, visitor]));
  }
}

function add(cells: Cells, site: string, { sums, ...cell }: CellChange): void {
  const key = JSON.stringify([site, ...NAME_FIELDS.map((name) => cell[name])]);
  const before = cells.get(key)?.total.sums;
  const total = SUM_FIELDS.map((field, n) => [field, BigInt(sums[n] ?? 0) + (before?.[field] ?? 0n)]);
  cells.set(key, { site, total: { ...cell, sums: Object.fromEntries(total) as CellTotal['sums'] } });
}

function read(cells: Cells, site: string, from: number, to: number): CellTotal[] {
  return [...cells.values()]
    .filter((cell) => cell.site === site && cell.total.day >= from && cell.total.day <= to)
    .map(({ total }) => ({ ...total, sums: { ...total.sums } }))
    .filter(isSomething)
    .sort(inOrderOf(NAME_FIELDS));
}

/** By each of the fields in turn. */
function inOrderOf<K extends string>(fields: readonly K[]) {
  return (a: Record<K, string | number>, b: Record<K, string | number>): number => {
    const field = fields.find((name) => a[name] !== b[name]);
    return field === undefined ? 0 : a[field] < b[field] ? -1 : 1;
  };
}
