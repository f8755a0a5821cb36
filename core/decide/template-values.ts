import type { CatalogLookup } from '../catalog/item.ts';
import { formatMoney } from '../money/format-money.ts';
import type { Candidate } from '../manners/manner.ts';
import type { Plan } from '../plan/plan.ts';
import type { BasketLine } from '../profile/profile.ts';

/** What placeholders stand for; a name that is missing here has no value for this visitor. */
export type TemplateValues = ReadonlyMap<string, string>;

/** Every name that a template may use. */
export const TEMPLATE_NAMES = [
  'item.title',
  'item.link',
  'item.image_link',
  'item.price',
  'item.color',
  'item.brand',
  'item.size',
  'basket.count',
  'basket.value',
  'basket.first.title',
] as const;
type TemplateName = (typeof TEMPLATE_NAMES)[number];

/**
 * Values of the names asked for. Prices are written for people, in the plan's locale; `basket.value` needs every line's
 * price, in the plan's currency. Only what is asked for is made: a formatter of money costs tens of microseconds.
 */
export function templateValues(
  names: Iterable<string>,
  { items: [item], lines }: Candidate,
  plan: Pick<Plan, 'currency' | 'locale'>,
  catalog: CatalogLookup,
): TemplateValues {
  const makers: Record<TemplateName, () => string | undefined> = {
    'item.title': () => item?.title,
    'item.link': () => item?.link,
    'item.image_link': () => item?.imageLink,
    'item.price': () => item && formatMoney(item.salePrice ?? item.price, item.currency, plan.locale),
    'item.color': () => item?.color,
    'item.brand': () => item?.brand,
    'item.size': () => item?.size,
    'basket.count': () => lines && String(lines.reduce((sum, line) => sum + line.quantity, 0)),
    'basket.value': () => lines && basketValue(lines, plan, catalog),
    'basket.first.title': () => firstTitle(lines, catalog),
  };
  const values = new Map<string, string>();
  for (const name of names) {
    const value = isTemplateName(name) ? makers[name]() : undefined;
    if (value) values.set(name, value);
  }
  return values;
}

export function isTemplateName(name: string): name is TemplateName {
  return (TEMPLATE_NAMES as readonly string[]).includes(name);
}

function firstTitle(lines: readonly BasketLine[] | undefined, catalog: CatalogLookup): string | undefined {
  return lines?.map((line) => catalog.item(line.item)).find((item) => item !== undefined)?.title;
}

function basketValue(
  lines: readonly BasketLine[],
  { currency, locale }: Pick<Plan, 'currency' | 'locale'>,
  catalog: CatalogLookup,
): string | undefined {
  let minor = 0;
  for (const line of lines) {
    const item = catalog.item(line.item);
    const listed = item?.currency === currency ? (item.salePrice ?? item.price) : undefined;
    const price = line.price ?? listed;
    if (price === undefined) return undefined;
    minor += price * line.quantity;
  }
  return formatMoney(minor, currency, locale);
}
