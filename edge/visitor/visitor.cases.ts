import { expect, test } from 'vitest';
import { type TactEvent, totals } from '#core';
import type { OutcomeMessage, SnapshotStore, Visitors } from '../ports.ts';
import {
  basketEvent,
  decisionRecord,
  purchaseEvent,
  servedRecord,
  slotEvent,
  viewEvent,
} from './sample-events.ts';
import { forgottenIn, recomputedFrom, sumsIn, totalsIn } from './told-sums.ts';
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

  const SEEN_ONCE = { visitors: 1, seen: 1 };
  const BOUGHT = {
    ...{ converted: 1, orders: 1, revenue: 1050, revenueSquared: 1050 ** 2, unconfirmed: 1050 },
    ...{ margin: 400, marginSquared: 400 ** 2 },
  };

  test('outcomes are sent once, summed, with what they follow from, under running numbers', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    const first = [
      slotEvent('s-1', 'slot_view'),
      slotEvent('s-2', 'slot_click'),
      { ...purchaseEvent('p-1', 'T1', 10.5), margin: 400 },
    ];
    await visitor.record([servedRecord()]);
    await visitor.fold(first);
    await visitor.fold(first);
    await world.alarm(...name);
    await visitor.record([servedRecord()]);
    await visitor.fold([...first, slotEvent('s-4', 'slot_dismiss'), slotEvent('s-5', 'slot_late')]);
    await world.alarm(...name);
    const sent = await world.sent(...name);
    const [site, id] = name;
    expect(sent.map((message) => ({ site: message.site, visitor: message.visitor }))).toEqual([
      { site, visitor: id },
      { site, visitor: id },
    ]);
    const whole = { ...SEEN_ONCE, ...BOUGHT, clicked: 1 };
    expect(sumsIn(sent.slice(0, 1))).toEqual({
      ...{ 'hero/a/shown': whole, 'hero//shown': whole, '//shown': whole },
      'hero/a/taught': whole,
    });
    expect(sumsIn(sent)['hero/a/shown']).toEqual({ ...whole, dismissed: 1 });
    expect(sent.map(({ facts }) => facts.map(({ kind }) => kind))).toEqual([
      ['served', 'seen', 'seen', 'order', 'visit'],
      ['seen'],
    ]);
    expect(recomputedFrom(sent)).toEqual(totalsIn(sent));
    const [object] = sent[0]?.id.split(/\/1$/) ?? [];
    expect(sent.map((message) => message.id)).toEqual([`${object}/1`, `${object}/2`]);
  });

  test('a view before its decision is told of waits for it; a view of none counts nothing', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await visitor.fold([slotEvent('s-1', 'slot_view'), slotEvent('s-2', 'slot_view', 'nobody-made-it')]);
    await world.alarm(...name);
    expect(await world.sent(...name)).toEqual([]);
    await visitor.record([servedRecord()]);
    expect(await world.alarm(...name)).toBe(true);
    const sent = await world.sent(...name);
    expect(sumsIn(sent)['hero/a/shown']).toEqual(SEEN_ONCE);
    expect(recomputedFrom(sent)).toEqual(totalsIn(sent));
  });

  test('a decision that nobody has seen yet is told to nobody; a held one counts at once', async () => {
    const [world, name] = [make(), newVisitor()];
    await world.visitors.of(...name).record([servedRecord()]);
    expect(await world.alarm(...name)).toBe(false);
    await world.visitors
      .of(...name)
      .record([servedRecord('d-2', { arm: 'held', variant: '', manner: 'fatigued' })]);
    expect(await world.alarm(...name)).toBe(true);
    expect(sumsIn(await world.sent(...name))).toEqual({ 'hero/fatigued/held': SEEN_ONCE });
  });

  test('an order told again, by the page or by the shop, is one order; what the shop says is confirmed', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await visitor.record([servedRecord()]);
    await visitor.fold([
      slotEvent('s-1', 'slot_view'),
      { ...purchaseEvent('p-1', 'T1', 10.5), margin: 400 },
      { ...purchaseEvent('p-2', 'T1', 10.5), margin: 400 },
    ]);
    await world.alarm(...name);
    expect(sumsIn(await world.sent(...name))['hero/a/shown']).toEqual({ ...SEEN_ONCE, ...BOUGHT });
    await visitor.fold([{ ...purchaseEvent('p-3', 'T1', 10.5), source: 'server', margin: 400 }]);
    await world.alarm(...name);
    const sent = await world.sent(...name);
    const { unconfirmed: _, ...confirmed } = BOUGHT;
    expect(sumsIn(sent)['hero/a/shown']).toEqual({ ...SEEN_ONCE, ...confirmed });
    expect(recomputedFrom(sent)).toEqual(totalsIn(sent));
  });

  test('what is paid back is taken out again, to the last cent', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await visitor.record([servedRecord()]);
    await visitor.fold([slotEvent('s-1', 'slot_view'), { ...purchaseEvent('p-1', 'T1', 10.5), margin: 400 }]);
    await world.alarm(...name);
    const params = { transaction_id: 'T1', currency: 'EUR' };
    const back = { ...purchaseEvent('r-1', 'T1', 0), name: 'refund', source: 'server' } as const;
    await visitor.fold([{ ...back, params: { ...params, value: 5.25 } }]);
    await world.alarm(...name);
    expect(sumsIn(await world.sent(...name))['hero/a/shown']).toMatchObject({
      revenue: 525,
      margin: 200,
      orders: 1,
    });
    await visitor.fold([{ ...back, id: 'r-2', name: 'order_cancelled', params }]);
    await world.alarm(...name);
    const sent = await world.sent(...name);
    expect(sumsIn(sent)['hero/a/shown']).toEqual(SEEN_ONCE);
    expect(recomputedFrom(sent)).toEqual(totalsIn(sent));
  });

  test('a bot is counted apart, with all that it did before it was known as one', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    const segmentsIn = async () => totalsIn(await world.sent(...name)).map(({ segment }) => segment);
    await visitor.record([servedRecord()]);
    await visitor.fold([slotEvent('s-1', 'slot_view')]);
    await world.alarm(...name);
    expect(await segmentsIn()).toEqual(['new/-', 'new/-', 'new/-', 'new/-']);
    await visitor.fold([viewEvent(1)], { bot: true });
    await world.alarm(...name);
    expect(await segmentsIn()).toEqual(['bot', 'bot', 'bot', 'bot']);
    await visitor.fold([viewEvent(2)], { bot: true });
    await visitor.fold([slotEvent('s-2', 'slot_click')]);
    await world.alarm(...name);
    const sent = await world.sent(...name);
    expect(sumsIn(sent)['hero/a/shown']).toEqual({ ...SEEN_ONCE, clicked: 1 });
    expect(sent.flatMap(({ facts }) => facts).filter(({ kind }) => kind === 'bot')).toHaveLength(1);
    expect(recomputedFrom(sent)).toEqual(totalsIn(sent));
  });

  test('who opens a page a second for half a minute is a bot, in however many batches; who is slower is not', async () => {
    for (const [gapMs, isBot] of [
      [999, true],
      [1100, false],
    ] as const) {
      const [world, name] = [make(), newVisitor()];
      const visitor = world.visitors.of(...name);
      for (let n = 0; n < 36; n++) {
        const page = { ...viewEvent(n), name: 'page_view' as const, params: {} };
        await visitor.fold([{ ...page, at: page.at + n * gapMs }]);
      }
      await world.alarm(...name);
      const facts = (await world.sent(...name)).flatMap((message) => message.facts);
      expect(facts.map(({ kind }) => kind)).toEqual(isBot ? ['bot'] : []);
    }
  });

  test('without consent to be counted the profile grows and the sums do not', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    const denied = servedRecord();
    denied.context = { ...denied.context, consent: { personalization: 'granted', analytics: 'denied' } };
    await visitor.record([denied, servedRecord('d-2')]);
    const pages = Array.from({ length: 40 }, (_, n) => ({
      ...viewEvent(50 + n),
      name: 'page_view' as const,
    }));
    const events = [
      slotEvent('s-1', 'slot_view', 'd-2'),
      purchaseEvent('p-1', 'T1', 10),
      viewEvent(1),
      ...pages,
    ];
    await visitor.fold(events, { counted: false, bot: true });
    await visitor.fold([slotEvent('s-2', 'slot_view', 'd-1')]);
    await world.alarm(...name);
    expect(await viewsOf(world, name)).toBe(1);
    expect(await world.sent(...name)).toEqual([]);
  });

  test('what the visitor’s page says of being counted holds for what the shop tells, until the page says otherwise', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    const bought = (n: number): TactEvent => ({ ...purchaseEvent(`p-${n}`, `T${n}`, 10), source: 'server' });
    await visitor.fold([viewEvent(1)], { counted: false });
    await visitor.fold([bought(1)]);
    await world.alarm(...name);
    expect(await world.sent(...name)).toEqual([]);
    await visitor.fold([viewEvent(2)], { counted: true });
    await visitor.fold([bought(2)]);
    await world.alarm(...name);
    const facts = (await world.sent(...name)).flatMap((message) => message.facts);
    expect(facts.flatMap((fact) => (fact.kind === 'order' ? fact.order.id : []))).toEqual(['T2']);
  });

  test('who is not to be counted is not as the person they turn out to be either', async () => {
    const [world, device, person] = [make(), newVisitor(), newVisitor()];
    await world.visitors.of(...device).fold([viewEvent(1)], { counted: false });
    await world.visitors.of(...device).join(person[1], {});
    await world.visitors.of(...person).fold([{ ...purchaseEvent('p-1', 'T1', 10), source: 'server' }]);
    await world.alarm(...person);
    expect(await world.sent(...person)).toEqual([]);
  });

  test('a visit of which more has come than was told is told again, once', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await visitor.record([servedRecord()]);
    await visitor.fold([slotEvent('s-1', 'slot_view')]);
    await world.alarm(...name);
    await visitor.fold([basketEvent('b-1', 'item-1')]);
    await world.alarm(...name);
    await visitor.fold([basketEvent('b-1', 'item-1')]);
    expect(await world.alarm(...name)).toBe(false);
    const facts = (await world.sent(...name)).flatMap((message) => message.facts);
    expect(facts.flatMap((fact) => (fact.kind === 'visit' ? fact.outcome.wentOn : []))).toEqual([
      false,
      true,
    ]);
    expect(recomputedFrom(await world.sent(...name))).toEqual(totalsIn(await world.sent(...name)));
  });

  test('a queue that fails loses nothing: the same message comes later, then what came since', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await world.breakQueue(...name, true);
    await visitor.record(Array.from({ length: 8 }, (_, n) => servedRecord(`d-${n}`)));
    await visitor.fold([slotEvent('s-0', 'slot_view', 'd-0')]);
    for (let tries = 1; tries < 8; tries++) {
      expect(await world.alarm(...name)).toBe(true);
      await visitor.fold([slotEvent(`s-${tries}`, 'slot_view', `d-${tries}`)]);
    }
    expect(await world.sent(...name)).toEqual([]);
    expect(await world.snapshots.get(...name)).not.toBeNull();
    await world.breakQueue(...name, false);
    expect(await world.alarm(...name)).toBe(true);
    const sent = await world.sent(...name);
    expect(sent.map(({ id }) => id.split('/').at(-1))).toEqual(['1', '2']);
    expect(sumsIn(sent)['hero/a/shown']).toEqual({ visitors: 1, seen: 8 });
    expect(recomputedFrom(sent)).toEqual(totalsIn(sent));
    expect(await world.alarm(...name)).toBe(false);
  });

  test('where chance has put a visitor is remembered with what was decided, first contact and all, and at rest too', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    const draw = { site: 0.1, slot: 0.2, share: 0.5, shares: { a: 0.5, b: 0.5 } };
    const first = servedRecord('d-0', { arm: 'control', variant: 'b', draw }).served!;
    const { at } = first;
    await visitor.fold(views(0, 1), { served: [first] });
    const told = { '': { at, share: 0.1 }, hero: { at, share: 0.2, held: true } };
    const drawn = { at, share: 0.5, shares: draw.shares };
    expect((await visitor.read()).profile?.assigned).toEqual({ ...told, 'hero/b': drawn });
    const later = { at: at + 1, slot: 'chat', draw: { site: 0.3, slot: 0 } };
    await visitor.record([
      servedRecord('d-1', later),
      servedRecord('d-2', { ...later, draw: { site: 0.3, slot: 0.5 } }),
    ]);
    await world.alarm(...name);
    const assigned = { ...told, 'hero/b': drawn, chat: { at: at + 1, share: 0.5 } };
    expect((await world.snapshots.get(...name))?.assigned).toEqual(assigned);
  });

  test('of who is not to be counted, chance decides nothing that is kept', async () => {
    const visitor = make().visitors.of(...newVisitor());
    const decided = servedRecord('d-1', { draw: { site: 0.1, slot: 0.2 } });
    await visitor.fold(views(0, 1), { counted: false, served: [decided.served!] });
    decided.context.consent.analytics = 'denied';
    await visitor.record([decided]);
    expect((await visitor.read()).profile).not.toHaveProperty('assigned');
  });

  test('what is too much for one message of a queue goes in several', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    const slots = Array.from({ length: 120 }, (_, n) => n);
    await visitor.record(slots.map((n) => servedRecord(`d-${n}`, { slot: `slot-${n}`, shares: shares(9) })));
    await visitor.fold(slots.map((n) => slotEvent(`s-${n}`, 'slot_view', `d-${n}`)));
    await world.alarm(...name);
    const sent = await world.sent(...name);
    expect(sent.length).toBeGreaterThan(1);
    for (const message of sent) expect(JSON.stringify(message).length).toBeLessThan(128_000);
    expect(totalsIn(sent)).toHaveLength(1 + 3 * slots.length);
    expect(recomputedFrom(sent)).toEqual(totalsIn(sent));
  });

  test('what the shop erases stays in the sums, and its farewell tells what that was', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await visitor.record([servedRecord()]);
    await visitor.fold([slotEvent('s-1', 'slot_view'), { ...purchaseEvent('p-1', 'T1', 10.5), margin: 400 }]);
    await world.alarm(...name);
    await visitor.fold([slotEvent('s-2', 'slot_click')]);
    await visitor.erase();
    const sent = await world.sent(...name);
    expect(sent.map(({ forget }) => forget)).toEqual([undefined, undefined, [name[1]]]);
    expect(sumsIn(sent)['hero/a/shown']).toEqual({ ...SEEN_ONCE, ...BOUGHT, clicked: 1 });
    expect(forgottenIn(sent)).toEqual(totalsIn(sent));
    expect(sent.slice(1).flatMap(({ facts }) => facts)).toEqual([]);
    await visitor.erase();
    expect(await world.alarm(...name)).toBe(false);
    expect(await world.sent(...name)).toHaveLength(3);
  });

  test('a visitor who asks to be forgotten has left what they saw this week', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    const now = Date.now();
    await visitor.record([
      servedRecord('d-1', { slot: 'now', at: now - 1000 }),
      servedRecord('d-2', { slot: 'before', at: now - 8 * 86_400_000 }),
    ]);
    const seen = (decision: string, at: number) => ({
      ...slotEvent(`s-${decision}`, 'slot_view', decision),
      at,
    });
    await visitor.fold([seen('d-1', now - 1000), seen('d-2', now - 8 * 86_400_000)]);
    await visitor.erase({ asked: true });
    const sent = await world.sent(...name);
    expect(sumsIn(sent)['now/a/shown']).toEqual({ ...SEEN_ONCE, left: 1 });
    expect(sumsIn(sent)['before/a/shown']).toEqual(SEEN_ONCE);
    expect(forgottenIn(sent)).toEqual(totalsIn(sent));
  });

  test('an erasure while the queue fails is due until the farewell is sent, and keeps none of the facts', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await world.breakQueue(...name, true);
    await visitor.record([servedRecord()]);
    await visitor.fold([slotEvent('s-1', 'slot_view')]);
    await world.alarm(...name);
    await visitor.fold([slotEvent('s-2', 'slot_click')]);
    await expect(visitor.erase()).rejects.toThrow('no queue');
    expect(await world.snapshots.get(...name)).toBeNull();
    await world.breakQueue(...name, false);
    expect(await world.alarm(...name)).toBe(true);
    const sent = await world.sent(...name);
    expect(sent.map(({ forget, facts }) => [forget, facts])).toEqual([
      [undefined, []],
      [undefined, []],
      [[name[1]], []],
    ]);
    expect(sumsIn(sent)['hero/a/shown']).toEqual({ ...SEEN_ONCE, clicked: 1 });
    expect(forgottenIn(sent)).toEqual(totalsIn(sent));
    expect(await world.alarm(...name)).toBe(false);
  });

  test('an erased visitor is gone everywhere, and resent events bring nothing back', async () => {
    const [world, name] = [make(), newVisitor()];
    const visitor = world.visitors.of(...name);
    await visitor.fold([...views(0, 3), slotEvent('s-1', 'slot_view')]);
    await visitor.record([decisionRecord('d-1')]);
    await world.alarm(...name);
    await visitor.fold([slotEvent('s-2', 'slot_click')]);
    await visitor.erase();
    await visitor.erase();
    expect(await visitor.fold(views(0, 3))).toBe('erased');
    expect(await visitor.fold(views(7, 9))).toBe('erased');
    await visitor.record([decisionRecord('d-2')]);
    expect(await visitor.read()).toEqual({ profile: null, decisions: [] });
    expect(await world.alarm(...name)).toBe(false);
    expect(await world.snapshots.get(...name)).toBeNull();
    expect(await world.sent(...name), 'of who counted nowhere nothing has to be taken back').toEqual([]);
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

function shares(n: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: n }, (_, k) => [`variant-number-${k}`, 1 / n]));
}
