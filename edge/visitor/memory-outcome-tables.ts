import {
  addSums,
  cellKey,
  dealAt,
  servingPeriod,
  type CellChange,
  type Deal,
  type Fact,
  type Serving,
  type Unit,
} from '#core';
import { countFitting } from './fit-bytes.ts';
import { ROWS_A_MESSAGE, type OutcomeTables } from './outcome-tables.ts';

/** JSON by key, so that nothing given out or taken in is shared. */
export interface OutcomeRows {
  served: Map<string, string>;
  unit: Map<string, string>;
  deal: Map<string, string>;
  tally: Map<string, string>;
  farewell: Map<string, string>;
  facts: string[];
}

export function noOutcomeRows(): OutcomeRows {
  const table = () => new Map<string, string>();
  return { served: table(), unit: table(), deal: table(), tally: table(), farewell: table(), facts: [] };
}

export function copyOutcomeRows(rows: OutcomeRows): OutcomeRows {
  const { facts, ...tables } = rows;
  const copies = Object.entries(tables).map(([name, table]) => [name, new Map(table)]);
  return { ...(Object.fromEntries(copies) as Omit<OutcomeRows, 'facts'>), facts: [...facts] };
}

/** Twin of `sqlOutcomeTables`. */
export function memoryOutcomeTables(rows: () => OutcomeRows): OutcomeTables {
  const read = (json: string | undefined): unknown => (json === undefined ? undefined : JSON.parse(json));
  const all = (table: Map<string, string>): unknown[] => [...table.values()].map((json) => JSON.parse(json));
  const servings = () => all(rows().served) as Serving[];
  const units = () => all(rows().unit) as Unit[];
  const deals = () => all(rows().deal) as Deal[];
  const tallyOf = (farewell: boolean) => (farewell ? rows().farewell : rows().tally);

  return {
    serving: (decision) => read(rows().served.get(decision)) as Serving | undefined,
    putServing: (serving) => void rows().served.set(serving.decision, JSON.stringify(serving)),
    unit: (key) => read(rows().unit.get(key)) as Unit | undefined,
    putUnit: (key, unit) => void rows().unit.set(key, JSON.stringify(unit)),
    units: (during) => units().filter(({ at }) => !during || (at >= during.from && at < during.to)),
    taughtIn: (slot, { from, to }) =>
      units().filter(
        (unit) => unit.arm === 'taught' && unit.slot === slot && unit.at >= from && unit.at < to,
      ),
    deal: (id) => read(rows().deal.get(id)) as Deal | undefined,
    putDeal: (deal) => void rows().deal.set(deal.id, JSON.stringify(deal)),
    dealsDuring: ({ from, to }) => deals().filter(({ order }) => order && order.at >= from && order.at < to),
    servings,
    deals,
    countOutcomes(what) {
      if (what === 'waiting') return servings().filter(({ served }) => served === undefined).length;
      return what === 'servings' ? rows().served.size : rows().deal.size;
    },
    newestOutcome() {
      const times = [...units().map(({ at }) => at), ...deals().map(dealAt)];
      return times.length === 0 ? undefined : Math.max(...times);
    },
    pruneOutcomes({ period, ordersFrom }) {
      const size = () => rows().served.size + rows().unit.size + rows().deal.size;
      const had = size();
      for (const each of servings()) if (servingPeriod(each) < period) rows().served.delete(each.decision);
      for (const [key, json] of rows().unit)
        if ((JSON.parse(json) as Unit).period < period) rows().unit.delete(key);
      for (const each of deals()) if (dealAt(each) < ordersFrom) rows().deal.delete(each.id);
      return size() < had;
    },
    clearLedger() {
      for (const table of [rows().served, rows().unit, rows().deal]) table.clear();
    },
    addToTally(changes, farewell = false) {
      const tally = tallyOf(farewell);
      for (const change of changes) {
        const before = read(tally.get(cellKey(change))) as CellChange | undefined;
        const sums = before ? addSums(before.sums, change.sums) : change.sums;
        tally.set(cellKey(change), JSON.stringify({ ...change, sums }));
      }
    },
    takeTally(bytesMax, farewell = false) {
      const tally = tallyOf(farewell);
      const keys = [...tally.keys()].sort().slice(0, ROWS_A_MESSAGE);
      const taken = keys.slice(
        0,
        countFitting(
          keys.map((key) => tally.get(key) ?? ''),
          bytesMax,
        ),
      );
      const changes = taken.map((key) => JSON.parse(tally.get(key) ?? '') as CellChange);
      for (const key of taken) tally.delete(key);
      return changes;
    },
    addFacts: (facts) => void rows().facts.push(...facts.map((fact) => JSON.stringify(fact))),
    takeFacts(bytesMax) {
      const taken = rows().facts.splice(0, countFitting(rows().facts.slice(0, ROWS_A_MESSAGE), bytesMax));
      return taken.map((json) => JSON.parse(json) as Fact);
    },
    hasOutcomes: () => rows().tally.size + rows().facts.length > 0,
    hasFarewell: () => rows().farewell.size > 0,
  };
}
