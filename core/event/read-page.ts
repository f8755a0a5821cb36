import { cleanText, readId } from '../clean-text.ts';
import type { Busy, WirePage } from '../wire.ts';
import type { Campaign, TactEvent } from './event.ts';
import { clickIdCampaign } from './click-id-campaign.ts';
import { isPaymentHost } from './payment-hosts.ts';
import { readUrl, URL_MAX, type ReadUrl } from './read-url.ts';
import { isSameShop } from './same-shop.ts';

/** Longest text of a campaign; those that people read in reports are shorter. */
const CAMPAIGN_TEXT_MAX = 48;
const TITLE_MAX = 200;
/** A host name ends at 253 characters by RFC 1035; the profile keeps fewer, and no real referrer is near it. */
const HOST_MAX = 64;
const BUSY = ['typing', 'invitation_open'] as const satisfies readonly Busy[];

export interface Page {
  /** Empty when the page gave none that can be read. */
  url: string;
  /** Empty likewise, so that no page pattern of a plan matches it. */
  path: string;
  title?: string;
  /** Where the visitor came from; absent within the shop. */
  referrerHost?: string;
  campaign?: Campaign;
  itemId?: string;
  busy: Busy[];
}

/**
 * The page as decisions see it. Never fails: what cannot be read is left out.
 *
 * @param origins the plan's: links between these are within the shop
 */
export function readPage(page: WirePage | undefined, origins: readonly string[] = []): Page {
  const said: Partial<Record<keyof WirePage, unknown>> = isRecord(page) ? page : {};
  const url = typeof said.url === 'string' ? said.url.slice(0, URL_MAX) : '';
  const read = readUrl(url);
  const title = typeof said.title === 'string' ? cleanText(said.title, TITLE_MAX) : '';
  const itemId = readId(said.item_id);
  return {
    url: read === undefined ? '' : url,
    path: read?.path ?? '',
    ...(title !== '' && { title }),
    ...(read !== undefined && readArrival(read, said.referrer, origins)),
    ...(itemId !== undefined && { itemId }),
    busy: BUSY.filter((each) => Array.isArray(said.busy) && said.busy.includes(each)),
  };
}

/**
 * How the visitor came to a page: the campaign of its URL, and the referrer where that is another host. Nobody came from anywhere
 * who was in the shop already: neither by a banner of the shop's own that carries utm_* parameters, nor back from where they paid.
 */
export function readArrival(
  url: ReadUrl,
  referrer: unknown,
  origins: readonly string[] = [],
): { referrerHost?: string; campaign?: Campaign } {
  const from = typeof referrer === 'string' ? readUrl(referrer) : undefined;
  if (from !== undefined && (isSameShop(from.host, url.host, origins) || isPaymentHost(from.host))) return {};
  // Google's parameter for links of one's own: analytics.js, "utm_nooverride".
  if (url.query.get('utm_nooverride') === '1') return {};
  const campaign = readCampaign(url.query) ?? clickIdCampaign(url.query);
  return {
    ...(from !== undefined && { referrerHost: from.host.slice(0, HOST_MAX) }),
    ...(campaign !== undefined && { campaign }),
  };
}

function readCampaign(query: ReadonlyMap<string, string>): Campaign | undefined {
  const text = (name: string) => cleanText(query.get(name) ?? '', CAMPAIGN_TEXT_MAX);
  const [source, medium, name] = [text('utm_source'), text('utm_medium'), text('utm_campaign')];
  if (source === '' && medium === '' && name === '') return undefined;
  return { ...(source && { source }), ...(medium && { medium }), ...(name && { name }) };
}

/**
 * The page of one event: the one it names itself (`page_location`), since a queue may hold events of earlier
 * pages; else the request's, if the event is of the request's visit.
 */
export function pageOfEvent(
  params: { page_location?: string; page_referrer?: string },
  request: TactEvent['page'],
  origins: readonly string[] = [],
): TactEvent['page'] {
  const own = params.page_location === undefined ? undefined : readUrl(params.page_location);
  if (own === undefined) return request;
  const itemId = request?.path === own.path ? request.itemId : undefined;
  return {
    path: own.path,
    ...readArrival(own, params.page_referrer, origins),
    ...(itemId !== undefined && { itemId }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
