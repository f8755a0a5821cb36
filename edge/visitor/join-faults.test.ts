import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { totals, type TactEvent } from '#core';
import type { Visitor } from '../ports.ts';
import { memoryVisitors } from './memory-visitors.ts';
import { memoryOutcomeQueue } from '../queue/outcome-queue.ts';
import { faults, faulty, untilDone, type Fault } from './faulty.laws.ts';
import { purchaseEvent, servedRecord, slotEvent, viewEvent } from './sample-events.ts';
import { forgottenIn, recomputedFrom, sumsIn, totalsIn } from './told-sums.ts';

const SIGNED = { identifiedAt: Date.UTC(2026, 10, 1, 11) };
/** Who tells which event, or joins; in life several at once, and all again until they are answered. */
const step = fc.record({
  who: fc.constantFrom('phone', 'laptop', 'person'),
  what: fc.constantFrom('view', 'view', 'view', 'purchase', 'join'),
  n: fc.nat(30),
});

/** Events of different tellers have different ids; purchases may be the same for all. */
function eventOf({ who, what, n }: { who: string; what: string; n: number }): TactEvent {
  const id = `${who}-${what}-${n}`;
  return what === 'purchase' ? purchaseEvent(id, `T${n % 4}`, 10) : viewEvent(n, id);
}

test('whatever calls fail while devices join, every event and every order counts once', async () => {
  await fc.assert(
    fc.asyncProperty(faults, fc.array(step, { minLength: 10, maxLength: 40 }), async (stream, steps) => {
      const visitors = memoryVisitors({
        between: (calls) => faulty(calls, () => stream.next().value as Fault),
      });
      await Promise.all(
        steps.map((each) => {
          const visitor = visitors.of('demo', each.who);
          return untilDone<unknown>(() =>
            each.what === 'join' ? visitor.join('person', SIGNED) : visitor.fold([eventOf(each)]),
          );
        }),
      );
      for (const who of ['phone', 'laptop'])
        await untilDone(() => visitors.of('demo', who).join('person', SIGNED));
      const told = steps.filter(({ what }) => what !== 'join').map(eventOf);
      const unique = new Map(told.map((event) => [event.id, event]));
      const orders = new Set(told.flatMap(({ params }) => params.transaction_id ?? []));
      const { profile } = await untilDone(() => visitors.of('demo', 'laptop').read());
      const views = [...unique.values()].filter(({ name }) => name === 'view_item').length;
      expect(profile && totals(profile)).toMatchObject({
        views,
        purchases: orders.size,
        spent: orders.size > 0 ? { EUR: orders.size * 1000 } : {},
      });
      // An order told again by one who knows it changes nothing; told by two who knew nothing of each other, it is two events.
      const { events = 0 } = profile ? totals(profile) : {};
      expect(events).toBeLessThanOrEqual(unique.size);
      expect(events).toBeGreaterThanOrEqual(views + orders.size);
    }),
    { numRuns: 60 },
  );
});

/** One decision a number, its variant and time following from it; whoever is told, and however often. */
const servedOf = (n: number) =>
  servedRecord(`d-${n}`, {
    variant: n % 2 ? 'a' : 'b',
    slot: n % 3 ? 'hero' : 'aside',
    segment: `new/${n % 4}`,
    ...(n % 5 && { draw: { site: (n % 5) / 100, slot: 0.1 } }),
  });
const outcomeStep = fc.record({
  who: fc.constantFrom('phone', 'laptop', 'person'),
  what: fc.constantFrom('served', 'served', 'view', 'view', 'click', 'purchase', 'join', 'alarm'),
  n: fc.nat(6),
});

/** The id follows from what is told, so several may be told the same. */
function outcomeEventOf({ what, n }: { what: string; n: number }): TactEvent {
  if (what === 'purchase') return purchaseEvent(`p-${n}`, `T${n % 3}`, 10);
  return slotEvent(`${what}-${n}`, what === 'view' ? 'slot_view' : 'slot_click', `d-${n}`);
}

test('whatever calls and messages fail while devices join, the sums are those of one who was told all of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      faults,
      fc.array(outcomeStep, { minLength: 10, maxLength: 40 }),
      async (stream, steps) => {
        const [queue, wholeQueue] = [memoryOutcomeQueue(), memoryOutcomeQueue()];
        const next = () => stream.next().value as Fault;
        const visitors = memoryVisitors({
          between: (calls) => faulty(calls, next),
          queue: {
            async send(message) {
              const fault = next();
              if (fault !== 'lost') await queue.send(message);
              if (fault !== 'none') throw new Error('no queue');
            },
          },
        });
        const whole = memoryVisitors({ queue: wholeQueue });
        const tell = (visitor: Visitor, step: (typeof steps)[number]): Promise<unknown> => {
          if (step.what === 'served') return visitor.record([servedOf(step.n)]);
          return step.what === 'join' ? visitor.join('person', SIGNED) : visitor.fold([outcomeEventOf(step)]);
        };
        await Promise.all(
          steps.map((step) =>
            step.what === 'alarm'
              ? visitors.runAlarm('demo', step.who)
              : untilDone(() => tell(visitors.of('demo', step.who), step)),
          ),
        );
        for (const who of ['phone', 'laptop'])
          await untilDone(() => visitors.of('demo', who).join('person', SIGNED));
        for (const step of steps)
          if (step.what !== 'alarm' && step.what !== 'join') await tell(whole.of('demo', 'whole'), step);
        await whole.runAlarms();
        for (const who of ['phone', 'laptop', 'person'])
          while (await visitors.runAlarm('demo', who)) await new Promise((resolve) => setImmediate(resolve));
        const once = [...new Map(queue.sent.map((message) => [message.id, message])).values()];
        expect(totalsIn(once)).toEqual(totalsIn(wholeQueue.sent));
        expect(recomputedFrom(once)).toEqual(totalsIn(once));
      },
    ),
    { numRuns: 60 },
  );
});

test('a join that got stuck is brought to its end by the alarm', async () => {
  let isDown = true;
  const visitors = memoryVisitors({
    between: (calls, visitor) => faulty(calls, () => (isDown && visitor === 'person' ? 'lost' : 'none')),
  });
  const device = visitors.of('demo', 'device');
  await device.fold([viewEvent(1)]);
  await expect(device.join('person', SIGNED)).rejects.toThrow('lost');
  await expect(device.fold([viewEvent(2)])).rejects.toThrow('lost');
  await visitors.runAlarm('demo', 'device');
  isDown = false;
  expect(await visitors.runAlarm('demo', 'device')).toBe(true);
  const { profile } = await visitors.of('demo', 'person').read();
  expect(profile && totals(profile).views).toBe(1);
  const answer = await device.fold([viewEvent(2)]);
  expect(answer !== 'erased' && totals(answer.profile).views).toBe(2);
  await visitors.runAlarms();
  expect(await visitors.runAlarm('demo', 'device')).toBe(false);
});

test('an erasure that cannot reach a device fails, and the alarm brings it to its end', async () => {
  let isDown = false;
  const visitors = memoryVisitors({
    between: (calls, visitor) => faulty(calls, () => (isDown && visitor === 'laptop' ? 'lost' : 'none')),
  });
  for (const id of ['phone', 'laptop']) {
    await visitors.of('demo', id).fold([viewEvent(1)]);
    await visitors.of('demo', id).join('person', SIGNED);
  }
  isDown = true;
  await expect(visitors.of('demo', 'phone').erase()).rejects.toThrow('lost');
  expect(await visitors.of('demo', 'person').fold([viewEvent(2)])).toBe('erased');
  isDown = false;
  expect(await visitors.runAlarm('demo', 'person')).toBe(true);
  expect(await visitors.runAlarm('demo', 'person')).toBe(false);
  expect(await visitors.of('demo', 'laptop').fold([viewEvent(2)])).toBe('erased');
});

test('a device that never learned that it was taken over is forgotten once, with the person', async () => {
  const queue = memoryOutcomeQueue();
  let isLost = true;
  const visitors = memoryVisitors({
    queue,
    between: (calls) => ({
      ...calls,
      async take(...given) {
        const answer = await calls.take(...given);
        if (isLost) throw new Error('the answer was lost');
        return answer;
      },
    }),
  });
  for (const who of ['phone', 'person']) {
    await visitors.of('demo', who).record([servedRecord(`d-${who}`)]);
    await visitors.of('demo', who).fold([slotEvent(`s-${who}`, 'slot_view', `d-${who}`)]);
  }
  await expect(visitors.of('demo', 'phone').join('person', SIGNED)).rejects.toThrow('lost');
  await visitors.of('demo', 'person').erase();
  isLost = false;
  await visitors.runAlarms();
  expect(sumsIn(queue.sent)['hero/a/shown']).toEqual({ visitors: 1, seen: 2 });
  expect(forgottenIn(queue.sent)).toEqual(totalsIn(queue.sent));
});
