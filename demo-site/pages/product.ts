import { html, raw } from 'hono/html';
import { ecommerce, ga4Item } from '../data-layer.ts';
import {
  departmentOf,
  groupOf,
  itemOf,
  items,
  pathOf,
  products,
  ratingOf,
  reviewsOf,
  shadesOf,
  sizeGuideOf,
  sizesOf,
  stockOf,
  type Item,
} from '../shop-items.ts';
import { breadcrumbData, crumbsOf, productData } from '../structured-data.ts';
import type { Page } from './layout.ts';
import type { Html } from './page.ts';
import { breadcrumbs, grid, price, stars, swatch } from './parts.ts';

export function product(item: Item, size: string, origin: string): Page {
  const { average, count } = ratingOf(item);
  const siblings = shadesOf(item);
  return {
    title: item.color ? `${item.title} in ${item.color.toLowerCase()}` : item.title,
    description: item.description,
    pushes: ecommerce('view_item', [ga4Item(item, size ? { size } : {})]),
    data: [
      productData(item, origin),
      breadcrumbData([...crumbsOf(item), { title: item.title, href: item.link }], origin),
    ],
    body: html`${breadcrumbs(crumbsOf(item), item.title)}
      <article class="product" data-item="${item.id}">
        <div class="pictures">
          <img
            src="${item.image_link}"
            alt="${item.title}${item.color ? `, ${item.color.toLowerCase()}` : ''}"
            width="400"
            height="500"
            fetchpriority="high"
          /><img
            src="${item.image_link}?view=close"
            alt="The same, closer"
            width="400"
            height="500"
            loading="lazy"
          />
        </div>
        <div class="buy">
          <p class="card-brand">${item.brand}</p>
          <h1>${item.title}</h1>
          ${price(item)}
          ${count ? html`<p class="card-rating">${stars(average)} <a href="#reviews">${average} from ${count} reviews</a></p>` : ''}
          <p>${item.description}</p>
          ${
            siblings.length > 1
              ? html`<p class="choice">
                  <span>Colour: <strong>${item.color}</strong></span
                  ><span class="swatches large">${siblings.map((each) => swatch(each, each === item))}</span>
                </p>`
              : ''
          }
          ${buyForm(item, size)}
          <form method="post" action="/wish">
            <input type="hidden" name="id" value="${item.id}" /><button class="as-link" data-wish>
              Keep for later
            </button>
          </form>
          <div data-tact-slot="product-aside">
            <aside class="aside-default">
              <h2>Good to know</h2>
              <p>A question is welcome: our people in ${departmentOf(item).title} answer within the hour.</p>
            </aside>
          </div>
          <tact-slot name="product-offer"
            ><p class="small offer-line">
              Sent for €4.90, free from €150. Returns are free within 30 days.
            </p></tact-slot
          >
        </div>
        <div class="details">${details(item, size)}</div>
      </article>
      ${reviewSection(item)} ${related(item)}`,
  };
}

function buyForm(item: Item, size: string): Html {
  const sizes = sizesOf(item);
  const inStock = sizes.length ? sizes.some((each) => stockOf(item, each) > 0) : stockOf(item, '') > 0;
  return html`<form class="buy-form" method="post" action="/basket/add" data-add>
    <input type="hidden" name="id" value="${item.id}" />
    ${
      sizes.length
        ? html`<fieldset class="sizes">
            <legend>Size</legend>
            ${sizes.map((each) => {
              const left = stockOf(item, each);
              return html`<label
                ><input
                  type="radio"
                  name="size"
                  value="${each}"
                  required${each === size ? raw(' checked') : ''}${left ? '' : raw(' disabled')}
                /><span>${each}</span></label
              >`;
            })}
          </fieldset>`
        : ''
    }
    <div class="stock"><p data-stock-line>${stockWords(item, size)}</p></div>
    <button class="button" data-add-button${inStock ? '' : raw(' disabled')}>
      ${inStock ? 'Put in the basket' : 'Not in stock'}
    </button>
  </form>`;
}

/** The houses share what there is: of the chosen size, or of all of them. */
function housesOf(item: Item, size: string): { house: string; left: number }[] {
  const sizes = size ? [size] : sizesOf(item);
  const all = sizes.length ? sizes.reduce((sum, each) => sum + stockOf(item, each), 0) : stockOf(item, '');
  const [paris, copenhagen] = [Math.floor(all / 2), Math.floor(all / 3)];
  return [
    { house: 'Paris, Rue des Martyrs', left: paris },
    { house: 'Copenhagen, Nyhavn', left: copenhagen },
    { house: 'York, High Street', left: all - paris - copenhagen },
  ];
}

export function stockWords(item: Item, size: string): string {
  const sizes = sizesOf(item);
  if (sizes.length && !size)
    return sizes.some((each) => stockOf(item, each) > 0)
      ? 'Choose a size to see what is there.'
      : 'Sold out in every size, back in three weeks.';
  const left = stockOf(item, size);
  if (left === 0) return 'Sold out, back in three weeks.';
  return left <= 3
    ? `Only ${left} left. Sent today if ordered before 4 pm.`
    : 'In stock. Sent today if ordered before 4 pm.';
}

function details(item: Item, size: string): Html {
  const guide = sizeGuideOf(item);
  const department = departmentOf(item);
  return html`${
      guide
        ? html`<details name="details">
            <summary>Size guide</summary>
            <div data-tact-region="size-guide">
              <p>${guide.note}</p>
              <div class="scroll">
                <table>
                  <thead>
                    <tr>
                      ${guide.columns.map((column) => html`<th scope="col">${column}</th>`)}
                    </tr>
                  </thead>
                  <tbody>
                    ${guide.rows.map(
                      (row) =>
                        html`<tr>
                          ${row.map((cell, at) => (at ? html`<td>${cell}</td>` : html`<th scope="row">${cell}</th>`))}
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>
            </div>
          </details>`
        : ''
    }
    <details name="details">
      <summary>In our houses</summary>
      <div data-tact-region="stock">
        <table>
          <tbody>
            ${housesOf(item, size).map(
              ({ house, left }) =>
                html`<tr>
                  <th scope="row">${house}</th>
                  <td>${left === 0 ? 'sold out' : left <= 3 ? `${left} left` : 'in stock'}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
    <details name="details">
      <summary>Delivery</summary>
      <div data-tact-region="shipping"><p>${department.shipping}</p></div>
    </details>
    <details name="details">
      <summary>Returns</summary>
      <div data-tact-region="returns"><p>${department.returns}</p></div>
    </details>`;
}

function reviewSection(item: Item): Html {
  const { distribution, reviews } = reviewsOf(item);
  const { average, count } = ratingOf(item);
  if (!count) return html``;
  return html`<section
    class="reviews"
    id="reviews"
    data-tact-region="reviews"
    aria-labelledby="reviews-title"
  >
    <h2 id="reviews-title">What people say</h2>
    <div class="review-sum">
      <p class="big">${average}</p>
      ${stars(average)}
      <ol class="bars">
        ${distribution.map((n, at) => html`<li><span>${5 - at} ${at === 4 ? 'star' : 'stars'}</span><span class="bar" style="--share:${Math.round((100 * n) / count)}%"></span><span>${n}</span></li>`)}
      </ol>
    </div>
    <ul class="review-list">
      ${reviews.map(
        (review) =>
          html`<li>
            <p class="review-head">${stars(review.stars)} <strong>${review.title}</strong></p>
            <p>${review.text}</p>
            <p class="small">
              ${review.name},
              <time datetime="${review.date}"
                >${new Date(review.date).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}</time
              >${review.fit ? html` · fits ${review.fit}` : ''}
            </p>
          </li>`,
      )}
    </ul>
  </section>`;
}

function related(item: Item): Html {
  const goes = (item.goes_with ?? []).flatMap((id) => itemOf(id) ?? []);
  const like = products(items).filter(
    (other) => groupOf(other) !== groupOf(item) && pathOf(other)[1] === pathOf(item)[1],
  );
  return html`${
    goes.length
      ? html`<section aria-label="Goes with it">
          <tact-slot name="product-complements"
            ><h2 id="goes">Goes with it</h2>
            ${grid(goes.slice(0, 4), 'goes-with')}</tact-slot
          >
        </section>`
      : ''
  }
  ${
    like.length
      ? html`<section aria-label="More like it">
          <tact-slot name="product-similar"
            ><h2 id="like">More ${pathOf(item)[1]?.toLowerCase() ?? 'like it'}</h2>
            ${grid(like.slice(0, 4), 'like-it')}</tact-slot
          >
        </section>`
      : ''
  }`;
}
