import { html, raw } from 'hono/html';
import { DELIVERIES, deliveryCost, valueOf, type Delivery, type Line } from '../basket.ts';
import { ecommerce, ga4Lines, type Push } from '../data-layer.ts';
import type { Customer } from '../shop-items.ts';
import type { Page } from './layout.ts';
import type { Html } from './page.ts';
import { euros, lineList } from './parts.ts';

export const STEPS = ['address', 'delivery', 'payment'] as const;
export type Step = (typeof STEPS)[number];

const TITLES: Record<Step, string> = { address: 'Where to', delivery: 'How', payment: 'Paying' };

export function checkout(step: Step, lines: readonly Line[], delivery: Delivery, customer?: Customer): Page {
  const list = ga4Lines(lines);
  const pushes: Record<Step, Push[]> = {
    address: ecommerce('begin_checkout', list),
    delivery: [],
    payment: ecommerce('add_shipping_info', list, { shipping_tier: delivery }),
  };
  const forms: Record<Step, () => Html> = {
    address: () => addressForm(customer),
    delivery: () => deliveryForm(lines, delivery),
    payment: () => paymentForm(delivery),
  };
  return {
    title: `Checkout: ${TITLES[step].toLowerCase()}`,
    description: 'Checkout.',
    index: false,
    quiet: true,
    pushes: pushes[step],
    body: html`<div class="two checkout">
      <div>
        <ol class="steps">
          ${STEPS.map((each) => html`<li${each === step ? raw(' aria-current="step"') : ''}>${TITLES[each]}</li>`)}
        </ol>
        <h1>${TITLES[step]}</h1>
        ${forms[step]()}
      </div>
      <section class="sum" aria-label="Your order">
        ${lineList(lines)}
        <dl>
          <div>
            <dt>Delivery</dt>
            <dd>${deliveryCost(lines, delivery) ? euros(deliveryCost(lines, delivery)) : 'free'}</dd>
          </div>
          <div class="total">
            <dt>To pay</dt>
            <dd>${euros(valueOf(lines) + deliveryCost(lines, delivery))}</dd>
          </div>
        </dl>
      </section>
    </div>`,
  };
}

const field = (label: string, name: string, autocomplete: string, value = '', more = ''): Html =>
  html`<label class="field"
    ><span>${label}</span
    ><input name="${name}" autocomplete="${autocomplete}" value="${value}" required ${raw(more)}
  /></label>`;

function addressForm(customer?: Customer): Html {
  const [street = '', postcode = '', city = ''] = customer
    ? [customer.address.street, customer.address.postcode, customer.address.city]
    : [];
  return html`<form method="get" action="/checkout">
    <input type="hidden" name="step" value="delivery" />
    ${field('Name', 'name', 'name', customer?.name)}${field('E-mail', 'email', 'email', customer?.email, 'type="email"')}${field('Street and number', 'street', 'street-address', street)}${field('Postcode', 'postcode', 'postal-code', postcode)}${field('Town', 'city', 'address-level2', city)}
    <button class="button">On to delivery</button>
  </form>`;
}

function deliveryForm(lines: readonly Line[], delivery: Delivery): Html {
  const words: Record<Delivery, string> = {
    standard: 'By post, 1 to 3 working days',
    express: 'By courier, tomorrow before noon',
  };
  return html`<form method="get" action="/checkout">
    <input type="hidden" name="step" value="payment" />
    <fieldset class="options">
      <legend class="hidden">Delivery</legend>
      ${(Object.keys(DELIVERIES) as Delivery[]).map((each) => html`<label><input type="radio" name="delivery" value="${each}" ${each === delivery ? raw(' checked') : ''} /><span>${words[each]}</span><span>${deliveryCost(lines, each) ? euros(deliveryCost(lines, each)) : 'free'}</span></label>`)}
    </fieldset>
    <button class="button">On to payment</button>
  </form>`;
}

function paymentForm(delivery: Delivery): Html {
  return html`<form method="post" action="/checkout/pay" data-pay>
    <input type="hidden" name="delivery" value="${delivery}" />
    <p class="note">This is a demonstration: no card is asked for and nothing is charged.</p>
    <fieldset class="options">
      <legend class="hidden">Payment</legend>
      <label
        ><input type="radio" name="payment" value="invoice" checked /><span
          >By invoice, in 30 days</span
        ></label
      ><label><input type="radio" name="payment" value="transfer" /><span>By bank transfer</span></label>
    </fieldset>
    <button class="button">Order and pay</button>
  </form>`;
}

export interface Placed {
  id: string;
  lines: Line[];
  delivery: Delivery;
}

/** `fresh`: the order was just placed; a reload of this page says nothing again. */
export function done(order: Placed, fresh: boolean): Page {
  const shipping = deliveryCost(order.lines, order.delivery);
  const more = { transaction_id: order.id, shipping };
  return {
    title: 'Thank you',
    description: 'Your order.',
    index: false,
    quiet: true,
    pushes: fresh ? ecommerce('purchase', ga4Lines(order.lines), more) : [],
    body: html`<div class="thanks">
      <h1>Thank you</h1>
      <p>Your order <strong>${order.id}</strong> is in good hands. We write when it leaves.</p>
      ${lineList(order.lines)}
      <p>
        <a class="button" href="/orders/${order.id}">Follow the order</a>
        <a class="button plain" href="/">Back to the shop</a>
      </p>
    </div>`,
  };
}
