import type { Availability } from '../event.ts';

/** schema.org/ItemAvailability, Merchant's four, and what Open Graph and shops' own themes write; letters only. */
const SPELLINGS: Readonly<Record<string, Availability>> = {
  instock: 'in_stock',
  instoreonly: 'in_stock',
  onlineonly: 'in_stock',
  limitedavailability: 'in_stock',
  madetoorder: 'in_stock',
  available: 'in_stock',
  availablefororder: 'in_stock',
  lowstock: 'in_stock',
  outofstock: 'out_of_stock',
  soldout: 'out_of_stock',
  discontinued: 'out_of_stock',
  reserved: 'out_of_stock',
  unavailable: 'out_of_stock',
  notavailable: 'out_of_stock',
  oos: 'out_of_stock',
  preorder: 'preorder',
  presale: 'preorder',
  availableforpreorder: 'preorder',
  backorder: 'backorder',
  onbackorder: 'backorder',
  backordered: 'backorder',
};

/** `https://schema.org/InStock`, `http://…`, `InStock`, `in stock`, `instock`, true; undefined for what says nothing of it. */
export function readAvailability(raw: unknown): Availability | undefined {
  if (typeof raw === 'boolean') return raw ? 'in_stock' : 'out_of_stock';
  if (typeof raw !== 'string' || raw.length > 100) return undefined;
  const word = raw
    .replace(/[/#]+$/, '')
    .replace(/^.*[/#:]/, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return Object.hasOwn(SPELLINGS, word) ? SPELLINGS[word] : undefined;
}
