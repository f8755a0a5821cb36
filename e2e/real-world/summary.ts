/** As much of the edge's answer as these tests ask for. Money is in minor units. */
export interface Known {
  totals: { events: number; views: number; carts: number; purchases: number } | null;
  basket: { item: string; quantity: number; price?: number }[];
  profile: {
    items: Record<
      string,
      {
        seen: number[];
        price?: { value: number };
        brand?: { value: string };
        variant?: { value: string };
      }
    >;
    orders: { id: string; value: number; currency: string; items: { item: string; quantity: number }[] }[];
    bought: Record<string, unknown>;
    visits: { campaign?: { source?: string; medium?: string; name?: string }; referrerHost?: string }[];
  } | null;
}

/** The same in the words of a person: `n1 × 2`, `T1 4245.42 EUR: a × 1`. */
export interface Summary {
  basket: string[];
  orders: string[];
  /** What was looked at, in alphabetical order. */
  looked: string[];
  views: number;
  /** By item looked at: its price in the shop's currency, where one is known. */
  prices: Record<string, number>;
  brands: Record<string, string>;
  visits: string[];
}

export function summary(known: Known | null, currency: string): Summary {
  const { items = {}, orders = [], visits = [] } = known?.profile ?? {};
  const looked = Object.entries(items).filter(([, item]) => item.seen.length > 0);
  return {
    basket: (known?.basket ?? []).map(lineOf).sort(),
    orders: orders.map(
      (order) =>
        `${order.id} ${major(order.value, order.currency)} ${order.currency}: ${order.items.map(lineOf).join(', ')}`,
    ),
    looked: looked.map(([id]) => id).sort(),
    views: known?.totals?.views ?? 0,
    prices: Object.fromEntries(
      looked.flatMap(([id, { price }]) => (price ? [[id, major(price.value, currency)]] : [])),
    ),
    brands: Object.fromEntries(looked.flatMap(([id, { brand }]) => (brand ? [[id, brand.value]] : []))),
    visits: visits.map(({ campaign, referrerHost }) =>
      [campaign?.source, campaign?.medium, campaign?.name, referrerHost].filter(Boolean).join(' '),
    ),
  };
}

function lineOf({ item, quantity }: { item: string; quantity: number }): string {
  return `${item} × ${quantity}`;
}

function major(minor: number, currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return minor / 10 ** maximumFractionDigits;
}
