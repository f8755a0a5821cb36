import { html, raw } from 'hono/html';
import { customers, itemOf, type Customer } from '../shop-items.ts';
import type { Page } from './layout.ts';
import { lineList } from './parts.ts';

const STAGES = [
  ['placed', 'Ordered'],
  ['packed', 'Packed'],
  ['sent', 'On its way'],
  ['delivered', 'With you'],
] as const;

const day = (date: string): string =>
  new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

export function account(customer: Customer | undefined, signedInNow: boolean): Page {
  return {
    title: customer ? customer.name : 'Sign in',
    description: 'Your account.',
    index: false,
    pushes: signedInNow ? [{ event: 'login', method: 'name' }] : [],
    body: customer
      ? html`<header class="head">
            <h1>${customer.name}</h1>
            <p>${customer.email}</p>
          </header>
          <tact-slot name="account-note"
            ><aside class="aside-default">
              <h2>At your service</h2>
              <p>Something not as it should be? Returns are free within 30 days, and a person answers.</p>
            </aside></tact-slot
          >
          <section>
            <h2>Orders</h2>
            ${
              customer.orders.length
                ? html`<ul class="orders">
                    ${customer.orders.map(
                      (order) =>
                        html`<li>
                          <a href="/orders/${order.id}"
                            ><strong>${order.id}</strong> <span>${day(order.placed)}</span>
                            <span
                              >${STAGES.find(([stage]) => stage === order.stage)?.[1] ?? order.stage}</span
                            ></a
                          >
                        </li>`,
                    )}
                  </ul>`
                : html`<p>No orders yet.</p>`
            }
          </section>
          <section aria-labelledby="known">
            <h2 id="known">What this shop knows of you</h2>
            <tact-me></tact-me>
          </section>
          <form method="post" action="/account/out"><button class="button plain">Sign out</button></form>`
      : html`<header class="head">
            <h1>Sign in</h1>
            <p>This is a demonstration: sign in as anyone.</p>
          </header>
          <form method="post" action="/account/in" class="names">
            ${customers.map((each) => html`<button class="button plain" name="who" value="${each.id}">${each.name}</button>`)}
          </form>`,
  };
}

export interface Tracked {
  id: string;
  placed: string;
  stage: string;
  lines: { id: string; size: string; quantity: number }[];
}

export function orderPage(order: Tracked): Page {
  const reached = STAGES.findIndex(([stage]) => stage === order.stage);
  const lines = order.lines.flatMap(({ id, size, quantity }) => {
    const item = itemOf(id);
    return item ? [{ item, size, quantity }] : [];
  });
  return {
    title: `Order ${order.id}`,
    description: 'Order tracking.',
    index: false,
    body: html`<header class="head">
        <h1>Order ${order.id}</h1>
        <p>Ordered on ${day(order.placed)}</p>
      </header>
      <ol class="track">
        ${STAGES.map(([stage, label], at) => html`<li class="${at <= reached ? 'reached' : ''}" ${stage === order.stage ? raw(' aria-current="step"') : ''}>${label}</li>`)}
      </ol>
      ${lineList(lines)}`,
  };
}

export function notFound(): Page {
  return {
    title: 'Not here',
    description: 'There is no such page.',
    index: false,
    body: html`<div class="thanks">
      <h1>Not here</h1>
      <p>There is no such page, or there is no longer. The departments are all above.</p>
      <a class="button" href="/">To the front door</a>
    </div>`,
  };
}
