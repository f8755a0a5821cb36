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
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

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
  const values = new Map<string, string>();
  for (const name of names) {
    const value = isTemplateName(name)
      ? MAKERS[name]({ item, lines, plan, catalog }, (minor, currency) =>
          formatMoney(minor, currency, plan.locale),
        )
      : undefined;
    if (value) values.set(name, value);
  }
  return values;
}

/** Whether `templateValues` has this one, without making it. */
export function hasValue(
  name: TemplateName,
  { items: [item], lines }: Candidate,
  plan: Pick<Plan, 'currency' | 'locale'>,
  catalog: CatalogLookup,
): boolean {
  return Boolean(MAKERS[name]({ item, lines, plan, catalog }, anyMoney));
}

const anyMoney = () => 'money';

interface Sources {
  item: Candidate['items'][number] | undefined;
  lines: Candidate['lines'];
  plan: Pick<Plan, 'currency'>;
  catalog: CatalogLookup;
}
type WriteMoney = (minor: number, currency: string) => string;

const MAKERS: Record<TemplateName, (from: Sources, write: WriteMoney) => string | undefined> = {
  'item.title': ({ item }) => item?.title,
  'item.link': ({ item }) => item?.link,
  'item.image_link': ({ item }) => item?.imageLink,
  'item.price': ({ item }, write) => item && write(item.salePrice ?? item.price, item.currency),
  'item.color': ({ item }) => item?.color,
  'item.brand': ({ item }) => item?.brand,
  'item.size': ({ item }) => item?.size,
  'basket.count': ({ lines }) => lines && String(lines.reduce((sum, line) => sum + line.quantity, 0)),
  'basket.value': ({ lines, plan, catalog }, write) => lines && basketValue(lines, plan, catalog, write),
  'basket.first.title': ({ lines, catalog }) => firstTitle(lines, catalog),
};

export function isTemplateName(name: string): name is TemplateName {
  return (TEMPLATE_NAMES as readonly string[]).includes(name);
}

function firstTitle(lines: readonly BasketLine[] | undefined, catalog: CatalogLookup): string | undefined {
  return lines?.map((line) => catalog.item(line.item)).find((item) => item !== undefined)?.title;
}

function basketValue(
  lines: readonly BasketLine[],
  { currency }: Pick<Plan, 'currency'>,
  catalog: CatalogLookup,
  write: WriteMoney,
): string | undefined {
  let minor = 0;
  for (const line of lines) {
    const item = catalog.item(line.item);
    const listed = item?.currency === currency ? (item.salePrice ?? item.price) : undefined;
    const price = line.price ?? listed;
    // What costs so many yen adds nothing to a sum in euros.
    if (price === undefined || (line.price !== undefined && (line.currency ?? currency) !== currency))
      return undefined;
    minor += price * line.quantity;
  }
  return write(minor, currency);
}
