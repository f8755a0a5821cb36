import { idPattern, type IdParts } from './id-pattern.ts';

/*
 * How platforms and their plugins make the ids of feeds and of pages. Seen in public feeds and sources:
 *
 *   shopify_DE_111_222           Google & YouTube for Shopify: country, product, variant; reports write it in lower case
 *   gla_2386                     Google for WooCommerce (Google Listings & Ads): the post's number
 *   woocommerce_gpf_2386         WooCommerce Google Product Feed
 *   wc_post_id_2386              Meta for WooCommerce (`FB_RETAILER_ID_PREFIX`)
 *   gid://shopify/Product/111    Shopify's own global ids (shopify.dev, "Global IDs")
 *   online:en:DE:gla_2386        Content API for Shopping: channel, language, feed, offer
 */
const PATTERNS = [
  'shopify_{any}_{group}_{variant}',
  'gla_{id}',
  'woocommerce_gpf_{id}',
  'wc_post_id_{id}',
  'wc_{id}',
  'gid://shopify/ProductVariant/{variant}',
  'gid://shopify/Product/{group}',
].map(idPattern);
const CONTENT_API = /^(?:online|local):[a-z]{2}:[^:]+:(.+)$/i;
/** A word that says what it is, before a number; and the bare sign. */
const WORD = /^(?:(?:product|post|item|sku|prod|article|artikel|variant|variation|offer)[-_:#]|#)(?=.)(.+)$/i;

/** The parts of an id that one of the known schemes made, in lower case; undefined for any other. */
export function knownIdParts(id: string): IdParts | undefined {
  const inner = CONTENT_API.exec(id)?.[1];
  if (inner !== undefined) return knownIdParts(inner) ?? { id: inner.toLowerCase() };
  for (const pattern of PATTERNS) {
    const parts = pattern.read(id);
    if (parts !== undefined) return parts;
  }
  const word = WORD.exec(id)?.[1];
  return word === undefined ? undefined : { id: word.toLowerCase() };
}
