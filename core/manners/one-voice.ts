import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';
import { countWords } from './count-words.ts';
import type { Forbidden, Subject } from './manner.ts';
import { OCCASION_GAP_MS } from './occasions.ts';
import { isSentOut } from './promotional.ts';
import { forbid } from './say.ts';
import { showingOf } from './showings-of.ts';
import { touchesOf } from './touches.ts';
import { TAKEN_BACK } from '../profile/said.ts';
import { saidLimit, voiceBudget, type Budget, type Limit } from './voice-budget.ts';

/** Whether this one would be a touch: an invitation, an incentive, a message. What helps is none. */
export function isTouch({ slot, candidate, context }: Subject): boolean {
  const { purpose, incentive } = candidate.variant;
  if (purpose === 'service') return false;
  return slot.kind === 'invitation' || incentive.kind !== 'none' || isSentOut(context);
}

/** What stands against speaking by this channel at all: the visitor has named others. */
export function overChannel({ profile, context }: Subject): Forbidden | undefined {
  const said =
    profile === null || !Object.hasOwn(profile.said, 'channels') ? undefined : profile.said['channels'];
  const { channel } = context;
  if (said === undefined || said.value === TAKEN_BACK || channel === undefined || !isSentOut(context))
    return undefined;
  const wanted = [said.value, ...(said.more ?? [])];
  if (wanted.some((each) => plain(each) === plain(channel))) return undefined;
  const words = () => `They asked to be reached by ${wanted.join(', ')}, not by ${channel}.`;
  return forbid('capped', words, { channel, max: 0, per: 'channel' });
}

/**
 * What stands against one touch more, over slots, invitations and channels together. A view of what was seen within the last
 * 30 minutes is no touch more: an offer does not vanish from one page to the next.
 */
export function overBudget(
  subject: Subject,
  { perDay, perWeek }: { perDay: number; perWeek: number },
): Forbidden | undefined {
  const { profile, plan, context } = subject;
  const { now } = context;
  if (profile === null) return Math.min(perDay, perWeek) > 0 ? undefined : nothingForAnybody();
  const times = touchesOf(profile, plan);
  // Nobody's budget is lower than one, unless the plan or the visitor says none: with no touch so far it is not asked for.
  if (times.length === 0 && Math.min(perDay, perWeek) > 0 && saidLimit(profile) === undefined)
    return undefined;
  if (goesOn(subject)) return undefined;
  const before = found.get(profile);
  if (before?.plan === plan && before.now === now) return before.over;
  const over = judge(times, voiceBudget(profile, { plan, now, perDay, perWeek }), now);
  found.set(profile, { plan, now, over });
  return over;
}

/** The same for every variant that sells, so it is found once a decision. */
const found = new WeakMap<Profile, { plan: Plan; now: number; over: Forbidden | undefined }>();

function judge(times: readonly number[], budget: Budget, now: number): Forbidden | undefined {
  for (const limit of budget.limits) {
    const recent = times.filter((at) => at > now - limit.lengthMs);
    if (recent.length >= limit.max) return tooMany(recent, limit, budget);
  }
  return undefined;
}

function goesOn({ profile, slotName, candidate, context }: Subject): boolean {
  if (isSentOut(context)) return false;
  const last = showingOf(profile, slotName, candidate.variant.id)?.shown.at(-1);
  return last !== undefined && context.now - last < OCCASION_GAP_MS;
}

function tooMany(
  times: readonly number[],
  { per, max, lengthMs, said }: Limit,
  { stage }: Budget,
): Forbidden {
  const words = () => {
    if (said === 'never') return 'They asked never to be spoken to unasked.';
    const had = countWords(times.length, 'offer, invitation or message', 'offers, invitations or messages');
    const enough =
      said === undefined ? `for ${STAGE_WORDS[stage]} ${max} is enough` : `they asked for it to be ${said}`;
    return `They had ${had} this ${per}, and ${enough}.`;
  };
  const oldest = times[times.length - max];
  const until = max === 0 || oldest === undefined ? undefined : oldest + lengthMs;
  const numbers = { touches: times.length, max, per, stage, ...(said !== undefined && { frequency: said }) };
  return forbid('capped', words, numbers, until);
}

const STAGE_WORDS = {
  new: 'somebody new',
  considering: 'somebody who is still considering',
  first_order: 'somebody with a first order',
  second_order: 'somebody with a second order',
  regular: 'a regular',
  vip: 'a VIP',
  drifting: 'somebody drifting away',
} as const;

function nothingForAnybody(): Forbidden {
  return forbid('capped', 'The plan gives no offer, invitation or message to anybody.', { max: 0 });
}

/** `E-mail` and `email` are one. */
function plain(channel: string): string {
  return channel.toLowerCase().replaceAll('-', '').trim();
}
