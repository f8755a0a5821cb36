import { itemOf, priceOf, sizesOf, type Item } from './shop-items.ts';

export interface Line {
  item: Item;
  size: string;
  quantity: number;
}

const QUANTITY_MAX = 9;
/** Keeps the cookie far below the 4 KB that browsers allow. */
const LINES_MAX = 20;

/** `amelie-sage~38~1.quill-oil~~2`; what is no item of ours is left out. */
export function readBasket(cookie: string | undefined): Line[] {
  return (cookie ?? '').split('.').flatMap((part) => {
    const [id = '', size = '', count = ''] = part.split('~');
    const item = itemOf(id);
    const quantity = Math.min(QUANTITY_MAX, Number.parseInt(count, 10));
    if (!item || !(quantity > 0) || (size && !sizesOf(item).includes(size))) return [];
    return [{ item, size, quantity }];
  });
}

export const writeBasket = (lines: readonly Line[]): string =>
  lines.map(({ item, size, quantity }) => `${item.id}~${size}~${quantity}`).join('.');

export function putIn(lines: readonly Line[], item: Item, size: string, quantity: number): Line[] {
  const present = lines.find((line) => line.item.id === item.id && line.size === size);
  const wanted = Math.min(QUANTITY_MAX, (present?.quantity ?? 0) + quantity);
  const line = { item, size, quantity: wanted };
  return present ? lines.map((each) => (each === present ? line : each)) : [...lines, line].slice(-LINES_MAX);
}

/** 0 takes the line out. */
export const setQuantity = (lines: readonly Line[], id: string, size: string, quantity: number): Line[] =>
  lines.flatMap((line) => {
    if (line.item.id !== id || line.size !== size) return [line];
    return quantity > 0 ? [{ ...line, quantity: Math.min(QUANTITY_MAX, quantity) }] : [];
  });

export const valueOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + priceOf(line.item) * line.quantity, 0);
export const countOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

const FREE_DELIVERY_FROM = 80;
export const DELIVERIES = { standard: 4.9, express: 9.9 } as const;
export type Delivery = keyof typeof DELIVERIES;
export const deliveryCost = (lines: readonly Line[], delivery: Delivery): number =>
  delivery === 'standard' && valueOf(lines) >= FREE_DELIVERY_FROM ? 0 : DELIVERIES[delivery];
