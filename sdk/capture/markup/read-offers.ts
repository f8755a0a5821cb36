import { list, nodesOf, type Node } from './node.ts';
import { readPrice } from './read-price.ts';

/**
 * What the edge needs of an offer, and of its `priceSpecification`, to tell its price from that of a litre, of members, of
 * last week, of delivery: `price`, `lowPrice`, `priceCurrency`, `priceType`, `priceValidUntil`, `validFrom`, `availability`,
 * `validForMemberTier`, `itemCondition`, `unitCode`, `referenceQuantity`, `eligibleQuantity`, `eligibleTransactionVolume`.
 */
const TOLD = /^@type|price|valid|^availability$|condition|unit|quantity|volume/i;
const KEYS_MAX = 20;
/** Longer texts tell no price; `https://schema.org/DeliveryChargeSpecification` has 46. */
const TEXT_LENGTH_MAX = 60;
const SPECIFICATIONS_MAX = 6;
/** So many offers are looked at for the one of this address. */
const OFFERS_MAX = 200;

/** A product's offers with those that they hold, or the product itself where it has a price of its own. */
export function offersOf(product: Node): Node[] {
  const offers = nodesOf(product.offers).flatMap((offer) => [
    offer,
    ...nodesOf(offer.offers).map((inner): Node => ({ priceCurrency: offer.priceCurrency, ...inner })),
  ]);
  const isPriced = (offer: Node) =>
    (offer.price ?? offer.lowPrice ?? offer.lowprice ?? offer.minPrice ?? offer.priceSpecification) != null;
  // A price that a theme has put beside its offer is the offer's.
  const own = isPriced(product) && !offers.some(isPriced) ? [product] : [];
  return [...offers, ...(offers[0] ? own : [product])]
    .filter((offer) => isPriced(offer) || offer.availability != null)
    .slice(0, OFFERS_MAX);
}

/** The lowest amount that is asked, for comparing only; Infinity where nothing is. */
export function lowestOf(offers: Node[] = []): number {
  return Math.min(
    ...offers
      .flatMap((offer) => [offer, ...nodesOf(offer.priceSpecification)])
      .map(({ price, lowPrice, lowprice, minPrice }) => price ?? lowPrice ?? lowprice ?? minPrice)
      .map((price) => (typeof price === 'number' ? price : readPrice(String(price))))
      .map((price) => (price > 0 ? price : Infinity)),
  );
}

/** An offer for the wire: numbers stay numbers, texts stay as they are written; of a node without a value, that it is there. */
export function tellOffer(offer: Node): Node {
  const told: Node = {};
  for (const key of Object.keys(offer)
    .filter((key) => TOLD.test(key))
    .slice(0, KEYS_MAX)) {
    let [value] = list(offer[key]);
    const [node] = nodesOf(value);
    if (node) value = node['@value'] ?? node.value ?? node['@id'] ?? true;
    if (value != null && value !== '')
      told[key] = typeof value === 'string' ? value.trim().slice(0, TEXT_LENGTH_MAX) : value;
  }
  const specifications = nodesOf(offer.priceSpecification).slice(0, SPECIFICATIONS_MAX);
  if (specifications[0]) told.priceSpecification = specifications.map(tellOffer);
  return told;
}
