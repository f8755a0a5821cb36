import { expect, test } from 'vitest';
import { PERIOD_DAYS, periodOf, type Served } from '#core';
import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import { memoryVisitors } from './memory-visitors.ts';
import { purchaseEvent, servedRecord, slotEvent } from './sample-events.ts';
import { forgottenIn, remadeFrom, totalsIn } from './told-sums.ts';
import type { VisitorCalls } from './visitor-calls.ts';

const DAY_MS = 86_400_000;
/** A period's beginning. */
const START = (periodOf(Date.UTC(2026, 0, 5)) + 1) * PERIOD_DAYS * DAY_MS;

function worldOf(between?: (calls: VisitorCalls) => VisitorCalls) {
  const [clock, queue] = [{ now: START }, memoryOutcomeQueue()];
  const visitors = memoryVisitors({ now: () => clock.now, queue, ...(between && { between }) });
  return {
    clock,
    queue,
    visitors,
    /** Tells a visitor what was shown to them on a day, and seen some days after. */
    async show(who: string, day: number, { after = 0, ...more }: Partial<Served> & { after?: number } = {}) {
      const id = `d-${who}-${day}-${more.variant ?? ''}`;
      const at = START + day * DAY_MS;
      await visitors.of('demo', who).record([servedRecord(id, { at, ...more })]);
      const view = { ...slotEvent(`s-${id}`, 'slot_view', id), at: at + after * DAY_MS };
      await visitors.of('demo', who).fold([view]);
    },
    async endOf(day: number) {
      clock.now = START + day * DAY_MS;
      await visitors.runAlarms();
    },
    join: (who: string) => visitors.of('demo', who).join('person', { identifiedAt: START }),
    isExact: () => expect(remadeFrom(queue.sent)).toEqual(totalsIn(queue.sent)),
  };
}

test('what is settled is told once: numbers, with the fact in the last message of them', async () => {
  const { queue, show, endOf, isExact } = worldOf();
  for (let n = 0; n < 240; n++) await show('phone', 0, { variant: `variant-${n}` });
  await endOf(0);
  const told = totalsIn(queue.sent);
  for (const day of [150, 151]) {
    await show('phone', day);
    await endOf(day);
  }
  const farewells = queue.sent.filter(({ forget }) => forget);
  expect(farewells.length).toBeGreaterThan(1);
  const settled = [{ kind: 'settled', before: START + 28 * DAY_MS }];
  expect(farewells.map(({ facts }) => facts)).toEqual([...farewells.slice(1).map(() => []), settled]);
  expect(forgottenIn(queue.sent)).toEqual(told);
  isExact();
});

test.each([
  ['something to settle too', [0, 3]],
  ['nothing', []],
])('what one of two has settled is settled for both, where the other had %s', async (_, days) => {
  const { show, endOf, join, isExact } = worldOf();
  await show('phone', 0);
  await endOf(0);
  await show('phone', 150);
  // On the same day, so that nothing of it is forgotten again before they join.
  for (const day of days) await show('person', day);
  await endOf(150);
  await join('phone');
  await endOf(150);
  isExact();
  await show('person', 2);
  await endOf(150);
  isExact();
});

test.each([['alone'], ['as they join']])(
  'an order that what is settled had taken from what is kept goes back to that, %s',
  async (how) => {
    const { queue, visitors, show, endOf, join, isExact } = worldOf();
    await show('phone', -1, { after: 2, variant: 'a' });
    await show('phone', 0, { variant: 'b' });
    await visitors.of('demo', 'phone').fold([{ ...purchaseEvent('p', 'T', 10), at: START + 2 * DAY_MS }]);
    await endOf(2);
    const taughtBy = () =>
      totalsIn(queue.sent).flatMap(({ arm, variant, sums }) =>
        arm === 'taught' && sums.orders > 0n ? variant : [],
      );
    expect(taughtBy()).toEqual(['a']);
    const who = how === 'alone' ? 'phone' : 'person';
    await show(who, -2, { variant: 'c' });
    await endOf(2);
    await show(who, 120, { variant: 'd' });
    await endOf(121);
    if (how !== 'alone') await join('phone');
    await endOf(122);
    expect(taughtBy()).toEqual(['b', 'a']);
    isExact();
  },
);

test('of somebody who is being handed over nothing is forgotten, for the other may have it already', async () => {
  let isLost = true;
  const { queue, show, endOf, join } = worldOf((calls) => ({
    ...calls,
    async take(...given) {
      const answer = await calls.take(...given);
      if (isLost) throw new Error('the answer was lost');
      return answer;
    },
  }));
  await show('phone', 0);
  await endOf(0);
  await show('phone', 150);
  await expect(join('phone')).rejects.toThrow('lost');
  await endOf(151);
  isLost = false;
  await endOf(151);
  await endOf(151);
  expect(remadeFrom(queue.sent)).toEqual(totalsIn(queue.sent));
});
