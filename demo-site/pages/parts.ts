import { html, raw } from 'hono/html';
import { colourSlug, fullPriceOf, priceOf, ratingOf, shadesOf, shades, type Item } from '../shop-items.ts';
import type { Crumb } from '../structured-data.ts';
import type { Html } from './page.ts';

const money = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'EUR',
  minimumFractionDigits: 2,
});
const whole = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});
export const euros = (amount: number): string => (amount >= 1000 ? whole : money).format(amount);

/** JSON inside a script element: `<` would let a text end it. */
export const json = (value: unknown): Html => raw(JSON.stringify(value).replaceAll('<', '\\u003c'));

export function price(item: Item): Html {
  const now = priceOf(item);
  const before = fullPriceOf(item);
  return now < before
    ? html`<span class="price"
        ><s><span class="hidden">Before </span>${euros(before)}</s>
        <strong><span class="hidden">Now </span>${euros(now)}</strong></span
      >`
    : html`<span class="price">${euros(now)}</span>`;
}

export function stars(average: number): Html {
  return html`<span
    class="stars"
    style="--rating:${average}"
    role="img"
    aria-label="${average} of 5 stars"
  ></span>`;
}

export function swatch(item: Item, current: boolean, href = item.link): Html {
  return html`<a
    class="swatch"
    href="${href}"
    title="${item.color ?? ''}"
    style="--shade:${shades[item.color ?? ''] ?? '#ccc'}"
    data-colour="${colourSlug(item)}"
    ${current ? raw(' aria-current="true"') : ''}
    ><span class="hidden">${item.color ?? ''}</span></a
  >`;
}

/** A product in a grid. `list` and `index` go with it into GA4. */
export function card(item: Item, list: string, index: number): Html {
  const siblings = shadesOf(item);
  const { average, count } = ratingOf(item);
  return html`<li class="card">
    <a
      class="card-link"
      href="${item.link}"
      data-select="${item.id}"
      data-list="${list}"
      data-index="${index}"
    >
      <img
        src="${item.image_link}"
        alt=""
        width="400"
        height="500"
        loading="${index < 4 ? 'eager' : 'lazy'}"
      />
      <span class="card-brand">${item.brand}</span>
      <span class="card-title"
        >${item.title}${item.color ? html`<span class="hidden">, ${item.color}</span>` : ''}</span
      >
      ${price(item)}
      ${count ? html`<span class="card-rating">${stars(average)} <span>${count}</span></span>` : ''}
    </a>
    ${siblings.length > 1 ? html`<p class="swatches">${siblings.map((each) => swatch(each, each === item))}</p>` : ''}
  </li>`;
}

export function grid(items: readonly Item[], list: string): Html {
  return html`<ul class="grid">
    ${items.map((item, at) => card(item, list, at))}
  </ul>`;
}

export function breadcrumbs(crumbs: readonly Crumb[], here: string): Html {
  return html`<nav class="crumbs" aria-label="Breadcrumb">
    <ol>
      ${crumbs.map(({ title, href }) => html`<li><a href="${href}">${title}</a></li>`)}
      <li aria-current="page">${here}</li>
    </ol>
  </nav>`;
}

export function lineList(lines: readonly { item: Item; size: string; quantity: number }[]): Html {
  return html`<ul class="line-list">
    ${lines.map(
      ({ item, size, quantity }) =>
        html`<li>
          <img src="${item.image_link}" alt="" width="64" height="80" /><span
            >${item.title}<small
              >${[item.color, size && `size ${size}`].filter(Boolean).join(', ')}</small
            ></span
          ><span>${quantity} × ${euros(priceOf(item))}</span>
        </li>`,
    )}
  </ul>`;
}
