import { canonical } from '../profile/canonical.ts';
import type { Order } from '../profile/profile.ts';
import type { Fact } from './fact.ts';
import type { Served } from './served.ts';

/*
 * What one person's facts come to, by going through all of them for every cell: slow, without state, and sharing no line with what it is the
 * measure of. By cell name, the fields that are not 0.
 */

const DAY = 24 * 60 * 60 * 1000;
type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;
export type Told = Map<string, Record<string, number>>;

export function oracle(facts: readonly Fact[]): Told {
  const all = <K extends Fact['kind']>(kind: K) => facts.filter((fact): fact is Of<K> => fact.kind === kind);
  const decisions = [...new Map(all('served').map((fact) => [fact.served.id, fact.served])).values()];
  const enrolled = decisions.flatMap((served) => {
    const views = all('seen').filter(({ decision, what }) => decision === served.id && what === 'view');
    const ofManner = served.arm === 'held' || served.arm === 'lifted';
    const isThere = ofManner || served.atOnce === true || views.length > 0;
    const at =
      ofManner || served.atOnce ? served.at : Math.max(served.at, Math.min(...views.map((view) => view.at)));
    const viewed = Math.max(served.at, Math.min(...views.map((view) => view.at)));
    return isThere ? [{ served, at, viewed, ofManner, isSeen: ofManner || views.length > 0 }] : [];
  });
  const groups = new Map<string, { name: [string, string, string, string]; members: typeof enrolled }>();
  for (const each of enrolled) {
    for (const name of namesOf(each.served)) {
      const key = JSON.stringify([...name, Math.floor(each.served.at / (28 * DAY))]);
      const group = groups.get(key) ?? { name, members: [] };
      group.members.push(each);
      groups.set(key, group);
    }
    const { slot, variant, arm, channel, at } = each.served;
    if (arm !== 'shown' || each.viewed === Infinity) continue;
    const key = JSON.stringify(['taught', slot, variant, channel, Math.floor(at / DAY)]);
    const group = groups.get(key) ?? { name: [slot, variant, 'taught', channel], members: [] };
    group.members.push({ ...each, at: each.viewed });
    groups.set(key, group);
  }
  const firstOf = (members: typeof enrolled) =>
    members.toSorted((a, b) => a.at - b.at || (a.served.id < b.served.id ? -1 : 1))[0]!;
  /** The last that was seen in that slot before. */
  const teacherOf = (order: Order, slot: string) =>
    [...groups]
      .filter(([, { name }]) => name[0] === slot && name[2] === 'taught')
      .map(([key, { members }]) => ({ key, first: firstOf(members) }))
      .filter(({ first }) => first.at <= order.at)
      .toSorted((a, b) => a.first.at - b.first.at || (a.first.served.id < b.first.served.id ? -1 : 1))
      .at(-1)?.key;
  const orders = ordersOf(all('order'), all('fate'));
  const met = Math.min(...enrolled.map(({ at }) => at));
  const sides = ['shown', 'control', 'site_control'];
  /** The side of its comparison that somebody was on first, whatever they were shown there. */
  const mannerSides = ['held', 'lifted'];
  const sideOf = ([slot, variant, arm, channel]: [string, string, string, string], period: number) =>
    [...groups.values()]
      .filter(({ name }) => name[0] === slot && name[3] === channel)
      .filter(({ name }) =>
        mannerSides.includes(arm)
          ? mannerSides.includes(name[2]) && name[1] === variant
          : sides.includes(name[2]) && name[1] === '',
      )
      .map(({ name, members }) => ({ arm: name[2], first: firstOf(members) }))
      .filter(({ first }) => Math.floor(first.served.at / (28 * DAY)) === period)
      .toSorted((a, b) => a.first.at - b.first.at || (a.first.served.id < b.first.served.id ? -1 : 1))[0]!
      .arm;
  const told: Told = new Map();
  for (const [key, { name, members }] of groups) {
    const [slot, variant, arm, channel] = name;
    const { at, served } = firstOf(members);
    const period = Math.floor(served.at / (28 * DAY));
    if ([...sides, ...mannerSides].includes(arm) && sideOf(name, period) !== arm) continue;
    // What somebody was shown later than another variant was not drawn by the same chance as what those had who were shown it first.
    const ofSlot: typeof name = [slot, '', arm, channel];
    const whole = sides.includes(arm) && firstOf(groups.get(JSON.stringify([...ofSlot, period]))!.members);
    const isLater = whole && whole.served.id !== served.id;
    const isTaught = arm === 'taught';
    const end = at + served.windowDays * DAY;
    const looked = orders.filter(({ order }) => order.confirmed || !served.confirmedOnly);
    const within = looked
      .filter(({ order }) => order.at >= at && order.at < end && !order.undone)
      .filter(({ order }) => !isTaught || teacherOf(order, slot) === key);
    const euros = within.filter(({ order }) => order.currency === 'EUR');
    const paid = total(euros.map(({ order }) => order.net));
    const x = Math.min(paid, served.cap);
    const converted = within.length > 0 ? 1 : 0;
    const cost =
      arm === 'shown' || arm === 'lifted' || isTaught
        ? Math.max(...members.map((each) => each.served.cost))
        : 0;
    const left = total(euros.map(({ margin }) => margin));
    const m = clamp(
      (paid > served.cap ? Math.round((left * x) / paid) : left) - converted * cost,
      served.cap,
    );
    const beforehand = looked.filter(
      ({ order }) =>
        !isTaught && order.at < Math.min(at, met) && order.at >= at - 90 * DAY && order.currency === 'EUR',
    );
    const y = Math.min(total(beforehand.map(({ order }) => order.value)), served.cap);
    const did = (what: string) =>
      all('seen').some(
        (fact) => fact.what === what && members.some((each) => each.served.id === fact.decision),
      );
    const lefts = all('left').map((fact) => fact.at);
    const went = lefts.length > 0 && Math.min(...lefts) >= at && Math.min(...lefts) < end;
    const cell = JSON.stringify([
      Math.floor(at / DAY),
      slot,
      variant,
      arm,
      channel,
      all('bot').length > 0 ? 'bot' : served.segment,
      isLater ? drawIn(ofSlot, whole.served) : drawIn(name, served),
    ]);
    const sums = told.get(cell) ?? {};
    const add = (field: string, n: number) => (sums[field] = (sums[field] ?? 0) + n);
    add('visitors', 1);
    add('seen', members.filter(({ isSeen }) => isSeen).length);
    for (const [field, what] of [
      ['clicked', 'click'],
      ['dismissed', 'dismiss'],
      ['refused', 'refuse'],
    ] as const)
      add(field, Number(did(what)));
    add('left', Number(went));
    add('converted', converted);
    add('orders', within.length);
    add('revenue', x);
    add('revenueSquared', x ** 2);
    add('margin', m);
    add('marginSquared', m ** 2);
    add('before', y);
    add('beforeSquared', y ** 2);
    add('revenueBefore', x * y);
    add('marginBefore', m * y);
    add('convertedBefore', converted * y);
    add('cost', converted * cost);
    add('cut', paid - x);
    add('unconfirmed', Math.min(x, total(euros.map(({ order }) => (order.confirmed ? 0 : order.net)))));
    told.set(cell, sums);
  }
  for (const sums of told.values())
    for (const field of Object.keys(sums)) if (sums[field] === 0) delete sums[field];
  return told;
}

function namesOf({ slot, variant, arm, manner, channel }: Served): [string, string, string, string][] {
  if (arm === 'held' || arm === 'lifted') return [[slot, manner ?? '', arm, channel]];
  const whole: [string, string, string, string][] = [
    [slot, '', arm, channel],
    ['', '', arm === 'site_control' ? 'site_control' : 'shown', ''],
  ];
  return variant === '' ? whole : [[slot, variant, arm, channel], ...whole];
}

/** The chances by which those of a cell differ from those they are compared with, and no others. */
function drawIn([slot, variant, arm]: string[], { draw }: Served): string {
  if (draw === undefined || arm === 'taught') return '';
  const { site, slot: ofSlot, shares, spared } = draw;
  const six = (share: number | undefined) => share && Number(share.toFixed(6));
  if (arm === 'held' || arm === 'lifted') return JSON.stringify({ spared: six(spared) });
  const parts = [
    { site: six(site) },
    slot !== '' && { slot: six(ofSlot) },
    variant !== '' && shares && { shares: { a: six(shares.a), b: six(shares.b) } },
  ];
  return JSON.stringify(Object.assign({}, ...parts));
}

function ordersOf(words: readonly Of<'order'>[], fates: readonly Of<'fate'>[]) {
  return [...new Set(words.map(({ order }) => order.id))].map((id) => {
    const told = words.filter(({ order }) => order.id === id);
    const at = Math.min(...told.map(({ order }) => order.at));
    // The shop's word before the browser's, then the larger text, then the larger margin.
    const best = told.toSorted((a, b) => {
      const [x, y] = [a, b].map(({ order }) => canonical({ ...order, at })) as [string, string];
      return (
        Number(b.order.confirmed) - Number(a.order.confirmed) ||
        (x < y ? 1 : x > y ? -1 : b.margin - a.margin)
      );
    })[0]!;
    const { net, undone } = netOf(
      best.order,
      fates.filter((fate) => fate.order === id).map(({ fate }) => fate),
    );
    const { value } = best.order;
    const margin = net === value ? best.margin : Math.round((best.margin * net) / value);
    return { order: { ...best.order, at, net, undone }, margin };
  });
}

function netOf(
  { value, currency, items }: Order,
  fates: readonly Of<'fate'>['fate'][],
): { net: number; undone: boolean } {
  const gone = { net: 0, undone: true };
  if (fates.some((fate) => fate.cancelledAt ?? fate.refundedAt ?? fate.returnedAt)) return gone;
  const dress = items.find(({ item }) => item === 'dress');
  const payments = new Map<string, number>();
  const words = new Map<string, string>();
  for (const fate of fates) {
    for (const [key, each] of Object.entries(fate.paid ?? {})) {
      if (canonical(each) < (words.get(key) ?? '')) continue;
      words.set(key, canonical(each));
      const worth = 'of' in each ? (dress?.price ?? 0) : each.value;
      payments.set(key, 'of' in each || each.currency === currency ? worth : 0);
    }
  }
  const back = total([...payments.values()]);
  const things = items.every(({ price }) => price !== undefined)
    ? total(items.map(({ price = 0, quantity }) => price * quantity))
    : Infinity;
  const isPaidBack =
    payments.size > 0 && Math.min(back, value) >= Math.min(value, items.length > 0 ? things : Infinity);
  const whole = fates.some((fate) => fate.back && !fate.pieces);
  const dressesBack = whole ? Infinity : fates.some((fate) => fate.back) ? 1 : 0;
  const allBack =
    items.length > 0 && items.every(({ item, quantity }) => item === 'dress' && dressesBack >= quantity);
  return isPaidBack || allBack ? gone : { net: value - Math.min(back, value), undone: false };
}

function clamp(n: number, most: number): number {
  return Math.max(-most, Math.min(most, n));
}

function total(list: readonly number[]): number {
  return list.reduce((sum, each) => sum + each, 0);
}
