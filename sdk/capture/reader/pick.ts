/** Longest text that leaves the page, UTF-16 units. */
const TEXT_MAX = 500;
/** GA4 takes 200 lines (reference of `items`). */
const LINES_MAX = 200;
const DEPTH_MAX = 5;

const EVERYWHERE =
  'sku|actionField|impressions|add|remove|detail|checkout|purchase|refund|click|order_?id|(item|product|categor|price|quantit|discount|coupon|index|currenc|revenue|value|transaction)\\w*';
/** What leaves the page of a push: a data layer also holds addresses and names, which are no business of ours. */
export const FIELDS = new RegExp(
  `^(${EVERYWHERE}|search_\\w+|(ecomm|dynx)_\\w+|google_tag_params|page_(location|referrer))$`,
  'i',
);
/** The same within it: lines of a basket are called `id` and `name`, as people are at the top. */
const LINE_FIELDS = new RegExp(
  `^(${EVERYWHERE}|\\d+|id|name|brand|variant|list|position|google_business_vertical|(ecomm|dynx)_\\w+)$`,
  'i',
);
/** What of a large basket is needed. */
export const NEEDED =
  /^(\d+|items|products|(item_)?(id|variant)|sku|price|quantity|value|currency\w*|revenue|actionField|add|remove|detail|checkout|purchase|refund|transaction\w*|order_?id)$/;

/** A bounded copy of plain data, with the fields that are named: those of `keys` here, of `nested` below. */
export function pick(
  value: unknown,
  keys: RegExp = FIELDS,
  nested: RegExp = LINE_FIELDS,
  depth = 0,
): unknown {
  if (typeof value === 'string') return value.slice(0, TEXT_MAX);
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || !value || depth > DEPTH_MAX) return undefined;
  if (Array.isArray(value))
    return value.slice(0, LINES_MAX).map((each) => pick(each, nested, nested, depth + 1));
  const picked: Record<string, unknown> = {};
  for (const key of Object.keys(value))
    if (keys.test(key))
      picked[key] = pick((value as Record<string, unknown>)[key], nested, nested, depth + 1);
  return picked;
}
