import { expect, test, type Street } from './street.ts';

/*
 * Slots in pages that draw themselves anew: morphed, cloned, moved, rewritten. Personal content never outlives a withdrawal, and
 * a click on the default is the default's.
 */
test.describe.configure({ mode: 'parallel', timeout: 45_000 });

const SLOT = '<tact-slot name="my-hero" style="display:block;min-height:60px"><b>DEFAULT</b></tact-slot>';
const ADD = `dataLayer = [{ event: 'add_to_cart', ecommerce: { currency: 'EUR', items: [{ item_id: 'amelie-dusty-rose', price: 129, quantity: 1 }] } }]`;

/** Whatever stands there now: a click on the default is told of no variant. */
async function expectHonestClick(street: Street): Promise<void> {
  const slot = street.page.locator('tact-slot').first();
  await street.settle();
  const text = await slot.textContent();
  await slot.click();
  await street.settle();
  const clicks = street.stored('slot_click').filter(({ params }) => params?.['variant'] === 'v1');
  if (text?.includes('DEFAULT')) expect(clicks).toEqual([]);
  else expect(text).toContain('VARIANT');
}

/** A visitor with something in the basket, on a page whose slot says so. */
async function showPersonal(street: Street, page: string): Promise<void> {
  await street.show(`<script>${ADD}</script>TAG`, { path: '/before' });
  await street.settle();
  await street.show(page);
  await expect(street.page.locator('tact-slot').first()).toContainText('PERSONAL');
}

async function expectWithdrawn(street: Street, count: number): Promise<void> {
  await street.run(`tact.consent({ personalization: 'denied' })`);
  const slots = street.page.locator('tact-slot');
  await expect(slots).toHaveCount(count);
  for (let at = 0; at < count; at++) {
    await expect(slots.nth(at)).toContainText('DEFAULT');
    await expect(slots.nth(at)).not.toContainText('PERSONAL');
  }
}

test('74: a morphed page has the variant again, or its click is the default’s', async ({ street }) => {
  await street.show('74-morphed-page.html');
  await expect(street.page.locator('tact-slot')).toContainText('VARIANT');
  await street.run('morph()');
  await expectHonestClick(street);
});

for (const [title, change] of [
  [
    'rewritten by the page’s own framework',
    `document.querySelector('tact-slot').innerHTML = '<b>DEFAULT</b>'`,
  ],
  ['replaced as a whole', `document.querySelector('tact-slot').outerHTML = ${JSON.stringify(SLOT)}`],
  [
    'morphed with all that is around it',
    `Idiomorph.morph(document.body, '<body><main>' + ${JSON.stringify(SLOT)} + '</main></body>')`,
  ],
  [
    'taken out and put back',
    `const slot = document.querySelector('tact-slot'); const { parentNode } = slot; slot.remove(); setTimeout(() => parentNode.append(slot), 50)`,
  ],
] as const)
  test(`a slot that is ${title}: the variant again, or an honest click`, async ({ street }) => {
    await street.show(`TAG<script src="/idiomorph.js"></script><main>${SLOT}</main>`);
    await expect(street.page.locator('tact-slot')).toContainText('VARIANT');
    await street.run(change);
    await expectHonestClick(street);
  });

test('75: a cloned slide keeps nothing personal after a withdrawal, and is seen once', async ({ street }) => {
  await street.show(`<script>${ADD}</script>TAG`, { path: '/before' });
  await street.settle();
  await street.show('75-slide-cloned.html');
  await expect(street.page.locator('tact-slot')).toContainText('PERSONAL');
  await expect.poll(() => street.stored('slot_view').length).toBe(1);
  await street.run('clone()');
  await expect(street.page.locator('tact-slot')).toHaveCount(2);
  // Longer than a view takes to count.
  await street.page.waitForTimeout(1300);
  await street.settle();
  expect(street.stored('slot_view')).toHaveLength(1);
  await expectWithdrawn(street, 2);
});

const TRACK = `<div id="track"><tact-slot name="my-basket" style="display:block;min-height:60px"><b>DEFAULT</b></tact-slot></div>`;
for (const [title, change, count] of [
  ['cloned within a wrapper', `document.body.append(track.cloneNode(true))`, 2],
  ['copied as text', `document.body.insertAdjacentHTML('beforeend', track.innerHTML)`, 2],
  ['moved', `document.body.append(track.firstElementChild)`, 1],
  [
    'cloned to both ends, as carousels without an end do',
    `track.append(track.firstElementChild.cloneNode(true)); track.prepend(track.firstElementChild.cloneNode(true))`,
    3,
  ],
] as const)
  test(`personal content that was ${title} is gone after a withdrawal`, async ({ street }) => {
    await showPersonal(street, `TAG${TRACK}`);
    await street.run(change);
    await expectWithdrawn(street, count);
  });

test('what is taken out while personal comes back as the default after a withdrawal', async ({ street }) => {
  await showPersonal(street, `TAG${TRACK}`);
  await street.run(`window.away = track.firstElementChild; away.remove()`);
  await street.run(`tact.consent({ personalization: 'denied' })`);
  await street.run(`track.append(away)`);
  await expect(street.page.locator('tact-slot')).toContainText('DEFAULT');
  await expect(street.page.locator('tact-slot')).not.toContainText('PERSONAL');
});
