import { isPromotional, messageAt } from '../profile/messages.ts';
import type { Message } from '../profile/profile.ts';
import { visitOf } from '../profile/visit-of.ts';
import { countWords } from './count-words.ts';
import { dayWords } from './day-words.ts';
import type { Manner, Subject } from './manner.ts';
import { OCCASION_GAP_MS } from './occasions.ts';
import { isSentOut } from './promotional.ts';
import { memoryOf } from './relationship.ts';
import { commonOf } from './same-thing.ts';
import { allow, forbid, switchedOff } from './say.ts';

const HOUR_MS = 3_600_000;

const NOT_SAID = allow('already_contacted', 'No other channel has said it.');
const HELPS = allow(
  'already_contacted',
  'It helps with what the visitor has begun, whoever spoke of it before.',
);

/** Where and when the same was said before. */
interface Said {
  by: string;
  at: number;
}

/**
 * Ten e-mails and four calls: what one channel said, the others know. The same thing is not said by two channels within
 * `hours` (72): a message with the variant's id or its campaign as its topic, or about the same item, holds it back on the
 * page; having seen it on the page holds back the message.
 *
 * Who came by that very message finds on the page what it promised. On an item's own page that item is spoken of by the
 * visitor's doing, unless an incentive comes with it. What helps (`purpose: 'service'`) is not held back, and messages that
 * were asked for do not count.
 */
export const alreadyContacted: Manner = {
  code: 'already_contacted',
  ask(subject) {
    const { plan, profile, context, candidate } = subject;
    const rule = plan.manners.speakWithOneVoice;
    if (rule === false) return switchedOff('already_contacted');
    if (candidate.variant.purpose === 'service') return HELPS;
    if (profile === null) return NOT_SAID;
    const since = context.now - rule.hours * HOUR_MS;
    const message = saidByMessage(subject, since);
    if (message === 'came_by_it')
      return allow('already_contacted', 'The visitor came by the very message that said it.');
    const said = later(message, isSentOut(context) ? seenOnSite(subject, since) : undefined);
    if (said === undefined) return NOT_SAID;
    const words = () => {
      const on = dayWords(said.at, { now: context.now, timezone: plan.timezone });
      const where =
        said.by === 'site'
          ? `They saw it on the site on ${on}`
          : `They were sent the same by ${said.by} on ${on}`;
      return `${where}, and one channel says a thing within ${countWords(rule.hours, 'hour')}.`;
    };
    const numbers = { by: said.by, at: said.at, hours: rule.hours };
    return forbid('already_contacted', words, numbers, said.at + rule.hours * HOUR_MS);
  },
};

/** The latest message by another channel about the same. */
function saidByMessage(subject: Subject, since: number): Said | 'came_by_it' | undefined {
  const { profile, candidate, context } = subject;
  let latest: Said | undefined;
  for (const id in profile?.messages) {
    const message = profile.messages[id];
    if (message === undefined || !isPromotional(message) || message.channel === (context.channel ?? 'site'))
      continue;
    const at = message.sentAt ?? messageAt(message);
    const common = at <= since ? undefined : commonOf(message, candidate);
    if (common === undefined || (common === 'item' && isAskedFor(subject))) continue;
    if (cameBy(message, subject)) return 'came_by_it';
    latest = later(latest, { by: message.channel, at });
  }
  return latest;
}

/** The page is about it, and nothing is given with it. */
function isAskedFor({ candidate, context }: Subject): boolean {
  const { itemId } = context.page;
  return (
    itemId !== undefined && itemId === candidate.items[0]?.id && candidate.variant.incentive.kind === 'none'
  );
}

/** By its link, just before or in this visit; or its campaign is the visit's. */
function cameBy({ topic, clickedAt }: Message, { profile, context }: Subject): boolean {
  if (profile === null || isSentOut(context)) return false;
  const visit = visitOf(profile, context.session);
  const campaign = context.page.campaign?.name ?? visit?.campaign?.name;
  if (topic !== undefined && campaign === topic) return true;
  return clickedAt !== undefined && clickedAt >= (visit?.start ?? context.now) - OCCASION_GAP_MS;
}

/** The variant in whatever slot of the site, or something else that was mainly about the same thing. */
function seenOnSite({ profile, candidate }: Subject, since: number): Said | undefined {
  if (profile === null) return undefined;
  let at = memoryOf(profile, candidate.items[0]?.id)?.offered?.at(-1) ?? -Infinity;
  for (const key in profile.showings) {
    if (key.slice(key.indexOf('/') + 1) !== candidate.variant.id) continue;
    at = Math.max(at, profile.showings[key]?.shown.at(-1) ?? -Infinity);
  }
  return at > since ? { by: 'site', at } : undefined;
}

function later(a: Said | undefined, b: Said | undefined): Said | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.at > a.at ? b : a;
}
