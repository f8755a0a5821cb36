import { deliveryOf, type Delivery } from '../profile/delivery-of.ts';
import { openCases } from '../profile/open-cases.ts';
import type { Buy, Profile } from '../profile/profile.ts';
import { arrivalsOf, type Arrival } from './arrivals.ts';
import { countWords } from './count-words.ts';
import { dayWords } from './day-words.ts';
import type { Manner, Subject, Verdict } from './manner.ts';
import { allow, forbid, switchedOff } from './say.ts';

const DAY_MS = 24 * 3_600_000;

const ASKS_NOTHING = allow('not_delivered', 'It asks about nothing that has to be delivered first.');

/**
 * The mat that never came. What asks about something bought (`waitsFor: 'delivery'`, a request for a review) waits until the
 * shop has said that it was delivered, and then `days` (3) more. Called off, paid back or come back, it is not asked about at
 * all, and while a case of the visitor's is open nothing is.
 *
 * Of a thing bought several times one delivery is enough. A variant about no thing in particular waits for any delivery.
 */
export const notDelivered: Manner = {
  code: 'not_delivered',
  perItem: true,
  alike: true,
  ask(subject) {
    const rule = subject.plan.manners.waitForDelivery;
    if (rule === false) return switchedOff('not_delivered');
    if (subject.candidate.variant.waitsFor === undefined) return ASKS_NOTHING;
    const { profile, context } = subject;
    if (profile === null) return forbid('not_delivered', 'Nobody is known here, so no delivery is.');
    const [opened] = openCases(profile, context.now).open;
    if (opened !== undefined) {
      const words = () =>
        `A case of theirs is open since ${day(opened.since, subject)}, so nothing is asked.`;
      return forbid('not_delivered', words, { openedAt: opened.since });
    }
    return judge(arrivalsOf(profile, subject.candidate.items[0]?.id), rule.days, subject, profile);
  },
};

function judge(arrivals: readonly Arrival[], days: number, subject: Subject, profile: Profile): Verdict {
  const { now } = subject.context;
  const [newest] = arrivals;
  if (newest === undefined) return nothingTheirs(subject, profile);
  const came = arrivals
    .filter(({ delivery }) => delivery.state === 'delivered')
    .map(({ delivery: { at = now } }) => at)
    .sort((a, b) => a - b);
  const [first] = came;
  if (first === undefined) return underWay(newest, subject);
  const until = first + days * DAY_MS;
  const numbers = { deliveredAt: first, days };
  const words = () => `It was delivered on ${day(first, subject)}`;
  if (now >= until) return allow('not_delivered', () => `${words()}.`, numbers);
  return forbid(
    'not_delivered',
    () => `${words()}; it is asked about after ${countWords(days, 'day')}.`,
    numbers,
    until,
  );
}

/** Bought, and not come: or come, and some of it sent back. */
function underWay({ buy, delivery }: Arrival, subject: Subject): Verdict {
  const numbers = { orderedAt: buy.at, ...(delivery.at !== undefined && { [delivery.state]: delivery.at }) };
  const ordered = () => `ordered on ${day(buy.at, subject)}`;
  switch (delivery.state) {
    case 'on_its_way':
      return forbid(
        'not_delivered',
        () => `Not delivered yet: ${ordered()}, on its way since ${day(delivery.at ?? 0, subject)}.`,
        numbers,
      );
    case 'unknown':
    case 'delivered':
      return forbid(
        'not_delivered',
        () => `Not delivered yet: ${ordered()}, and nothing was said since.`,
        numbers,
      );
    case 'cancelled':
    case 'returned':
      return forbid('not_delivered', () => undoneWords(buy, delivery, subject), numbers);
    default:
      return delivery.state satisfies never;
  }
}

function nothingTheirs(subject: Subject, profile: Profile): Verdict {
  const [item] = subject.candidate.items;
  const buys = item === undefined ? Object.values(profile.bought).flat() : boughtOf(profile, item.id);
  const [buy] = buys.toSorted((a, b) => b.at - a.at);
  if (buy === undefined)
    return forbid('not_delivered', 'Nothing of it was bought, so there is nothing to ask about.');
  const delivery = deliveryOf(profile, buy.order, item?.id);
  return forbid('not_delivered', () => undoneWords(buy, delivery, subject), { orderedAt: buy.at });
}

function boughtOf(profile: Profile, item: string): readonly Buy[] {
  return Object.hasOwn(profile.bought, item) ? (profile.bought[item] ?? []) : [];
}

function undoneWords(buy: Buy, { state, at }: Delivery, subject: Subject): string {
  const how = state === 'cancelled' ? 'was called off' : 'came back or was paid back';
  const when = at === undefined ? '' : ` on ${day(at, subject)}`;
  return `What was ordered on ${day(buy.at, subject)} ${how}${when}, so it is not asked about.`;
}

function day(at: number, { context, plan }: Subject): string {
  return dayWords(at, { now: context.now, timezone: plan.timezone });
}
