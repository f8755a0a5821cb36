import { html, raw } from 'hono/html';
import { countOf, valueOf, type Line } from '../basket.ts';
import type { Push } from '../data-layer.ts';
import { departments, type Customer } from '../shop-items.ts';
import { euros, json, lineList } from './parts.ts';
import type { Html } from './page.ts';

/** What every page knows of its request. */
export interface Visit {
  origin: string;
  edge: string;
  site: string;
  chat: string;
  lines: Line[];
  customer?: Customer;
  /** A token that says who has signed in, or null: nobody any more. */
  identity?: string | null;
  /** Attributes of the tag that a demonstration asks for by `?tact-consent=` and `?tact-wait=`. */
  tag: { consent?: string; wait?: string };
}

export interface Page {
  title: string;
  description: string;
  body: Html;
  pushes?: Push[];
  data?: object[];
  /** Checkout shows no departments: nothing leads away. */
  quiet?: boolean;
  question?: string;
  index?: boolean;
}

/** The one rule of the page for slots: a place is hidden by an animation alone, so that a blocked script leaves no blank. */
const slotRule = (waitMs: number): string =>
  `@keyframes tact-wait{0%,99%{visibility:hidden}to{visibility:visible}}tact-slot:not([data-tact-state]),[data-tact-slot]:not([data-tact-state]){animation:tact-wait ${waitMs}ms step-end}`;

/** `<` is escaped, lest a text end the script. */
const pushAll = (pushes: readonly Push[]): string =>
  `dataLayer.push(${pushes.map((push) => JSON.stringify(push).replaceAll('<', '\\u003c')).join(',')})`;

export function layout(visit: Visit, page: Page): Html {
  const { consent, wait } = visit.tag;
  const chatCall = `window.tact=window.tact||[];tact.push(['chat',{load:function(){return new Promise(function(y,n){var s=document.createElement('script');s.src=${JSON.stringify(`${visit.chat}/widget.js`)};s.onload=y;s.onerror=n;document.head.appendChild(s)})},open:function(){window.ChatStandIn.open()}}]);`;
  const remembered = `window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}(function(){var c=/(?:^|; )privacy=(\\w+)-(\\w+)/.exec(document.cookie);if(c)gtag('consent','default',{personalization_storage:c[1],analytics_storage:c[2]})})();`;
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>${page.title} · Marlow &amp; Finch</title>
        <meta name="description" content="${page.description}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#faf8f5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#171514" media="(prefers-color-scheme: dark)" />
        ${page.index === false ? raw('<meta name="robots" content="noindex">') : ''}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="preload" href="/fonts/newsreader.woff2" as="font" type="font/woff2" crossorigin />
        <link rel="preload" href="/fonts/inter.woff2" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="/shop.css" />
        <style>
          ${raw(slotRule(Number(wait) || 250))}
        </style>
        <script>
          ${raw(remembered)}${raw(chatCall)};
        </script>
        <script>
          ${raw(pushAll(page.pushes ?? []))};
        </script>
        ${visit.identity === undefined ? '' : raw(`<script>tact.push(['identify',${JSON.stringify(visit.identity)}]);</script>`)}
        <script
          async
          src="${visit.edge}/tact.js"
          data-site="${visit.site}"
          ${consent ? html` data-consent="${consent}"` : ''}${wait ? html` data-wait="${wait}"` : ''}
        ></script>
        <script type="module" src="/shop.js"></script>
        ${(page.data ?? []).map(
          (data) =>
            html`<script type="application/ld+json">
              ${json(data)}
            </script>`,
        )}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        ${page.quiet ? quietHeader() : header(visit, page.question ?? '')}
        <main id="main" tabindex="-1">${page.body}</main>
        ${footer(visit)} ${privacyDialog()}
      </body>
    </html>`;
}

const wordmark = html`<a class="wordmark" href="/">Marlow <span>&amp;</span> Finch</a>`;

function quietHeader(): Html {
  return html`<header class="top quiet">
    ${wordmark}
    <p>A calm checkout</p>
  </header>`;
}

function header(visit: Visit, question: string): Html {
  const count = countOf(visit.lines);
  return html`<header class="top">
    <div class="top-row">
      ${wordmark}
      <form class="search" action="/search" role="search">
        <label class="hidden" for="q">Search the shop</label
        ><input
          id="q"
          name="q"
          type="search"
          placeholder="Search"
          value="${question}"
          autocomplete="off"
        /><button>Search</button>
      </form>
      <nav class="mine" aria-label="Yours">
        <a href="/account">${visit.customer ? visit.customer.name.split(' ')[0] : 'Account'}</a>
        <details class="mini">
          <summary>Basket <span class="count" data-basket-count>${count}</span></summary>
          <div class="mini-panel">
            ${
              count
                ? html`${lineList(visit.lines)}
                    <p class="mini-sum">
                      <span>Together</span><strong>${euros(valueOf(visit.lines))}</strong>
                    </p>
                    <a class="button" href="/basket">To the basket</a>`
                : html`<p>Nothing in it yet.</p>`
            }
          </div>
        </details>
      </nav>
    </div>
    <nav class="departments" aria-label="Departments">
      <ul>
        ${departments.map((each) => html`<li><a href="/c/${each.slug}">${each.title}</a></li>`)}
      </ul>
    </nav>
  </header>`;
}

function footer(visit: Visit): Html {
  return html`<footer class="foot">
    <div>
      <h2>Help</h2>
      <ul>
        <li><a href="/basket">Your basket</a></li>
        <li><a href="/account">Orders and returns</a></li>
        <li><button class="as-link" type="button" data-tact-chat>Chat with us</button></li>
      </ul>
    </div>
    <div>
      <h2>Departments</h2>
      <ul>
        ${departments.slice(0, 4).map((each) => html`<li><a href="/c/${each.slug}">${each.title}</a></li>`)}
      </ul>
    </div>
    <div>
      <h2>Your choice</h2>
      <ul>
        <li><button class="as-link" type="button" data-privacy>Privacy choices</button></li>
      </ul>
    </div>
    <p>
      Marlow &amp; Finch is a demonstration shop. Nothing is sold and nothing is
      sent.${visit.customer ? ` Signed in as ${visit.customer.name}.` : ''}
    </p>
  </footer>`;
}

function privacyDialog(): Html {
  return html`<dialog class="privacy" id="privacy" aria-labelledby="privacy-title">
    <form method="dialog">
      <h2 id="privacy-title">Privacy choices</h2>
      <p>The shop works either way.</p>
      <label
        ><input type="checkbox" name="personalization" checked /> Remember what I look at, and help me with
        it</label
      >
      <label><input type="checkbox" name="analytics" checked /> Count my visit</label>
      <p class="row">
        <button class="button" value="save">Save</button
        ><button class="button plain" value="close">Close</button>
      </p>
    </form>
  </dialog>`;
}
