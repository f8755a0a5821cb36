import { expect, test } from 'vitest';
import { totals } from '#core';
import type { OutcomeMessage, SnapshotStore, Visitors } from '../ports.ts';
import { decisionRecord, purchaseEvent, slotEvent, viewEvent } from './sample-events.ts';
import { DECISIONS_MAX } from './visitor-state.ts';

/** A world to see visitors in, its alarms driven by hand. */
export interface VisitorWorld {
  visitors: Visitors;
  snapshots: SnapshotStore;
  /** Runs the visitor's alarm now; false where none is set. */
  alarm(site: string, visitor: string): Promise<boolean>;
  /** What the queue has taken from this visitor. */
  sent(site: string, visitor: string): Promise<OutcomeMessage[]>;
  /** From now on sending fails, or works again. */
  breakQueue(site: string, visitor: string, broken: boolean): Promise<void>;
}

export function visitorCases(make: () => VisitorWorld): void {
  let made = 0;
  const newVisitor = () => ['demo', `v-${++made}`] as const;
  const views = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => viewEvent(from + n));
  const viewsOf = async (world: VisitorWorld, name: readonly [string, string]) => {
    const { profile } = await world.visitors.of(...name).read();
    return profile && totals(profile).views;
  };

  test('nobody is known before their first event', async () => {
    const visitor = make().visitors.of(...newVisitor());
    expect(await visitor.read()).toEqual({ profile: null, decisions: [] });
    await visitor.fold([]);
    expect(await visitor.read()).toEqual({ profile: null, decisions: [] });
  });

  test('what is accepted is in the profile that is answered and in the one that is read', async () => {
    const visitor = make().visitors.of(...newVisitor());
    const events = views(0, 3);
    const answer = await visitor.fold(events);
    if (answer === 'erased') throw new Error('nobody erased this visitor');
    expect(answer.accepted).toEqual(events.map(({ id }) => id));
    expect(totals(answer.profile).views).toBe(3);
    expect((await visitor.read()).profile).toEqual(answer.profile);
  });

  test('visitors and sites know nothing of each other', async () => {
    const [world, [site, visitor]] = [make(), newVisitor()];
    await world.visitors.of(site, visitor).fold(views(0, 2));
    expect(await viewsOf(world, [site, `${visitor}-other`])).toBeNull();
    expect(await viewsOf(world, ['other', visitor])).toBeNull();
  });

  test('the same batch sent five times changes nothing after the first', async () => {
    const [world, name] = [make(), newVisitor()];
    const events = [...views(0, 4), purchaseEvent('p-1', 'T1', 10)];
    const visitor = world.visitors.of(...name);
    const first = await visitor.fold(events);
    for (let again = 0; again < 4; again++) expect(await visitor.fold(events)).toEqual(first);
  });

  test('fifty batches at once and one batch five times at once: every event counts once', async () => {
    const [world, name] = [make(), newVisitor()];
    const same = views(50, 60);
    const answers = await Promise.all([
      ...Array.from({ length: 50 }, (_, n) => world.visitors.of(...name).fold([viewEvent(n)])),
      ...Array.from({ length: 5 }, () => world.visitors.of(...name).fold(same)),
    ]);
    for (const answer of answers) expect(answer).toHaveProperty('accepted');
    expect(await viewsOf(world, name)).toBe(60);
  });

  test('two events of one transaction are one purchase', async () => {
    const visitor = make().visitors.of(...newVisitor());
    await visitor.fold([purchaseEvent('p-1', 'T1', 20)]);
    const answer = await visitor.fold([purchaseEvent('p-2', 'T1', 20), purchaseEvent('p-3', 'T2', 5)]);
    if (answer === 'erased') throw new Error('nobody erased this visitor');
    expect(answer.accepted.toSorted()).toEqual(['p-2', 'p-3']);
    expect(totals(answer.profile)).toMatchObject({ purchases: 2, spent: { EUR: 2500 } });
  });

  test('the newest decisions are kept, newest first, each once', async () => {
    const visitor = make().visitors.of(...newVisitor());
    const records = Array.from({ length: DECISIONS_MAX + 5 }, (_, n) => decisionRecord(`d-${n}`));
    await visitor.record(records);
    await visitor.record(records.slice(-2));
    expect((await visitor.read()).decisions).toEqual(records.slice(5).reverse());
  });

  test('a change sets one alarm, which saves a snapshot', async () => {
    const [world, name] = [make(), newVisitor()];
    expect(await world.alarm(...name)).toBe(false);
    await world.visitors.of(...name).fold(views(0, 2));
    await world.visitors.of(...name).fold(views(2, 3));
    expect(await world.snapshots.get(...name)).toBeNull();
    expect(await world.alarm(...name)).toBe(true);
    expect(await world.snapshots.get(...name)).toEqual((await world.visitors.of(...name).read()).profile);
    expect(await world.alarm(...name)).toBe(false);
  });

  test('what changed nothing sets no alarm', async () => {
    const [world, name] = [make(), newVisitor()];
    await world.visitors.of(...name).fold(views(0, 2));
    await world.alarm(...name);
    await world.visitors.of(...name).fold(views(0, 2));
    await world.visitors.of(...name).record([decisionRecord('d-1')]);
    expect(await world.alarm(...name)).toBe(false);
  });

  test('outcomes of folded events are sent once, summed, under running numbers', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    const day = '2026-11-01';
    const first = [
      slotEvent('s-1', 'slot_view'),
      slotEvent('s-2', 'invite_shown'),
      slotEvent('s-3', 'slot_click'),
      purchaseEvent('p-1', 'T1', 10.5),
    ];
    await visitor.fold(first);
    await visitor.fold(first);
    await world.alarm(...name);
    await visitor.fold([...first, slotEvent('s-4', 'slot_dismiss'), slotEvent('s-5', 'slot_late')]);
    await world.alarm(...name);
    const sent = await world.sent(...name);
    expect(sent.map(({ site, changes }) => ({ site, changes }))).toEqual([
      {
        site: 'demo',
        changes: [
          { day, slot: 'hero', variant: 'a', what: 'view', n: 2, value: 0 },
          { day, slot: 'hero', variant: 'a', what: 'click', n: 1, value: 0 },
          { day, slot: '', variant: '', what: 'order', n: 1, value: 1050 },
        ],
      },
      {
        site: 'demo',
        changes: [
          { day, slot: 'hero', variant: 'a', what: 'dismiss', n: 1, value: 0 },
          { day, slot: 'hero', variant: 'a', what: 'late', n: 1, value: 0 },
        ],
      },
    ]);
    const [object] = sent[0]?.id.split(/\/1$/) ?? [];
    expect(sent.map(({ id }) => id)).toEqual([`${object}/1`, `${object}/2`]);
  });

  test('an order told again, by the page or by the shop, is one order in the sums', async () => {
    const [world, name] = [make(), newVisitor()];
    await world.visitors.of(...name).fold([purchaseEvent('p-1', 'T1', 10), purchaseEvent('p-2', 'T1', 10)]);
    await world.visitors.of(...name).fold([{ ...purchaseEvent('p-3', 'T1', 10), source: 'server' }]);
    await world.alarm(...name);
    const changes = (await world.sent(...name)).flatMap((message) => message.changes);
    expect(changes.map(({ what, n, value }) => [what, n, value])).toEqual([['order', 1, 1000]]);
  });

  test('without consent to be counted the profile grows and the sums do not', async () => {
    const [world, name] = [make(), newVisitor()];
    await world.visitors.of(...name).fold([slotEvent('s-1', 'slot_view'), viewEvent(1)], { counted: false });
    await world.alarm(...name);
    expect(await viewsOf(world, name)).toBe(1);
    expect(await world.sent(...name)).toEqual([]);
  });

  test('a queue that fails loses nothing: the same message comes later, then what came since', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await world.breakQueue(...name, true);
    await visitor.fold([slotEvent('s-1', 'slot_view')]);
    for (let tries = 0; tries < 8; tries++) {
      expect(await world.alarm(...name)).toBe(true);
      await visitor.fold([slotEvent(`t-${tries}`, 'slot_click')]);
    }
    expect(await world.sent(...name)).toEqual([]);
    expect(await world.snapshots.get(...name)).not.toBeNull();
    await world.breakQueue(...name, false);
    expect(await world.alarm(...name)).toBe(true);
    const sent = await world.sent(...name);
    expect(sent.map(({ id }) => id.split('/').at(-1))).toEqual(['1', '2']);
    expect(sent.flatMap(({ changes }) => changes.map(({ what, n }) => [what, n]))).toEqual([
      ['view', 1],
      ['click', 8],
    ]);
    expect(await world.alarm(...name)).toBe(false);
  });

  test('an erased visitor is gone everywhere, and resent events bring nothing back', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await visitor.fold([...views(0, 3), slotEvent('s-1', 'slot_view')]);
    await visitor.record([decisionRecord('d-1')]);
    await world.alarm(...name);
    await visitor.fold([slotEvent('s-2', 'slot_view')]);
    await visitor.erase();
    await visitor.erase();
    expect(await visitor.fold(views(0, 3))).toBe('erased');
    expect(await visitor.fold(views(7, 9))).toBe('erased');
    await visitor.record([decisionRecord('d-2')]);
    expect(await visitor.read()).toEqual({ profile: null, decisions: [] });
    expect(await world.alarm(...name)).toBe(false);
    expect(await world.snapshots.get(...name)).toBeNull();
    expect(await world.sent(...name)).toHaveLength(1);
  });

  test('erasing somebody of whom nothing is known keeps them away too', async () => {
    const [world, name] = [make(), newVisitor()];
    await world.visitors.of(...name).erase();
    expect(await world.visitors.of(...name).fold(views(0, 1))).toBe('erased');
    expect(await world.alarm(...name)).toBe(false);
  });

  test('an erasure and an alarm at once leave no snapshot', async () => {
    const [world, name] = [make(), newVisitor()];
    await world.visitors.of(...name).fold(views(0, 3));
    await Promise.all([world.alarm(...name), world.visitors.of(...name).erase()]);
    await world.alarm(...name);
    expect(await world.snapshots.get(...name)).toBeNull();
  });
}
