import { show } from './decisions.ts';
import { expect, test } from './shop.ts';

const MARKUP = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';
const LINKS = [
  'javascript:window.broken=1',
  'JaVaScRiPt:window.broken=1',
  'java\nscript:window.broken=1',
  '\u0001javascript:window.broken=1',
  'data:text/html,<script>window.broken=1</script>',
  'vbscript:x',
  'blob:https://shop.example/x',
];

test('markup in every text of every kind is text', async ({ shop, page }) => {
  const item = { id: '1', title: MARKUP, link: '/x', image: '/x.png', price: MARKUP, quantity: 1 };
  const content = {
    eyebrow: MARKUP,
    title: MARKUP,
    text: MARKUP,
    cta: { label: MARKUP, href: '/x' },
    dismiss: MARKUP,
  };
  await shop.open(['a', 'b', 'c'].map((name) => `<tact-slot name="${name}"></tact-slot>`).join(''));
  await shop.answer(
    show('a', { kind: 'banner', image: { src: '/x.png', alt: MARKUP }, ...content }),
    show('b', { kind: 'items', title: MARKUP, items: [item] }),
    show('c', { kind: 'basket', ...content, items: [item] }),
  );
  await expect(page.locator('.tact-content')).toHaveCount(3);
  expect(
    await page.locator('tact-slot script, tact-slot [onerror], tact-slot img:not(.tact-image)').count(),
  ).toBe(0);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

for (const link of LINKS)
  test(`a link to ${JSON.stringify(link)} leads nowhere`, async ({ shop, page }) => {
    await shop.open('<tact-slot name="a"></tact-slot><tact-slot name="b"></tact-slot>');
    const item = { id: '1', title: 'Shoes', link, image: link, price: '1' };
    await shop.answer(
      show('a', {
        kind: 'banner',
        title: 'T',
        image: { src: link, alt: '' },
        cta: { label: 'See', href: link },
      }),
      show('b', { kind: 'items', title: 'T', items: [item] }),
    );
    await expect(page.locator('.tact-content')).toHaveCount(2);
    expect(await page.locator('.tact-content [href], .tact-content [src]').count()).toBe(0);
    await page.getByText('See').click();
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  });

for (const link of [
  '/dress',
  '?size=38',
  '#reviews',
  'https://shop.example/x',
  'mailto:a@shop.example',
  'tel:+33123',
])
  test(`a link to ${link} leads there`, async ({ shop, page }) => {
    await shop.open('<tact-slot name="a"></tact-slot>');
    await shop.answer(show('a', { kind: 'banner', title: 'T', cta: { label: 'See', href: link } }));
    await expect(page.getByText('See')).toHaveAttribute('href', link);
  });

const HTML = `<p class="ok" onclick="window.broken=1" style="position:fixed">fine <b>words</b></p>
  <script>window.broken=1</script><style>body{display:none}</style><iframe srcdoc="<script>parent.broken=1</script>"></iframe>
  <img src="x.png" onerror="window.broken=1"><a href="java&#10;script:window.broken=1">bad</a><a href="/good">good</a>
  <svg><a href="javascript:window.broken=1"><animate attributeName="href" values="javascript:window.broken=1"/></a></svg>
  <math><mtext><img src=x onerror="window.broken=1"></mtext></math>
  <form action="javascript:window.broken=1"><button formaction="javascript:window.broken=1">send</button></form>
  <noscript><p title="</noscript><img src=x onerror=window.broken=1>"></noscript>
  <template><script>window.broken=1</script></template><object data="javascript:window.broken=1"></object>`;

test('html is cleaned', async ({ shop, page }) => {
  await shop.open('<tact-slot name="a"></tact-slot>');
  await shop.answer(show('a', { kind: 'html', html: HTML }));
  const content = page.locator('.tact-content.tact-html');
  await expect(content.locator('p.ok b')).toHaveText('words');
  await expect(content.getByText('good')).toHaveAttribute('href', '/good');
  await expect(content.getByText('bad')).not.toHaveAttribute('href');
  expect(
    await content.evaluate((root) =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(/^(script|style|iframe|object|svg|math|form|template)$/.test(element.localName)
          ? [element.localName]
          : []),
        ...[...element.attributes]
          .filter(({ name, value }) => /^(on|style|srcdoc|formaction)/.test(name) || /^\s*java/.test(value))
          .map(({ name }) => name),
      ]),
    ),
  ).toEqual([]);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test('where Trusted Types forbid markup, the default stays', async ({ shop, page }) => {
  await shop.open('<tact-slot name="a">default</tact-slot>', {
    csp: "require-trusted-types-for 'script'; trusted-types 'none'",
  });
  await shop.answer(show('a', { kind: 'html', html: '<b>x</b>' }));
  await expect(page.locator('tact-slot')).toHaveText('default');
});
