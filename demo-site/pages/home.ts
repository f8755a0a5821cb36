import { html } from 'hono/html';
import { ecommerce, ga4Item } from '../data-layer.ts';
import { departments, itemOf, items, pathOf, products, type Item } from '../shop-items.ts';
import type { Page } from './layout.ts';
import { grid } from './parts.ts';

const LOVED = [
  'rosalind-red',
  'hollis-indigo',
  'ottoline-sage',
  'morning-house',
  'vera-ink',
  'hearth-red',
  'lisbon',
  'brel-pralines',
];

export function home(): Page {
  const loved = LOVED.flatMap((id) => itemOf(id) ?? []);
  return {
    title: 'A department store',
    description:
      'Dresses and denim, lamps and linen, coffee, cars and city trips: a department store that takes its time.',
    pushes: ecommerce(
      'view_item_list',
      loved.map((item, index) => ga4Item(item, { index })),
      { item_list_id: 'loved', item_list_name: 'Well loved' },
    ),
    body: html` <tact-slot name="home-hero"
        ><div class="hero">
          <div class="hero-words">
            <p class="eyebrow">Late autumn</p>
            <h1>Things made to be kept</h1>
            <p>Wool, glass and good shoes: what we would choose for our own houses.</p>
            <a class="button" href="/c/women">See what is new</a>
          </div>
          <img
            src="/img/ines-oat.svg?view=wide"
            alt="A knitted cardigan on its peg beside a scarf and a bag"
            width="1000"
            height="625"
            fetchpriority="high"
          /></div
      ></tact-slot>
      <tact-slot name="home-offer"
        ><aside class="aside-default offer-default" aria-labelledby="wrapped">
          <h2 id="wrapped">Wrapped as you like it</h2>
          <p>Linen paper, a ribbon and a card in your words, with every order, until Christmas.</p>
        </aside></tact-slot
      >
      <section aria-labelledby="by-department">
        <h2 id="by-department">By department</h2>
        <ul class="doors">
          ${departments.map((department) => {
            const first = products(items).find((item) => pathOf(item)[0] === department.title) as Item;
            return html`<li>
              <a href="/c/${department.slug}"
                ><img src="${first.image_link}" alt="" width="400" height="500" loading="lazy" /><span
                  >${department.title}</span
                ></a
              >
            </li>`;
          })}
        </ul>
      </section>
      <section aria-labelledby="loved">
        <h2 id="loved">Well loved</h2>
        ${grid(loved, 'loved')}
      </section>
      <tact-slot name="home-picks"
        ><aside class="aside-default" aria-labelledby="ask">
          <h2 id="ask">Ask one of us</h2>
          <p>Every department has somebody who knows it by heart, and answers within the hour.</p>
        </aside></tact-slot
      >`,
  };
}
