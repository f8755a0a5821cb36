/*
 * What the parameters of a product page's address say. Names in lower case.
 */

/**
 * Say where a visitor came from, or how the page is to be drawn, and nothing of the item. Click ids as the ad platforms document
 * them; `srsltid` is what Google's own product listings add, `_pos` to `pr_seq` what Shopify's search and recommendations do.
 */
const NOISE: ReadonlySet<string> = new Set(
  `gclid gclsrc gbraid wbraid gad_source gad_campaignid dclid fbclid msclkid ttclid twclid yclid ysclid li_fat_id igshid igsh epik
  irclickid irgwc cjevent awc sscid scclid rdt_cid srsltid mc_cid mc_eid mkt_tok _ga _gl _gac _hsenc _hsmi _ke _kx vero_id s_kwcid
  ref ref_ referrer source src aff affiliate partner spartner campaign cmp cid trk tracking
  _pos _sid _ss _psq _fid _v pr_prod_strat pr_rec_id pr_rec_pid pr_ref_pid pr_seq
  currency country lang locale language hl nocache cache cb rand sessionid phpsessid sid jsessionid
  preview preview_theme_id tact tact-preview page_view quick_view quickview add-to-cart quantity qty tab review reviews
  gtm_debug utm`.split(/\s+/),
);
const NOISE_PREFIXES = /^(utm|mtm|pk|piwik|matomo|hsa|tw|ga|gtm|_bta|oly)_/;

/** Name the item itself: an address with another value is another item's. */
const PRODUCT: ReadonlySet<string> = new Set(
  `id pid product_id productid product prod prodid p item item_id itemid sku article artnr artikel art articleid number
  id_product route controller post page_id code productcode masterid ean gtin goods_id vnr`.split(/\s+/),
);

/** Name which one of a group: without them, the address is the group's. */
const VARIANT: ReadonlySet<string> = new Set(
  `variant variant_id variantid vid variation variation_id variationid v option options swatch
  color colour farbe couleur kleur size groesse grosse taille maat material style id_product_attribute`.split(
    /\s+/,
  ),
);
/** WooCommerce's attributes, Salesforce's variation values, Magento's and BigCommerce's options. */
const VARIANT_PREFIXES = /^(attribute_|dwvar_|super_attribute|attribute\[|options?\[|variant\[|property\[)/;

export type ParamKind = 'noise' | 'product' | 'variant' | 'other';

/** What a parameter of this name (in lower case) says. */
export function paramKind(name: string): ParamKind {
  if (PRODUCT.has(name)) return 'product';
  if (VARIANT.has(name) || VARIANT_PREFIXES.test(name)) return 'variant';
  return NOISE.has(name) || NOISE_PREFIXES.test(name) ? 'noise' : 'other';
}
