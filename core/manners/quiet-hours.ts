import { knownWord } from '../profile/known-words.ts';
import { isTimeZone, localMinutes, nextLocal } from './local-minutes.ts';
import type { Manner, Subject } from './manner.ts';
import { isSentOut } from './promotional.ts';
import { allow, forbid, switchedOff } from './say.ts';

const ON_SITE = allow('quiet_hours', 'The page is there when the visitor is.');

/**
 * On their channel, at an hour that suits. Between `from` (21:00) and `until` (08:00) nothing is sent out, by the visitor's own
 * clock where a time zone is known of them (`timezone`, their word before a system's), else by the shop's. The same time
 * twice is no quiet hours at all.
 */
export const quietHours: Manner = {
  code: 'quiet_hours',
  ask(subject) {
    const rule = subject.plan.manners.keepQuietHours;
    if (rule === false) return switchedOff('quiet_hours');
    if (!isSentOut(subject.context)) return ON_SITE;
    const { now } = subject.context;
    const zone = zoneOf(subject);
    const clock = localMinutes(now, zone);
    const from = minutesOf(rule.from);
    const until = minutesOf(rule.until);
    const isQuiet = from <= until ? clock >= from && clock < until : clock >= from || clock < until;
    const numbers = { clock: clockWords(clock), zone, from: rule.from, until: rule.until };
    const words = () => `It is ${clockWords(clock)} where they are (${zone})`;
    if (!isQuiet)
      return allow('quiet_hours', () => `${words()}, which is an hour to send something.`, numbers);
    return forbid(
      'quiet_hours',
      () => `${words()}, and nothing is sent between ${rule.from} and ${rule.until}.`,
      numbers,
      nextLocal(until, now, zone),
    );
  },
};

function zoneOf({ profile, context, plan }: Subject): string {
  const word = profile === null ? undefined : knownWord(profile, 'timezone', context.gpc);
  return word !== undefined && isTimeZone(word.value) ? word.value : plan.timezone;
}

/** `21:30` → 1290. */
function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function clockWords(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
