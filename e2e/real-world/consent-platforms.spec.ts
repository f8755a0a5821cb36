import { CONSENT_PLATFORMS } from './consent-platforms.ts';
import { expect, test, type Street } from './street.ts';

test.describe.configure({ mode: 'parallel', timeout: 45_000 });

const ADD = `dataLayer.push({ event: 'add_to_cart', ecommerce: { currency: 'EUR', items: [{ item_id: 'early', price: 10, quantity: 1 }] } })`;

async function expectNobody(street: Street, analytics: string): Promise<void> {
  const { consent, visitor } = await street.askAgain();
  expect(consent).toMatchObject({ personalization: 'denied', analytics });
  expect(visitor).toBeUndefined();
  expect(street.visitors).toEqual([]);
  expect(street.asked.flatMap(({ events = [] }) => events)).toEqual([]);
  expect(await street.kept()).toEqual([]);
}

for (const { name, before, accept, refuse, analytics } of CONSENT_PLATFORMS)
  test(`${name}: before, statistics only, refused, accepted`, async ({ street }) => {
    const page = `<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) } ${before}</script>
      TAG<script>${ADD}</script><tact-slot name="my-hero">DEFAULT</tact-slot>`;

    await street.show(page);
    await expectNobody(street, 'denied');
    await street.run(analytics);
    await expectNobody(street, 'granted');

    await street.page.reload();
    await street.run(refuse);
    await expectNobody(street, 'denied');

    await street.page.reload();
    await expectNobody(street, 'denied');
    await street.run(accept);
    await street.settle();
    await street.untilKnows({ basket: ['early × 1'] });
    expect(street.visitors).toHaveLength(1);
  });
