import { expect, test, type Street } from './street.ts';

/*
 * Consent as sites really say it. What is told before a banner's answer waits in memory, goes when it is granted and is forgotten
 * when it is refused; a refusal leaves nothing behind, on the device and at the edge, in any tab.
 */
test.describe.configure({ mode: 'parallel', timeout: 45_000 });

const GTAG = `<script>window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments) }</script>`;
const SLOT = '<tact-slot name="my-hero">DEFAULT</tact-slot>';
const FOUR = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage'];
const all = (names: readonly string[], state: string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, state]));
const consent = (command: 'default' | 'update', signals: Record<string, unknown>): string =>
  `gtag('consent', '${command}', ${JSON.stringify(signals)});`;
const add = (id: string): string =>
  `dataLayer.push({ event: 'add_to_cart', ecommerce: { currency: 'EUR', items: [{ item_id: '${id}', price: 10, quantity: 1 }] } });`;
/** A page that says this before the tag, and then puts a thing in the basket. */
const page = (before: string): string =>
  `${GTAG}<script>${before}</script>TAG<script>${add('early')}</script>${SLOT}`;

async function expectNobody(street: Street): Promise<void> {
  const { consent, visitor } = await street.askAgain();
  expect(consent?.['personalization']).toBe('denied');
  expect(visitor).toBeUndefined();
  expect(street.visitors).toEqual([]);
  expect(street.asked.flatMap(({ events = [] }) => events)).toEqual([]);
  expect(await street.kept()).toEqual([]);
}

test('01a: Google’s four denied stand for personalisation too: nothing is stored', async ({ street }) => {
  await street.show('01-consent-google-four.html');
  await expectNobody(street);
  await street.run(consent('update', all(FOUR, 'denied')));
  await expectNobody(street);
});

test('01b: required starts on “accept all”, and what waited goes', async ({ street }) => {
  await street.show('01-consent-google-four.html', { tag: street.tag('data-consent="required"') });
  await expectNobody(street);
  await street.run(consent('update', all(FOUR, 'granted')));
  await street.settle();
  await street.untilKnows({ views: 1, looked: ['a'] });
});

test('50: an order told before the banner’s answer arrives once, when it is granted', async ({ street }) => {
  await street.show('50-consent-comes-later.html');
  await street.untilKnows({ orders: ['CR1 10 EUR: a × 1'] });
  await street.page.reload();
  await street.settle();
  await street.untilKnows({ orders: ['CR1 10 EUR: a × 1'] });
  expect((await street.known())?.totals?.purchases).toBe(1);
});

for (const { title, before, granted } of [
  {
    title: 'personalization_storage decides where it is said, whatever the four say',
    before: { ...all(FOUR, 'granted'), personalization_storage: 'denied' },
    granted: false,
  },
  {
    title: 'functionality_storage decides where personalization_storage is not said: granted',
    before: { ...all(FOUR, 'denied'), functionality_storage: 'granted' },
    granted: true,
  },
  {
    title: 'functionality_storage decides where personalization_storage is not said: denied',
    before: { ...all(FOUR, 'granted'), functionality_storage: 'denied' },
    granted: false,
  },
  {
    title: 'of the four, analytics alone is not enough',
    before: { ...all(FOUR, 'denied'), analytics_storage: 'granted' },
    granted: false,
  },
  {
    title: 'of the four, personal advertising alone is not enough',
    before: { ...all(FOUR, 'granted'), analytics_storage: 'denied' },
    granted: false,
  },
  { title: 'the four granted by default start at once', before: all(FOUR, 'granted'), granted: true },
])
  test(title, async ({ street }) => {
    await street.show(page(consent('default', before)));
    if (!granted) return expectNobody(street);
    await street.settle();
    await street.untilKnows({ basket: ['early × 1'] });
  });

const EUROPE = { region: ['AT', 'DE', 'FR', 'US-CA'] };
for (const [title, before] of [
  [
    'region: denied there, granted elsewhere',
    consent('default', { ...all(FOUR, 'denied'), ...EUROPE }) + consent('default', all(FOUR, 'granted')),
  ],
  [
    'region: granted elsewhere, denied there',
    consent('default', all(FOUR, 'granted')) + consent('default', { ...all(FOUR, 'denied'), ...EUROPE }),
  ],
  [
    'region: granted in one, denied in another',
    consent('default', { ...all(FOUR, 'granted'), region: ['US'] }) +
      consent('default', { ...all(FOUR, 'denied'), ...EUROPE }),
  ],
] as const)
  test(`${title}: it waits for the answer, and goes`, async ({ street }) => {
    await street.show(page(before));
    await expectNobody(street);
    await street.run(consent('update', all(FOUR, 'granted')));
    await street.settle();
    await street.untilKnows({ basket: ['early × 1'] });
  });

test('what waited is forgotten on refusal, and does not come back with a later grant', async ({ street }) => {
  await street.show(page(consent('default', { ...all(FOUR, 'denied'), wait_for_update: 2000 })));
  await expectNobody(street);
  await street.run(consent('update', all(FOUR, 'denied')));
  await expectNobody(street);
  await street.run(consent('update', all(FOUR, 'granted')) + add('late'));
  await street.settle();
  await street.untilKnows({ basket: ['late × 1'] });
});

test('what waited in memory does not outlive the page', async ({ street }) => {
  await street.show(page(consent('default', all(FOUR, 'denied'))), { path: '/one' });
  await expectNobody(street);
  await street.show(`${GTAG}<script>${consent('default', all(FOUR, 'denied'))}</script>TAG`, {
    path: '/two',
  });
  await street.run(consent('update', all(FOUR, 'granted')) + add('second-page'));
  await street.settle();
  await street.untilKnows({ basket: ['second-page × 1'] });
});

test('what tact.track says waits as well, and a queued call', async ({ street }) => {
  await street.show(
    `${GTAG}<script>${consent('default', all(FOUR, 'denied'))}
      window.tact = [['track', 'add_to_cart', { currency: 'EUR', items: [{ item_id: 'queued', price: 1, quantity: 1 }] }]]</script>TAG`,
  );
  await expectNobody(street);
  await street.run(
    `tact.track('add_to_cart', { currency: 'EUR', items: [{ item_id: 'tracked', price: 1, quantity: 1 }] })`,
  );
  await street.run(consent('update', all(FOUR, 'granted')));
  await street.settle();
  await street.untilKnows({ basket: ['queued × 1', 'tracked × 1'] });
});

test('data-consent="denied": nothing ever waits', async ({ street }) => {
  await street.show(page(''), { tag: street.tag('data-consent="denied"') });
  await expectNobody(street);
  await street.run(consent('update', { ...all(FOUR, 'granted'), personalization_storage: 'granted' }));
  await expectNobody(street);
  await street.run(`tact.consent({ personalization: 'granted' });${add('after')}`);
  await street.settle();
  await street.untilKnows({ basket: ['after × 1'] });
});

for (const [how, refuse] of [
  ['a banner', consent('update', all(FOUR, 'denied'))],
  ['tact.consent', `tact.consent({ personalization: 'denied' })`],
] as const)
  test(`a refusal by ${how} after consent wipes device and edge, in all tabs at once`, async ({ street }) => {
    await street.show(page(consent('default', all(FOUR, 'granted'))));
    await street.settle();
    const other = await street.context.newPage();
    await street.open({ page: other });
    await street.settle(other);
    expect((await street.kept()).length).toBeGreaterThan(0);
    await street.run(refuse);
    await expect.poll(() => street.known()).toBeNull();
    await expect.poll(() => street.kept()).toEqual([]);
    // The other tab was told nothing by its own page, and stays what the visitor said.
    const before = street.asked.length;
    await street.run(add('other-tab'), other);
    expect((await street.askAgain(other)).consent?.['personalization']).toBe('denied');
    for (const { visitor, events = [] } of street.asked.slice(before)) {
      expect(visitor).toBeUndefined();
      expect(events).toEqual([]);
    }
    expect(await street.kept(other)).toEqual([]);
    expect(await street.known()).toBeNull();
  });

test('a refusal of before is met by a page that grants by default: its own banner says so again', async ({
  street,
}) => {
  await street.show(page(consent('default', all(FOUR, 'granted')) + consent('update', all(FOUR, 'denied'))));
  await expectNobody(street);
});

test('the script’s query says it where attributes are stripped', async ({ street }) => {
  const tag = street.tag().replace(/tact\.js".*?>/, `tact.js?site=${street.site}&consent=required">`);
  await street.show(page(''), { tag });
  await expectNobody(street);
  await street.run(consent('update', all(FOUR, 'granted')));
  await street.settle();
  await street.untilKnows({ basket: ['early × 1'] });
});

test('consent in a layer of another name', async ({ street }) => {
  await street.show(
    `<script>window.shopLayer = []; function gtag() { shopLayer.push(arguments) } ${consent('default', all(FOUR, 'denied'))}</script>TAG`,
    { tag: street.tag('data-layer="shopLayer"') },
  );
  await expectNobody(street);
  await street.run(consent('update', all(FOUR, 'granted')));
  await street.settle();
  expect(street.visitors).toHaveLength(1);
});
