import { STREET_IDS } from '../addresses.ts';
import { edgeCall } from '../edge.ts';
import { publishPlan } from '../publish-plan.ts';
import { streetPlan } from './street-plan.ts';
import { expect, test } from './street.ts';

/** The page's ids are not the feed's: by a rule of the plan, by the usual patterns, by another id of the feed, by the address. */
test.describe.configure({ mode: 'default', timeout: 45_000 });

const FEED = [
  { id: 'gla_2386', title: 'Cap', link: '/p/cap', price: '18.00 EUR' },
  {
    id: 'shopify_DE_111_222',
    item_group_id: '111',
    title: 'Tee S',
    link: '/p/tee?variant=222',
    price: '19.00 EUR',
  },
  {
    id: 'shopify_DE_111_223',
    item_group_id: '111',
    title: 'Tee M',
    link: '/p/tee?variant=223',
    price: '19.00 EUR',
  },
  { id: 'M-900', mpn: 'LAMP-9', gtin: '4006381333931', title: 'Lamp', link: '/p/lamp', price: '39.00 EUR' },
  { id: 'ACME-77-de', title: 'Mug', link: '/p/mug', price: '9.00 EUR' },
].map((item) => JSON.stringify({ ...item, availability: 'in_stock' }));

const OFFERED: [says: string, title: string, path?: string][] = [
  ['2386', 'Cap'],
  ['#2386', 'Cap'],
  ['gla_2386', 'Cap'],
  ['222', 'Tee S'],
  ['shopify_DE_111_223', 'Tee M'],
  // The group alone: the variant that the address names.
  ['111', 'Tee M', '/p/tee?variant=223'],
  ['LAMP-9', 'Lamp'],
  ['4006381333931', 'Lamp'],
  ['77', 'Mug'],
];

test.beforeAll(async () => {
  const plan = streetPlan(STREET_IDS, { currency: 'EUR', holdout: 0 });
  await publishPlan({
    ...plan,
    // Several shops in one: what came first has its ids by one plugin, what came later by another.
    ...{ ids: { page: ['gla_{id}', '#{id}', 'shopify_DE_{group}_{variant}', 'ACME-{id}-de'] } },
  });
  await edgeCall('PUT', '/v1/catalog', FEED.join('\n'), STREET_IDS);
});

for (const [says, title, path = '/somewhere'] of OFFERED)
  test(`101: a page that says ${says} is about ${title}`, async ({ street }) => {
    street.site = STREET_IDS;
    const item = JSON.stringify({ event: 'view_item', ecommerce: { items: [{ item_id: says, price: 1 }] } });
    await street.show(
      `<script>dataLayer = [${item}]</script><tact-slot name="my-item">DEFAULT</tact-slot>TAG`,
      { path },
    );
    await street.settle();
    await street.run('tact.refresh()');
    await expect(street.page.locator('tact-slot')).toHaveText(new RegExp(`ABOUT ${title}`));
  });

for (const [path, title] of [
  ['/p/cap?utm_source=news', 'Cap'],
  ['/p/tee?variant=223', 'Tee M'],
  ['/p/lamp/', 'Lamp'],
] as const)
  test(`a page that says nothing is about the item whose link it is: ${path}`, async ({ street }) => {
    street.site = STREET_IDS;
    await street.show(`<tact-slot name="my-item">DEFAULT</tact-slot>TAG`, { path });
    await expect(street.page.locator('tact-slot')).toHaveText(new RegExp(`ABOUT ${title}`));
  });

test('what the page says and the feed lacks is counted, with an example', async ({ street }) => {
  street.site = STREET_IDS;
  await street.show(
    `<script>dataLayer = [{ event: 'view_item', ecommerce: { items: [{ item_id: 'no-such-thing', price: 1 }] } }]</script>TAG`,
  );
  await street.settle();
  await expect
    .poll(async () => JSON.stringify(await edgeCall('GET', '/v1/catalog/health', undefined, STREET_IDS)))
    .toContain('no-such-thing');
});
