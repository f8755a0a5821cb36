import { html } from 'hono/html';
import { deliveryCost, valueOf, type Line } from '../basket.ts';
import { ecommerce, ga4Lines } from '../data-layer.ts';
import { priceOf } from '../shop-items.ts';
import type { Page } from './layout.ts';
import { euros } from './parts.ts';

export function basketPage(lines: readonly Line[]): Page {
  return {
    title: 'Your basket',
    description: 'What you have put aside.',
    index: false,
    pushes: ecommerce('view_cart', ga4Lines(lines)),
    body: html`<header class="head"><h1>Your basket</h1></header>
      <div class="two">
        <div>
          ${
            lines.length
              ? lineForms(lines)
              : html`<div class="empty">
                  <p>Nothing in it yet. What you put in stays here for a month.</p>
                  <a class="button" href="/">Look round</a>
                </div>`
          }
        </div>
        <div>
          ${lines.length ? sum(lines) : ''}
          <tact-slot name="basket-aside"
            ><aside class="aside-default">
              <h2>No hurry</h2>
              <p>Your basket is kept for a month. Returns are free within 30 days.</p>
            </aside></tact-slot
          >
        </div>
      </div>`,
  };
}

function lineForms(lines: readonly Line[]) {
  return html`<ul class="lines">
    ${lines.map(
      ({ item, size, quantity }) =>
        html`<li>
          <a href="${item.link}"><img src="${item.image_link}" alt="" width="96" height="120" /></a>
          <div>
            <a href="${item.link}"><strong>${item.title}</strong></a>
            <p class="small">${[item.color, size && `size ${size}`].filter(Boolean).join(', ')}</p>
            <form method="post" action="/basket/set" class="row" data-set="${item.id}">
              <input type="hidden" name="id" value="${item.id}" /><input
                type="hidden"
                name="size"
                value="${size}"
              />
              <label
                >Quantity
                <input
                  name="quantity"
                  type="number"
                  min="0"
                  max="9"
                  value="${quantity}"
                  inputmode="numeric" /></label
              ><button class="as-link">Update</button
              ><button class="as-link" name="remove" value="1" data-remove="${item.id}">Take out</button>
            </form>
          </div>
          <p class="line-price">${euros(priceOf(item) * quantity)}</p>
        </li>`,
    )}
  </ul>`;
}

function sum(lines: readonly Line[]) {
  const delivery = deliveryCost(lines, 'standard');
  return html`<section class="sum" aria-labelledby="sum">
    <h2 id="sum">Together</h2>
    <dl>
      <div>
        <dt>Things</dt>
        <dd>${euros(valueOf(lines))}</dd>
      </div>
      <div>
        <dt>Delivery</dt>
        <dd>${delivery ? euros(delivery) : 'free'}</dd>
      </div>
      <div class="total">
        <dt>To pay</dt>
        <dd>${euros(valueOf(lines) + delivery)}</dd>
      </div>
    </dl>
    <a class="button" href="/checkout">To the checkout</a>
  </section>`;
}
