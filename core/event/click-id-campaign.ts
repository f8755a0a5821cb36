import type { Campaign } from './event.ts';

/**
 * What ad platforms put into a link by themselves where a shop tags none: Google Ads (gclid; gbraid and wbraid on iOS), Microsoft
 * Ads, TikTok. Meta's fbclid stands in links that nobody paid for as well, so it says from where and not by what.
 */
const CLICK_IDS: readonly (readonly [parameter: string, campaign: Campaign])[] = [
  ['gclid', { source: 'google', medium: 'cpc' }],
  ['gbraid', { source: 'google', medium: 'cpc' }],
  ['wbraid', { source: 'google', medium: 'cpc' }],
  ['msclkid', { source: 'bing', medium: 'cpc' }],
  ['ttclid', { source: 'tiktok', medium: 'cpc' }],
  ['fbclid', { source: 'facebook' }],
];

/** The campaign that a click id stands for; undefined where the URL has none. */
export function clickIdCampaign(query: ReadonlyMap<string, string>): Campaign | undefined {
  return CLICK_IDS.find(([parameter]) => (query.get(parameter) ?? '') !== '')?.[1];
}
