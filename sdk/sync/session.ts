import type { Keep } from './keep.ts';

/** GA4's default, and what the shop's other numbers will be compared with. */
export const SESSION_IDLE_MS_MAX = 30 * 60_000;

const WRITE_MS = 10_000;

/**
 * What tells one campaign from another, in whatever order and letters: a visit that came by another advert is another visit.
 * Ids that are put on any link that somebody shares (`fbclid`) are no campaign.
 */
export function campaignOf(search: string): string {
  const said = search.toLowerCase().match(/\b(utm_\w+|gclid|[gw]braid|msclkid)=[^&]+/g) ?? [];
  return said.sort().join('&');
}

/**
 * Id of the visit, shared by all tabs: a new one after 30 minutes without activity or with a new campaign.
 * `campaign` is given at page views only; without one nothing changes. `newId` is only called when one is needed.
 */
export function touchSession(
  keep: Pick<Keep, 'get' | 'set'>,
  now: number,
  newId: () => string,
  campaign?: string,
): string {
  const [id, last, from] = (keep.get('visit') ?? '').split(' ', 3);
  const came = campaign || from || '';
  const visit = id && now - Number(last) < SESSION_IDLE_MS_MAX && from === came ? id : newId();
  // To the ten seconds: each event of a burst would write it anew.
  if (visit !== id || from !== came || now - Number(last) > WRITE_MS)
    keep.set('visit', `${visit} ${now} ${came}`);
  return visit;
}
