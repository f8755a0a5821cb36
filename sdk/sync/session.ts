import type { Keep } from './keep.ts';

/** GA4's default, and what the shop's other numbers will be compared with. */
export const SESSION_IDLE_MS_MAX = 30 * 60_000;

/** What tells one campaign from another: a visit that came by another advert is another visit. */
export function campaignOf(search: string): string | undefined {
  return search.match(/\b(utm_\w+|gclid)=[^&]+/g)?.join('&');
}

/**
 * Id of the visit, shared by all tabs: a new one after 30 minutes without activity or with a new campaign.
 * `campaign` is given at page views only; without one nothing changes. `newId` is only called when one is needed.
 */
export function touchSession(keep: Keep, now: number, newId: () => string, campaign?: string): string {
  const [id, last, from] = (keep.get('visit') ?? '').split(' ', 3);
  const came = campaign || from || '';
  const visit = id && now - Number(last) < SESSION_IDLE_MS_MAX && from === came ? id : newId();
  keep.set('visit', `${visit} ${now} ${came}`);
  return visit;
}
