import { EDGE } from '../addresses.ts';
import { PLATFORM } from '../other-browsers/cases/platform.ts';
import { runCases } from './run-cases.ts';
import { expect, test } from './street.ts';

test.describe.configure({ mode: 'parallel', timeout: 45_000 });

runCases(PLATFORM);

const ADD = `dataLayer.push({ event: 'add_to_cart', ecommerce: { currency: 'EUR', items: [{ item_id: 'a', price: 10, quantity: 1 }] } })`;
const LAYER = '<script>window.dataLayer = window.dataLayer || []</script>';

test('70: a copy of the script on the shop’s own host says once what to do, and does not call for ever', async ({
  street,
}) => {
  await street.show(
    `${LAYER}<script data-minify="1" async src="/cache/min/tact.js?ver=16" data-site="SITE"></script><script>${ADD}</script>`,
  );
  await expect.poll(() => street.complaints.filter((line) => line.includes('data-edge')).length).toBe(1);
  const calls = (): number => street.server.missed.filter((call) => call.endsWith('/v1/sync')).length;
  const before = calls();
  expect(before).toBeLessThanOrEqual(1);
  // What the page says after that changes nothing of it.
  await street.run(`for (let n = 0; n < 5; n++) ${ADD.replace("'a'", "'n' + n")}`);
  await street.page.waitForTimeout(2500);
  expect(calls()).toBe(before);
  expect(street.complaints.filter((line) => line.includes('data-edge'))).toHaveLength(1);
});

test('70: a copy that is told its edge works: by attribute, and by the script’s query', async ({
  street,
}) => {
  await street.show(
    `${LAYER}<script data-minify="1" async src="/cache/min/tact.js?ver=16" data-site="SITE" data-edge="EDGE"></script><script>${ADD}</script>`,
  );
  await street.settle();
  await street.untilKnows({ basket: ['a × 1'] });
  await street.show(
    `${LAYER}<script async src="/cache/min/tact.js?site=SITE&edge=${encodeURIComponent(EDGE)}"></script><script>${ADD.replace("'a'", "'b'")}</script>`,
  );
  await street.settle();
  await street.untilKnows({ basket: ['a × 1', 'b × 1'] });
});

test('10 and 69, through the edge: all of it is taken in', async ({ street }) => {
  await street.show(
    `${LAYER}<script>Array.prototype.toJSON = function () { return '[' + [].map.call(this, (each) => JSON.stringify(each)).join(', ') + ']' };
      Array.from = function (list) { var i, out = []; for (i = 0; i < (list.length || 0); i++) out.push(list[i]); return out }</script>
      TAG<script>${ADD}</script>`,
  );
  await street.settle();
  await street.untilKnows({ basket: ['a × 1'] });
});

test('12, through the edge: a tag manager puts it in', async ({ street }) => {
  await street.show(
    `${LAYER}<script>${ADD}; (function () { var s = document.createElement('script'); s.async = true; s.src = 'EDGE/tact.js?site=SITE'; document.head.appendChild(s) })()</script>`,
  );
  await street.settle();
  await street.untilKnows({ basket: ['a × 1'] });
});

test('a policy that names the edge and a nonce: Tact runs whole, and nothing is reported', async ({
  street,
}) => {
  await street.show(
    `<script nonce="n1">window.broken = []; addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective + ' ' + event.blockedURI))</script>
      <script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","sku":"CSP2","name":"N","offers":{"price":"20.00","priceCurrency":"EUR"}}</script>
      <tact-slot name="my-hero">DEFAULT</tact-slot>TAG`,
    {
      path: '/p/thing',
      tag: street.tag('nonce="n1"'),
      headers: {
        'content-security-policy': `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'unsafe-inline'; img-src 'self' ${EDGE}; connect-src ${EDGE}`,
      },
    },
  );
  await expect(street.page.locator('tact-slot')).toContainText('VARIANT');
  await expect.poll(async () => (await street.knows()).looked, { timeout: 8000 }).toEqual(['CSP2']);
  expect(await street.page.evaluate('window.broken')).toEqual([]);
});
