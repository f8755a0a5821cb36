import { cleanText } from '../clean-text.ts';
import { readUrl } from '../event/read-url.ts';
import type { Content } from '../plan/plan.ts';
import { TEXT_MAX, type Message } from '../profile/profile.ts';
import type { Candidate } from './manner.ts';

/** What a message and a candidate have in common: the offer itself, or only the thing that it is about. */
type Common = 'topic' | 'item';

/** A message's topic is the variant's id, or the campaign that the variant's link carries; or its item is the main one. */
export function commonOf({ topic, item }: Message, { variant, items }: Candidate): Common | undefined {
  if (topic !== undefined && (topic === variant.id || campaignOf(variant.content) === topic)) return 'topic';
  return item !== undefined && item === items[0]?.id ? 'item' : undefined;
}

/** `utm_campaign` of the link. */
function campaignOf(content: Content): string | undefined {
  const href = content.kind === 'banner' || content.kind === 'basket' ? content.cta?.href : undefined;
  if (!href?.includes('utm_campaign')) return undefined;
  const whole = /^https?:/i.test(href) ? href : `https://shop${href}`;
  const campaign = readUrl(whole)?.query.get('utm_campaign');
  return campaign === undefined ? undefined : cleanText(campaign, TEXT_MAX);
}
