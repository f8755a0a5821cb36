import { expect, test } from 'vitest';
import { basketOf, totals } from '#core';
import type { Folded, Visitor } from '../ports.ts';
import {
  basketEvent,
  decisionRecord,
  purchaseEvent,
  servedRecord,
  slotEvent,
  viewEvent,
} from './sample-events.ts';
import { forgottenIn, recomputedFrom, sumsIn, totalsIn } from './told-sums.ts';
import type { VisitorWorld } from './visitor.cases.ts';

const SIGNED = { identifiedAt: Date.UTC(2026, 10, 1, 11) };

/** What holds when devices become a person's; run on the memory twin and in workerd. */
export function joinCases(make: () => VisitorWorld): void {
  let made = 0;

  /** A site of its own, so that ids may be plain. */
  function setUp() {
    const world = make();
    const site = `join-${++made}`;
    return {
      world,
      of: (visitor: string) => world.visitors.of(site, visitor),
      alarm: (visitor: string) => world.alarm(site, visitor),
      snapshot: (visitor: string) => world.snapshots.get(site, visitor),
      sent: (visitor: string) => world.sent(site, visitor),
    };
  }
  const views = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => viewEvent(from + n));
  const viewsOf = async (visitor: Visitor) => {
    const { profile } = await visitor.read();
    return profile && totals(profile).views;
  };
  const folded = async (answer: Promise<Folded | 'erased'>): Promise<Folded> => {
    const said = await answer;
    if (said === 'erased') throw new Error('nobody erased this visitor');
    return said;
  };

  test('what a device knew is the person’s, and what it is told goes on to them', async () => {
    const { of } = setUp();
    await of('device').fold([...views(0, 3), basketEvent('b-1', 'dress')]);
    expect(await of('device').join('person', SIGNED)).toEqual({ person: 'person' });
    const answer = await folded(of('device').fold(views(2, 5)));
    expect(answer.accepted.toSorted()).toEqual(views(2, 5).map(({ id }) => id));
    expect(answer.visitor).toBe('person');
    const known = await of('person').read();
    expect(known.profile).toEqual(answer.profile);
    expect(known.profile && totals(known.profile).views).toBe(5);
    expect(known.profile && basketOf(known.profile).map(({ item }) => item)).toEqual(['dress']);
    expect(known.profile).toMatchObject({ origin: 'person', ...SIGNED });
    expect(await of('device').read()).toEqual({ ...known, visitor: 'person' });
  });

  test('events sent again under either id count once', async () => {
    const { of } = setUp();
    const events = [...views(0, 4), purchaseEvent('p-1', 'T1', 10)];
    await of('device').fold(events);
    await of('device').join('person', SIGNED);
    for (const id of ['person', 'device', 'person']) await of(id).fold(events);
    const { profile } = await of('person').read();
    expect(profile && totals(profile)).toMatchObject({ events: 5, views: 4, purchases: 1 });
  });

  test('two devices, the person and a hundred batches at once with the joins: every event counts once', async () => {
    const { of } = setUp();
    await Promise.all([of('phone').fold(views(0, 10)), of('laptop').fold(views(10, 20))]);
    const batch = (id: string, n: number) =>
      folded(of(id).fold([viewEvent(100 + n), viewEvent(id === 'phone' ? 0 : 10)]));
    const answers = await Promise.all([
      ...Array.from({ length: 25 }, (_, n) => batch('phone', n)),
      of('phone').join('person', SIGNED),
      ...Array.from({ length: 25 }, (_, n) => batch('laptop', 25 + n)),
      of('laptop').join('person', SIGNED),
      of('phone').join('person', SIGNED),
      ...Array.from({ length: 25 }, (_, n) => batch('phone', 50 + n)),
      ...Array.from({ length: 25 }, (_, n) => folded(of('person').fold([viewEvent(175 + n)]))),
    ]);
    expect(answers.filter((answer) => 'person' in answer)).toEqual(
      Array.from({ length: 3 }, () => ({ person: 'person' })),
    );
    expect(await viewsOf(of('person'))).toBe(120);
    await Promise.all(Array.from({ length: 75 }, (_, n) => of('laptop').fold([viewEvent(100 + n)])));
    expect(await viewsOf(of('person'))).toBe(120);
  });

  test('joining again, and with nothing to give, changes nothing', async () => {
    const { of } = setUp();
    await of('device').fold(views(0, 3));
    await of('device').join('person', SIGNED);
    const before = await of('person').read();
    expect(await of('device').join('person', SIGNED)).toEqual({ person: 'person' });
    expect(await of('empty').join('person', SIGNED)).toEqual({ person: 'person' });
    expect(await of('person').join('person', SIGNED)).toEqual({ person: 'person' });
    expect(await of('person').read()).toEqual(before);
    await of('empty').fold(views(3, 4));
    expect(await viewsOf(of('person'))).toBe(4);
  });

  test('what is one person’s never becomes another’s', async () => {
    const { of } = setUp();
    await of('device').fold(views(0, 3));
    await of('device').join('ada', SIGNED);
    expect(await of('device').join('ivo', SIGNED)).toEqual({ person: 'ada' });
    expect(await of('ada').join('ivo', SIGNED)).toEqual({ person: 'ada' });
    expect(await of('ivo').read()).toEqual({ profile: null, decisions: [] });
    expect(await viewsOf(of('ada'))).toBe(3);
  });

  test('decisions follow, in the order in which they were made', async () => {
    const { of } = setUp();
    await of('device').fold(views(0, 1));
    await of('device').record([decisionRecord('d-1', 1), decisionRecord('d-3', 3)]);
    await of('person').record([decisionRecord('p-2', 2)]);
    await of('device').join('person', SIGNED);
    await of('device').record([decisionRecord('d-4', 4)]);
    const { decisions } = await of('person').read();
    expect(decisions.map(({ decision }) => decision.id)).toEqual(['d-4', 'd-3', 'p-2', 'd-1']);
  });

  test('whoever was there first stays the eldest, whatever is told later of earlier', async () => {
    const { of } = setUp();
    await of('person').fold(views(5, 6));
    await of('device').fold(views(3, 4));
    await of('device').join('person', SIGNED);
    const late = await folded(of('device').fold(views(0, 1)));
    expect(late.profile.eldest).toEqual({ id: 'device', at: viewEvent(0).at });
    await of('younger').fold(views(8, 9));
    await of('younger').join('person', SIGNED);
    expect((await of('person').read()).profile?.eldest?.id).toBe('device');
  });

  test('a person stays where the device was that chance had decided for first', async () => {
    const { of } = setUp();
    const at = (visitor: string, when: number, arm: 'shown' | 'control') =>
      of(visitor).record([servedRecord(`d-${visitor}`, { at: when, arm, draw: { site: 0, slot: 0.5 } })]);
    await of('person').fold(views(0, 1));
    await of('device').fold(views(1, 2));
    await at('person', 2000, 'shown');
    await at('device', 1000, 'control');
    await of('device').join('person', SIGNED);
    const assigned = { hero: { at: 1000, share: 0.5, held: true } };
    expect((await of('person').read()).profile?.assigned).toEqual(assigned);
  });

  test('a device of which nothing is known yet is the eldest of a person of whom nothing is', async () => {
    const { of } = setUp();
    await of('device').join('person', SIGNED);
    const { profile } = await folded(of('person').fold(views(0, 1)));
    expect(profile.eldest?.id).toBe('device');
    await of('other').join('person', SIGNED);
    expect((await of('person').read()).profile?.eldest?.id).toBe('device');
  });

  test('an order that the page told the device and the shop the person is one, in profile and sums', async () => {
    const { of, alarm, sent } = setUp();
    await of('device').record([servedRecord('d-1')]);
    await of('device').fold([
      slotEvent('s-1', 'slot_view'),
      purchaseEvent('p-1', 'T1', 10),
      purchaseEvent('p-2', 'T2', 5),
    ]);
    await alarm('device');
    await of('person').record([servedRecord('d-2', { variant: 'b' })]);
    await of('person').fold([
      slotEvent('s-2', 'slot_view', 'd-2'),
      { ...purchaseEvent('p-3', 'T1', 10), source: 'server' },
    ]);
    await alarm('person');
    const apart = sumsIn([...(await sent('device')), ...(await sent('person'))]);
    expect(apart['//shown']).toMatchObject({ visitors: 2, orders: 3, revenue: 2500 });
    await of('device').join('person', SIGNED);
    await of('device').fold([purchaseEvent('p-4', 'T1', 10)]);
    const { profile } = await of('person').read();
    expect(profile && totals(profile)).toMatchObject({ purchases: 2, spent: { EUR: 1500 } });
    await alarm('device');
    await alarm('person');
    const messages = [...(await sent('device')), ...(await sent('person'))];
    const whole = { visitors: 1, orders: 2, converted: 1, revenue: 1500, unconfirmed: 500 };
    expect(sumsIn(messages)['hero/a/shown']).toMatchObject(whole);
    expect(sumsIn(messages)['hero/b/shown']).toMatchObject(whole);
    expect(sumsIn(messages)['//shown']).toMatchObject({ ...whole, seen: 2 });
    expect(recomputedFrom(messages)).toEqual(totalsIn(messages));
  });

  test('an event that the shop told of both is one event', async () => {
    const { of } = setUp();
    const told = { ...viewEvent(1), name: 'order_delivered', source: 'server' } as const;
    await of('device').fold([told, viewEvent(2)]);
    await of('person').fold([told]);
    await of('device').join('person', SIGNED);
    const { profile } = await of('person').read();
    expect(profile && totals(profile)).toMatchObject({ events: 2, views: 1 });
  });

  test('a view that both were told of is one view, and what one knew of it helps the other', async () => {
    const { of, alarm, sent } = setUp();
    await of('device').record([servedRecord('d-1')]);
    await of('device').fold([slotEvent('s-1', 'slot_view'), slotEvent('s-2', 'slot_click', 'd-2')]);
    await alarm('device');
    await of('person').record([servedRecord('d-1'), servedRecord('d-2', { slot: 'aside' })]);
    await of('person').fold([slotEvent('s-1', 'slot_view'), slotEvent('s-3', 'slot_view', 'd-2')]);
    await of('device').join('person', SIGNED);
    await alarm('device');
    await alarm('person');
    const messages = [...(await sent('device')), ...(await sent('person'))];
    expect(sumsIn(messages)['hero/a/shown']).toEqual({ visitors: 1, seen: 1 });
    expect(sumsIn(messages)['aside/a/shown']).toEqual({ visitors: 1, seen: 1, clicked: 1 });
    expect(recomputedFrom(messages)).toEqual(totalsIn(messages));
  });

  test('an order that only one of them was counted with counts for what the other has seen', async () => {
    const { of, alarm, sent } = setUp();
    await of('device').record([servedRecord()]);
    await of('device').fold([slotEvent('s-1', 'slot_view')]);
    await of('person').fold([purchaseEvent('p-1', 'T1', 10)]);
    await of('device').join('person', SIGNED);
    await alarm('device');
    await alarm('person');
    const messages = [...(await sent('device')), ...(await sent('person'))];
    expect(sumsIn(messages)['hero/a/shown']).toMatchObject({ visitors: 1, orders: 1, revenue: 1000 });
    expect(recomputedFrom(messages)).toEqual(totalsIn(messages));
  });

  test('where one device is a bot, so is the person', async () => {
    const { of, alarm, sent } = setUp();
    await of('device').fold([viewEvent(1)], { bot: true });
    await of('person').record([servedRecord()]);
    await of('person').fold([slotEvent('s-1', 'slot_view')]);
    await of('device').join('person', SIGNED);
    await alarm('device');
    await alarm('person');
    const messages = [...(await sent('device')), ...(await sent('person'))];
    expect(totalsIn(messages).map(({ segment }) => segment)).toEqual(['bot', 'bot', 'bot', 'bot']);
    expect(recomputedFrom(messages)).toEqual(totalsIn(messages));
  });

  test('the device’s own outcomes are still sent, its snapshot goes and the person’s comes', async () => {
    const { of, alarm, snapshot, sent } = setUp();
    await of('device').record([servedRecord()]);
    await of('device').fold([slotEvent('s-1', 'slot_view')]);
    await alarm('device');
    await of('device').fold([slotEvent('s-2', 'slot_click')]);
    await of('device').join('person', SIGNED);
    await alarm('device');
    await alarm('person');
    expect(await snapshot('device')).toBeNull();
    expect(await snapshot('person')).toEqual((await of('person').read()).profile);
    expect(sumsIn(await sent('device'))['hero/a/shown']).toEqual({ visitors: 1, seen: 1, clicked: 1 });
    const [message] = await sent('person');
    expect(message?.changes).toEqual([]);
    expect(message?.facts).toMatchObject([{ kind: 'joined', visitor: 'device' }, { kind: 'visit' }]);
    expect(await alarm('device')).toBe(false);
  });

  test('what a device had not sent when the person was erased is sent all the same, and forgotten with the rest', async () => {
    const { of, sent, alarm } = setUp();
    for (const id of ['device', 'person']) {
      await of(id).record([servedRecord(`d-${id}`)]);
      await of(id).fold([slotEvent(`s-${id}`, 'slot_view', `d-${id}`)]);
    }
    await of('device').join('person', SIGNED);
    await of('person').erase();
    for (const id of ['device', 'person']) expect(await alarm(id)).toBe(false);
    const messages = [...(await sent('device')), ...(await sent('person'))];
    expect(messages.flatMap(({ facts }) => facts)).toEqual([]);
    expect(messages.flatMap(({ forget }) => forget ?? [])).toEqual(['person', 'device']);
    expect(sumsIn(messages)['hero/a/shown']).toEqual({ visitors: 1, seen: 2 });
    expect(forgottenIn(messages)).toEqual(totalsIn(messages));
  });

  test('erasing a person under any id erases all of them, for good', async () => {
    for (const id of ['person', 'phone', 'laptop']) {
      const { of, alarm, snapshot } = setUp();
      for (const device of ['phone', 'laptop']) {
        await of(device).fold([...views(0, 2), slotEvent('s-1', 'slot_view')]);
        await of(device).record([decisionRecord(`d-${device}`)]);
        await alarm(device);
        await of(device).join('person', SIGNED);
      }
      await alarm('person');
      await of(id).erase();
      for (const each of ['person', 'phone', 'laptop']) {
        expect(await of(each).fold(views(0, 5))).toBe('erased');
        expect(await of(each).read()).toMatchObject({ profile: null, decisions: [] });
        expect(await alarm(each)).toBe(false);
        expect(await snapshot(each)).toBeNull();
      }
    }
  });

  test('nobody joins a person who is gone, and who tried is who they were', async () => {
    const { of, snapshot, alarm } = setUp();
    await of('person').fold(views(0, 1), SIGNED);
    await of('person').erase();
    await of('device').fold(views(3, 5));
    const joined = await of('device').join('person', SIGNED);
    expect(joined).toEqual({ goneAt: expect.any(Number) as number });
    const answer = await folded(of('device').fold(views(5, 6)));
    expect(totals(answer.profile).views).toBe(3);
    expect(answer.visitor).toBeUndefined();
    await alarm('device');
    expect(await snapshot('device')).toEqual(answer.profile);
    expect(await of('device').join('another', SIGNED)).toEqual({ person: 'another' });
  });

  test('who has asked to be forgotten joins nobody', async () => {
    const { of } = setUp();
    await of('device').fold(views(0, 3));
    await of('device').erase();
    expect(await of('device').join('person', SIGNED)).toEqual({ erasedAt: expect.any(Number) as number });
    expect(await of('person').read()).toEqual({ profile: null, decisions: [] });
  });

  test('a person under the id of another key joins as a device does, with their devices', async () => {
    const { of, alarm, snapshot } = setUp();
    await of('device').fold(views(0, 3));
    await of('device').join('before', SIGNED);
    expect(await of('before').join('after', { ...SIGNED, renamed: true })).toEqual({ person: 'after' });
    const answer = await folded(of('device').fold(views(2, 4)));
    expect(answer.visitor).toBe('after');
    expect(totals(answer.profile).views).toBe(4);
    // The change of keys was taken back.
    expect(await of('after').join('before', { ...SIGNED, renamed: true })).toEqual({ person: 'after' });
    expect(await viewsOf(of('before'))).toBe(4);
    await alarm('after');
    await of('before').erase();
    for (const id of ['device', 'before', 'after']) {
      expect(await of(id).fold(views(0, 1))).toBe('erased');
      expect(await alarm(id)).toBe(false);
      expect(await snapshot(id)).toBeNull();
    }
  });

  test('two who join each other at once end as one, or stay two, and lose nothing', async () => {
    const { of } = setUp();
    await of('one').fold(views(0, 3), SIGNED);
    await of('two').fold(views(3, 6), SIGNED);
    const again = { ...SIGNED, renamed: true };
    await Promise.all([of('one').join('two', again), of('two').join('one', again)]);
    await of('one').join('two', again);
    expect(await viewsOf(of('one'))).toBe(6);
    expect(await viewsOf(of('two'))).toBe(6);
  });

  test('that somebody is a known person is written once an hour', async () => {
    const { of, alarm } = setUp();
    const at = SIGNED.identifiedAt;
    expect(await of('person').join('person', SIGNED)).toEqual({ person: 'person' });
    expect((await of('person').read()).profile?.identifiedAt).toBe(at);
    expect(await alarm('person')).toBe(true);
    await of('person').fold([], { identifiedAt: at + 60_000 });
    expect(await alarm('person')).toBe(false);
    const later = await folded(of('person').fold([], { identifiedAt: at + 7_200_000 }));
    expect(later.profile.identifiedAt).toBe(at + 7_200_000);
  });
}
