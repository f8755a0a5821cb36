import { parseHTML } from 'linkedom';
import { readPageProduct } from './index.ts';

/** The one item of a page at this address, as it goes on the wire. */
export function itemOf(html: string, address = '/p/lamp'): unknown {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  const found = readPageProduct(document, new URL(address, 'https://shop.example'));
  return found && JSON.parse(JSON.stringify(found)).items[0];
}

/** One script for each document. */
export const json = (...documents: unknown[]) =>
  documents.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join('');

export const product = (more: object) => ({
  '@context': 'https://schema.org',
  '@type': 'Product',
  name: 'Lamp',
  ...more,
});
export const offer = (price: unknown, more = {}) => ({
  '@type': 'Offer',
  price,
  priceCurrency: 'EUR',
  ...more,
});

export const microdata = (inner: string, type = 'Product') =>
  `<div itemscope itemtype="http://schema.org/${type}">${inner}</div>`;
export const microOffer = (price: string) =>
  `<div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="price" content="${price}"><meta itemprop="priceCurrency" content="EUR"></div>`;
