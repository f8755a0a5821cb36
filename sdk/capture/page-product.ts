import type { EventParams } from '#core';
import { readJsonLd } from './json-ld.ts';
import { readMicrodata } from './microdata.ts';
import { readOpenGraph } from './open-graph.ts';
import { mainProduct, productsIn, viewOf } from './product.ts';

/** `view_item` of the product that this page is about, as its markup says; undefined for any other page. */
export function readPageProduct(): EventParams | undefined {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const sources = [
    productsIn(scripts.flatMap((script) => readJsonLd(script.textContent))),
    readMicrodata(document),
    readOpenGraph(document),
  ];
  const product = sources.map((products) => mainProduct(products, location.pathname)).find(Boolean);
  return product && viewOf(product);
}
