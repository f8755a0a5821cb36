import { html } from 'hono/html';
import { itemOf, type Item } from '../shop-items.ts';
import type { Page } from './layout.ts';
import type { Html } from './page.ts';
import { euros } from './parts.ts';
import { priceOf } from '../shop-items.ts';

/** What the slots look like with content of each kind, for the people who style them. Not linked. */
export function styleGuide(): Page {
  const list = ['vera-dusty-rose', 'lune-dusty-rose', 'nell-champagne'].flatMap((id) => itemOf(id) ?? []);
  return {
    title: 'Style guide',
    description: 'Slots and their contents.',
    index: false,
    body: html`<header class="head"><h1>Slots and their contents</h1></header>
      <h2>home-hero, banner</h2>
      <div class="slot home-hero" data-tact-state="shown">
        ${banner('Still here', 'Amelie wrap dress, in dusty rose', '/img/amelie-dusty-rose.svg?view=wide')}
      </div>
      <h2>home-hero, basket</h2>
      <div class="slot home-hero" data-tact-state="shown">${basket(list)}</div>
      <div class="two">
        <div>
          <h2>product-aside, banner</h2>
          <div class="slot product-aside">
            ${banner('', 'What people say of its fit', '/img/amelie-dusty-rose.svg')}
          </div>
        </div>
        <div>
          <h2>basket-aside, items</h2>
          <div class="slot basket-aside">${items('Goes with it', list)}</div>
        </div>
      </div>`,
  };
}

function banner(eyebrow: string, title: string, image: string): Html {
  return html`<div class="tact-content tact-banner">
    <img
      class="tact-image"
      src="${image}"
      alt=""
    />${eyebrow ? html`<p class="tact-eyebrow">${eyebrow}</p>` : ''}
    <h2 class="tact-title">${title}</h2>
    <p class="tact-text">In your size, and with us until you have made up your mind.</p>
    <a class="tact-cta" href="/">See it again</a>
  </div>`;
}

function list(of: readonly Item[], quantities: boolean): Html {
  return html`<ul class="tact-list">
    ${of.map(
      (item) =>
        html`<li>
          <a class="tact-item" href="${item.link}"
            ><img class="tact-image" src="${item.image_link}" alt="" /><span class="tact-item-title"
              >${item.title}</span
            >${quantities ? html`<span class="tact-item-quantity">1 ×</span>` : ''}<span
              class="tact-item-price"
              >${euros(priceOf(item))}</span
            ></a
          >
        </li>`,
    )}
  </ul>`;
}

const items = (title: string, of: readonly Item[]): Html =>
  html`<div class="tact-content tact-items">
    <h2 class="tact-title">${title}</h2>
    ${list(of, false)}
  </div>`;
const basket = (of: readonly Item[]): Html =>
  html`<div class="tact-content tact-basket">
    <h2 class="tact-title">Your basket is as you left it</h2>
    ${list(of, true)}<a class="tact-cta" href="/basket">To the basket</a>
  </div>`;
