import type { Availability } from '../event.ts';
import { readAvailability } from './read-availability.ts';
import { readCurrency } from './read-currency.ts';
import { readSaidNumber, type NumberOptions } from './read-said-number.ts';
import { firstSaid, isSaid, type Said } from './said.ts';

export interface ChosenOffer {
  price?: number;
  currency?: string;
  availability?: Availability;
}

interface Offer {
  price: number;
  currency: string | undefined;
  availability: Availability | undefined;
}

/** A product of more variants than this says what it costs by the first of them. */
const OFFERS_MAX = 100;
/** Old, recommended and lowest advertised prices: schema.org/PriceTypeEnumeration, by its names and the older ones. */
const OTHER_PRICE = /strikethrough|list|srp|rrp|suggested|msrp|advertised|old|member/i;
/** What it costs while nothing is reduced: the price where no other is told. */
const USUAL_PRICE = /regular|invoice/i;
/** UN/CEFACT codes of a piece: a price of one is no unit price. */
const PIECE = /^(?:C62|H87|EA|PCE|NMP|ONE)$/i;
/** schema.org: what delivery or payment cost is a price specification too. */
const CHARGE = /delivery|shipping|payment ?charge/i;

/**
 * The price of a product among the offers that its page names: in the first of `preferred` currencies that one is in, else in that of
 * the first; of what can be had before what cannot, the lowest. Offers of nothing (0) are none, unless all are. Old and recommended
 * prices, members' prices, prices of a unit (a litre) and what delivery costs are not the price.
 */
export function chooseOffer(
  raw: unknown,
  preferred: readonly (string | undefined)[],
  options: NumberOptions,
): ChosenOffer {
  const records = recordsOf(raw);
  const priced = records.flatMap((record) =>
    offersIn(
      record,
      preferred.find((each) => each !== undefined),
      options,
    ),
  );
  const paid = priced.some(({ price }) => price > 0) ? priced.filter(({ price }) => price > 0) : priced;
  const first = paid[0];
  if (first === undefined) {
    const availability = records.map((record) => readAvailability(record.availability)).sort(byStock)[0];
    return availability === undefined ? {} : { availability };
  }
  const wanted = preferred.find(
    (each) => each !== undefined && paid.some(({ currency }) => currency === each),
  );
  const currency = wanted ?? first.currency;
  const alike = paid.filter((offer) => offer.currency === currency);
  const best = alike.sort((a, b) => byStock(a.availability, b.availability) || a.price - b.price)[0] ?? first;
  return {
    price: best.price,
    ...(best.currency !== undefined && { currency: best.currency }),
    ...(best.availability !== undefined && { availability: best.availability }),
  };
}

/** What can be had now, or is not said not to be; what can be ordered; what is gone. */
function byStock(a: Availability | undefined, b: Availability | undefined): number {
  return rankOf(a) - rankOf(b);
}

function rankOf(availability: Availability | undefined): number {
  return availability === 'out_of_stock'
    ? 2
    : availability === 'preorder' || availability === 'backorder'
      ? 1
      : 0;
}

function recordsOf(raw: unknown): Said[] {
  if (isSaid(raw)) return [raw];
  return Array.isArray(raw) ? raw.filter(isSaid).slice(0, OFFERS_MAX) : [];
}

/** An aggregate is what its offers are, where they have prices; else its lowest. */
function offersIn(record: Said, shop: string | undefined, options: NumberOptions): Offer[] {
  const outer = recordsOf(record.offers).map((inner) => ({
    priceCurrency: record.priceCurrency,
    availability: record.availability,
    ...inner,
  }));
  const inner = outer.flatMap((each) => offerOf(each, shop, options) ?? []);
  if (inner.some(({ price }) => price > 0)) return inner;
  return offerOf(record, shop, options) ?? inner;
}

function offerOf(record: Said, shop: string | undefined, options: NumberOptions): [Offer] | undefined {
  if (isCharge(record) || isOther(record)) return undefined;
  const own = isOfUnit(record) ? undefined : priceIn(record, record, shop, options);
  if (own !== undefined && own.price > 0) return [own];
  const specifications = recordsOf(record.priceSpecification).filter(
    (each) => !isCharge(each) && !isOther(each),
  );
  const whole = specifications.filter((each) => !isOfUnit(each));
  const now = whole.filter((each) => !USUAL_PRICE.test(textOf(each.priceType)));
  // Where only the usual price is told, or only that of a unit, that is what there is.
  const among = now.length > 0 ? now : whole.length > 0 ? whole : own === undefined ? specifications : [];
  const prices = among.flatMap((each) => priceIn(each, record, shop, options) ?? []);
  const lowest = prices.filter(({ price }) => price > 0).sort((a, b) => a.price - b.price)[0];
  const found =
    lowest ?? own ?? prices[0] ?? (isOfUnit(record) ? priceIn(record, record, shop, options) : undefined);
  return found === undefined ? undefined : [found];
}

function priceIn(
  record: Said,
  offer: Said,
  shop: string | undefined,
  options: NumberOptions,
): Offer | undefined {
  const said =
    firstSaid(record, ['priceCurrency', 'currency']) ?? firstSaid(offer, ['priceCurrency', 'currency']);
  const named = readCurrency(said, shop, options.locale)?.currency;
  // `lowprice` is how Salesforce's templates write it.
  const prices = [record.price, record.lowPrice, record.lowprice, record.minPrice].map((each) =>
    readSaidNumber(each, { ...options, currency: named ?? options.currency }),
  );
  const numbers = prices.flatMap((each) => (each.is === 'number' && each.number >= 0 ? [each] : []));
  const read = numbers.find(({ number }) => number > 0) ?? numbers[0];
  if (read === undefined) return undefined;
  return {
    price: read.number,
    currency: named ?? read.currency,
    availability: readAvailability(offer.availability),
  };
}

function isCharge(record: Said): boolean {
  return CHARGE.test(textOf(record['@type'])) || CHARGE.test(textOf(record.type));
}

function isOther(record: Said): boolean {
  const kind = textOf(record.priceType).replace(/^.*[/#]/, '');
  return OTHER_PRICE.test(kind) || isThere(record.validForMemberTier);
}

/** `12.50 €/l`: schema.org/UnitPriceSpecification, with the quantity or the unit that it is for. */
function isOfUnit(record: Said): boolean {
  const { referenceQuantity, unitCode } = record;
  const unit = isSaid(referenceQuantity) ? (referenceQuantity.unitCode ?? unitCode) : unitCode;
  const isPiece = unit === undefined ? !isThere(referenceQuantity) : PIECE.test(textOf(unit));
  return !isPiece;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.filter((each) => typeof each === 'string').join(' ')
      : '';
}
