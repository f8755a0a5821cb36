import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellKey, OUTCOME_DAYS_KEPT, recompute, SUM_FIELDS, type CellTotal, type TactEvent } from '#core';
import type { OutcomeQueue, OutcomeStore, Visitor } from '../ports.ts';
import { memoryOutcomes } from '../stores/memory-outcomes.ts';
import { faults, faulty, untilDone, type Fault } from './faulty.laws.ts';
import { memoryVisitors } from './memory-visitors.ts';
import { purchaseEvent, servedRecord, slotEvent } from './sample-events.ts';

/* Whatever objects have forgotten, and whoever is: what facts tell, with what none tells any more, is what was summed. */

const DAY_MS = 86_400_000;
/** As many as bring everything to its end where two of five calls fail. */
const ALARMS_MAX = 300;
const START = Date.UTC(2026, 0, 5, 12);

const step = fc.record({
  who: fc.constantFrom('phone', 'laptop', 'person'),
  what: fc.oneof(
    {
      weight: 12,
      arbitrary: fc.constantFrom('shown', 'shown', 'shown', 'served', 'view', 'purchase', 'purchase'),
    },
    { weight: 4, arbitrary: fc.constantFrom('cancel', 'bot', 'join', 'join') },
    { weight: 1, arbitrary: fc.constant('erase') },
  ),
  n: fc.nat(2),
  /** Days that pass before it; at their end there is an alarm. */
  later: fc.constantFrom(0, 0, 0, 0, 0, 1, 5, 29, 125),
  /** How many days ago that was which is told. */
  ago: fc.constantFrom(0, 0, 0, 0, 1, 6, 28, 100),
});
type Step = { who: string; what: string; n: number; later: number; day: number; today: number };

/** On which day everything is told, and of which it tells; so that several are told of the same, of few days. */
function timed(
  steps: readonly { who: string; what: string; n: number; later: number; ago: number }[],
): Step[] {
  let today = 0;
  return steps.map(({ ago, ...step }) => {
    today += step.later;
    return { ...step, today, day: today - ago };
  });
}

const atOf = ({ day, n }: Step) => START + day * DAY_MS + n * 1000;
/** All follows from the name, whoever is told. */
const servedOf = (step: Step) =>
  servedRecord(`d-${step.day}-${step.n}`, {
    at: atOf(step),
    ...{ slot: step.n === 0 ? 'aside' : 'hero', variant: step.n === 1 ? 'b' : 'a', segment: `new/${step.n}` },
    ...{ arm: step.day % 5 === 4 ? 'control' : 'shown', draw: { site: (step.day % 2) / 10 } },
  });

function eventOf(step: Step): TactEvent {
  const { what, n, day } = step;
  const [id, at] = [`${what}-${day}-${n}`, atOf(step) + 60_000];
  if (what === 'view') return { ...slotEvent(id, 'slot_view', `d-${day}-${n}`), at };
  const order = { ...purchaseEvent(id, `T-${day}-${n}`, 10 + n), at };
  return what === 'purchase' ? order : { ...order, name: 'order_cancelled', source: 'server' };
}

async function tell(visitor: Visitor, step: Step): Promise<unknown> {
  if (step.what === 'served' || step.what === 'shown') {
    await visitor.record([servedOf(step)]);
    return step.what === 'served' ? undefined : visitor.fold([eventOf({ ...step, what: 'view' })]);
  }
  if (step.what === 'join') return visitor.join('person', { identifiedAt: START });
  if (step.what === 'erase') return visitor.erase({ asked: true });
  return step.what === 'bot' ? visitor.fold([], { bot: true }) : visitor.fold([eventOf(step)]);
}

async function differences(store: OutcomeStore, from: number): Promise<string[]> {
  const sumsOf = (cells: readonly CellTotal[]) => {
    const sums = new Map<string, bigint>();
    for (const cell of cells)
      for (const field of SUM_FIELDS) {
        const key = `${field} of ${cellKey(cell)}`;
        sums.set(key, (sums.get(key) ?? 0n) + cell.sums[field]);
      }
    return sums;
  };
  const told = recompute(await store.facts('demo', 0, 10_000)).filter(({ day }) => day >= from);
  const made = sumsOf([...told, ...(await store.forgotten('demo', from, 1e6))]);
  const kept = sumsOf(await store.cells('demo', from, 1e6));
  return [...new Set([...made.keys(), ...kept.keys()])].flatMap((key) => {
    const [sum = 0n, comesTo = 0n] = [kept.get(key), made.get(key)];
    return sum === comesTo ? [] : `${key}: ${sum}, and comes to ${comesTo}`;
  });
}

test('what facts tell, and what none tells any more, is what was summed, whoever joins, is a robot, or goes, after how long ever', async () => {
  const steps = fc.array(step, { minLength: 10, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), faults, async (steps, isFaulty, stream) => {
      let now = START;
      const next = () => (isFaulty ? (stream.next().value as Fault) : 'none');
      const [all, kept] = [memoryOutcomes(() => 0), memoryOutcomes(() => now)];
      const queue: OutcomeQueue = {
        async send(message) {
          const fault = next();
          if (fault !== 'lost') await Promise.all([all.apply([message]), kept.apply([message])]);
          if (fault !== 'none') throw new Error('no queue');
        },
      };
      const visitors = memoryVisitors({ now: () => now, queue, between: (calls) => faulty(calls, next) });
      for (const step of timed(steps)) {
        now = START + step.today * DAY_MS;
        const telling = () => tell(visitors.of('demo', step.who), step);
        if (step.later > 0) await visitors.runAlarms();
        // One that gets stuck is brought to its end by whatever comes next, which may be long after.
        if (step.what === 'join') await telling().catch(() => undefined);
        else await untilDone(telling);
      }
      for (let alarms = 0; alarms < ALARMS_MAX; alarms++) await visitors.runAlarms();
      expect(await visitors.runAlarm('demo', 'person'), 'something is still due').toBe(false);
      await kept.apply([]);
      expect(await differences(all, 0), 'with all facts ever').toEqual([]);
      const from = Math.floor(now / DAY_MS) - OUTCOME_DAYS_KEPT;
      expect(await differences(kept, from), 'with those that are kept').toEqual([]);
    }),
    { numRuns: 200 },
  );
});
