import { hashShare, readPlan } from '#core';
import type { Fact, MannerCode, Plan, Served } from '#core';

/** A shop that nobody owns, for tests and for the examples in docs/report.md: a month of visitors, made from their numbers alone. */
export const SHOP_FROM = Date.UTC(2026, 9, 5);
export const SHOP_NOW = Date.UTC(2026, 10, 4, 12);
const DAYS = 28;
/** Minor units: what a plan that names no cap has. */
const CAP = 200_000;
const DAY_MS = 86_400_000;

export type ShopFact = { visitor: string; fact: Fact };

export function simulatedPlan(): Plan {
  const banner = (title: string) => ({ kind: 'banner' as const, title });
  const read = readPlan({
    site: 'marlow-finch',
    origins: ['https://shop.example'],
    currency: 'EUR',
    timezone: 'Europe/Paris',
    holdout: 0.1,
    restraint: { share: 0.02 },
    audiences: { 'came-back': { fact: 'focus.views', is: '>=', value: 2 } },
    slots: {
      'home-hero': {
        kind: 'content',
        holdout: 0.2,
        policy: { kind: 'experiment' },
        variants: [
          { id: 'new-in', content: banner('New this week') },
          { id: 'focus-again', audience: 'came-back', content: banner('Take your time') },
        ],
      },
      'product-aside': {
        kind: 'content',
        variants: [{ id: 'goes-with-it', content: banner('Goes with it') }],
      },
      chat: {
        kind: 'invitation',
        variants: [{ id: 'a-question', content: banner('May we help?') }],
      },
    },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}

/** What the experiment gives those who come back; to the others only `new-in` may be shown. */
const HERO_SHARES = { 'focus-again': 0.5, 'new-in': 0.5 };

/**
 * What came of so many visitors. `focus-again` makes twice as many of those who come back order; what goes with an item adds nothing; the
 * chat helps a little and is sent away by some; every hundredth is automated.
 */
export function simulatedFacts(visitors: number, plan: Plan = simulatedPlan()): ShopFact[] {
  return Array.from({ length: visitors }, (_, n) => factsOf(`v${n}`, plan)).flat();
}

function factsOf(visitor: string, plan: Plan): ShopFact[] {
  const draw = (what: string) => hashShare(visitor, `simulated:${what}`);
  const facts: Fact[] = [];
  const at = SHOP_FROM + Math.floor((Math.floor(draw('day') * DAYS) + draw('hour')) * DAY_MS);
  const returns = draw('returns') < 0.5;
  const stage = returns ? 'considering' : 'new';
  const taste = ['women', 'home', '-'][Math.floor(draw('taste') * 3)] ?? '-';
  const heldOut = draw('site') < plan.holdout;
  let chance = (returns ? 0.11 : 0.03) * (taste === 'home' ? 1.3 : 1);

  const drawIn = (slot: string) => ({ site: plan.holdout, slot: plan.slots[slot]?.holdout ?? 0 });
  const serve = (slot: string, part: Partial<Served>, more: { sees?: boolean; at?: number } = {}) => {
    const served: Served = {
      ...{
        id: `${visitor}/${slot}`,
        at: more.at ?? at,
        slot,
        variant: '',
        channel: 'site',
        segment: `${stage}/${taste}`,
      },
      ...{ propensity: 1, cost: 0, currency: 'EUR', windowDays: 7, cap: CAP },
      draw: drawIn(slot),
      arm: heldOut
        ? 'site_control'
        : draw(`in ${slot}`) < (plan.slots[slot]?.holdout ?? 0)
          ? 'control'
          : 'shown',
      ...part,
    };
    facts.push({ kind: 'served', served });
    if (more.sees !== false)
      facts.push({
        kind: 'seen',
        id: `${visitor}/${slot}/view`,
        at: served.at + 1,
        decision: served.id,
        what: 'view',
      });
    return served;
  };
  const say = (served: Served, what: 'click' | 'dismiss' | 'refuse', likely: number) => {
    if (served.arm === 'shown' && draw(`${what} ${served.slot}`) < likely)
      facts.push({
        kind: 'seen',
        id: `${served.id}/${what}`,
        at: served.at + 5000,
        decision: served.id,
        what,
      });
  };

  const hero = serve('home-hero', {
    variant: returns && draw('hero') < HERO_SHARES['focus-again'] ? 'focus-again' : 'new-in',
    ...(returns && {
      shares: HERO_SHARES,
      draw: { ...drawIn('home-hero'), share: 0.5, shares: HERO_SHARES },
    }),
  });
  say(hero, 'click', 0.2);
  say(hero, 'refuse', 0.004);
  if (hero.arm === 'shown' && hero.variant === 'focus-again') chance *= 2.2;
  if (draw('product') < 0.6) say(serve('product-aside', { variant: 'goes-with-it' }), 'refuse', 0.002);
  if (returns && draw('stays') < 0.5) chance *= asked({ serve, say, draw, heldOut, plan });

  if (draw('before') < 0.2)
    facts.push(orderOf(visitor, 'earlier', at - 30 * DAY_MS, 1500 + 9000 * draw('spent')));
  if (draw('orders') < chance * (draw('before') < 0.2 ? 3 : 0.6)) {
    const order = orderOf(
      visitor,
      'order',
      at + 3_600_000 + Math.floor(6 * DAY_MS * draw('delay') ** 3),
      valueOf(draw),
    );
    facts.push(order);
    if (draw('returned') < 0.1 && order.kind === 'order')
      facts.push({
        kind: 'fate',
        id: `${visitor}/back`,
        order: order.order.id,
        fate: { returnedAt: order.order.at + DAY_MS },
      });
  }
  if (draw('bot') < 0.01) facts.push({ kind: 'bot', at });
  return facts.map((fact) => ({ visitor, fact }));
}

interface Asking {
  serve: (slot: string, part: Partial<Served>, more?: { sees?: boolean; at?: number }) => Served;
  say: (served: Served, what: 'click' | 'dismiss', likely: number) => void;
  draw: (what: string) => number;
  heldOut: boolean;
  plan: Plan;
}

/** Half of those who hesitate are asked by the chat; from the others a manner keeps it. Gives by how much more likely they order. */
function asked({ serve, say, draw, heldOut, plan }: Asking): number {
  const manner: MannerCode = draw('manner') < 0.8 ? 'no_intent' : 'busy';
  if (draw('intent') < 0.6) {
    const served = serve('chat', { variant: 'a-question', atOnce: true });
    say(served, 'click', 0.06);
    say(served, 'dismiss', 0.05);
    return served.arm === 'shown' ? 1.05 : 1;
  }
  if (heldOut) return 1;
  const spared = plan.restraint.share / 5;
  const isSpared = manner === 'no_intent' && draw('spared') < spared;
  serve(
    'chat',
    {
      ...{ manner, arm: isSpared ? 'lifted' : 'held', variant: isSpared ? 'a-question' : '', atOnce: true },
      // Only manners that judge the moment are ever lifted.
      draw: { spared: manner === 'no_intent' ? spared : 0 },
    },
    { sees: false },
  );
  return 1;
}

function valueOf(draw: Asking['draw']): number {
  // A few orders are very large: they are what the cap is for.
  return draw('large') < 0.004 ? 350_000 : 2000 + 9000 * draw('value');
}

function orderOf(visitor: string, name: string, at: number, amount: number): Fact {
  const value = Math.round(amount);
  const order = { id: `${visitor}/${name}`, at, value, currency: 'EUR', items: [], confirmed: true };
  return { kind: 'order', id: order.id, order, margin: Math.round(value * 0.4) };
}
