import { once } from '../catalog/once-a-request.ts';
import type { Showing } from '../profile/profile.ts';
import { visitOf } from '../profile/visit-of.ts';
import { countWords } from './count-words.ts';
import type { Manner, Subject, Verdict } from './manner.ts';
import { isTouch, overBudget, overChannel } from './one-voice.ts';
import { allow, forbid, switchedOff } from './say.ts';
import { showingsOf } from './showings-of.ts';

const DAY_MS = 24 * 3_600_000;

interface Cap {
  per: 'visit' | 'day' | 'week';
  max: number;
  /** Showings from this moment on count. */
  since: number;
  /** After this long the oldest of them no longer counts; a visit has no such length. */
  lengthMs?: number;
}

const NO_CAPS = allow('capped', 'The slot has no caps.');

/**
 * Ten e-mails and four calls. What was seen often enough is left alone: a slot's own `caps` count what was seen of that
 * slot. Where an invitation's slot sets none, the site's hold for all invitations together (once a visit, once a day, three
 * times a week): who has just answered one is not asked the next.
 *
 * Sent away or accepted counts as seen. Days and weeks are the last 24 hours and the last 7 days. A profile remembers
 * SHOWN_MAX (6) showings a variant, so a higher cap on a slot with one variant is never reached. Of somebody who is not
 * known nothing is counted; a cap of 0 holds for them too.
 *
 * And one voice: invitations, whatever has an incentive, and messages by other channels share one budget a day and a week
 * (3 and 8), half of it for whoever is new, considering or drifting away (`voice-budget.ts`). What the visitor said of how
 * often (`frequency`) lowers it, and of which channels (`channels`) rules out the others.
 */
export const capped: Manner = {
  code: 'capped',
  ask(subject) {
    const { slot, slotName, catalog } = subject;
    // The same for all variants of a slot, and with the site's caps for all invitations.
    const own =
      slot.kind === 'content' && slot.caps === undefined
        ? NO_CAPS
        : once(catalog, capped, slot.caps === undefined ? askCaps : slotName, () => askCaps(subject));
    const voice = subject.plan.manners.speakWithOneVoice;
    if (voice === false || !own.allows) return own;
    const over = overChannel(subject) ?? (isTouch(subject) ? overBudget(subject, voice) : undefined);
    return over ?? own;
  },
};

function askCaps(subject: Subject): Verdict {
  const { slot, plan } = subject;
  const limits = slot.caps ?? plan.manners.askSparingly;
  if (limits === false) return switchedOff('capped');
  const showings = counted(subject);
  const caps = capsOf(limits, subject);
  for (const { per, max, since, lengthMs } of caps) {
    const times = showings.flatMap((showing) => seenSince(showing, since)).sort((a, b) => a - b);
    if (times.length < max) continue;
    const words = () =>
      `It was seen ${countWords(times.length, 'time')} this ${per}, and ${max} is as often as it may be.`;
    // Room again as soon as all but `max − 1` of them lie further back.
    const oldest = times[times.length - max];
    const until = lengthMs === undefined || oldest === undefined ? undefined : oldest + lengthMs;
    return forbid('capped', words, { seen: times.length, max, per }, until);
  }
  const numbers = Object.fromEntries(caps.map(({ per, max }) => [per, max]));
  return allow('capped', 'It was not seen too often.', numbers);
}

function capsOf(
  limits: { perVisit?: number | undefined; perDay?: number | undefined; perWeek?: number | undefined },
  { profile, context }: Subject,
): Cap[] {
  const visit = profile === null ? undefined : visitOf(profile, context.session);
  const { perVisit, perDay, perWeek } = limits;
  const caps: Cap[] = [];
  if (perVisit !== undefined) caps.push({ per: 'visit', max: perVisit, since: visit?.start ?? Infinity });
  if (perDay !== undefined) caps.push(rolling('day', perDay, DAY_MS, context.now));
  if (perWeek !== undefined) caps.push(rolling('week', perWeek, 7 * DAY_MS, context.now));
  return caps;
}

function rolling(per: 'day' | 'week', max: number, lengthMs: number, now: number): Cap {
  return { per, max, since: now - lengthMs + 1, lengthMs };
}

/** The slot's showings where it has caps of its own, else those of every invitation of the plan. */
function counted({ slot, slotName, plan, profile }: Subject): readonly Showing[] {
  if (slot.caps !== undefined) return showingsOf(profile, slotName);
  return Object.entries(plan.slots)
    .filter(([, each]) => each.kind === 'invitation')
    .flatMap(([name]) => showingsOf(profile, name));
}

/** An answer whose showing was never reported (a click before one second had passed) is a showing all the same. */
function seenSince({ shown, dismissed, acceptedAt }: Showing, since: number): number[] {
  const recent = (times: readonly number[]) => times.filter((at) => at >= since);
  const accepted = acceptedAt === undefined ? [] : recent([acceptedAt]);
  return [recent(shown), recent(dismissed), accepted].reduce((a, b) => (b.length > a.length ? b : a));
}
