// What the shop does better with script; everything here also works by plain links and forms.
window.dataLayer = window.dataLayer || [];
const push = (event, ecommerce) => {
  window.dataLayer.push({ ecommerce: null });
  window.dataLayer.push({ event, ecommerce });
};

/** The newest push of that event, as the server wrote it into the page. */
const said = (event) => [...window.dataLayer].reverse().find((entry) => entry?.event === event)?.ecommerce;

const product = document.querySelector('[data-item]');

// A thing in a list is chosen.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-select]');
  if (!link) return;
  const list = said('view_item_list');
  const chosen = list?.items?.find((item) => item.item_id === link.dataset.select);
  push('select_item', {
    currency: 'EUR',
    value: chosen?.price,
    item_list_id: link.dataset.list,
    items: [chosen ?? { item_id: link.dataset.select, index: Number(link.dataset.index) }],
  });
});

// Another shade: picture, price and address change in place, as on many shops; the server has the same page.
async function changeShade(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error('no such shade');
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of ['.pictures', '.buy .price', '.choice', '.buy-form']) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) here.replaceWith(document.adoptNode(there));
  }
  product.dataset.item = page.querySelector('[data-item]').dataset.item;
  document.title = page.title;
  document.querySelector('script[type="application/ld+json"]').textContent = page.querySelector(
    'script[type="application/ld+json"]',
  ).textContent;
  history.pushState(null, '', link.href);
  shown = location.search;
  const pushes = [...page.scripts].find((script) => script.textContent.trim().startsWith('dataLayer.push('));
  const view = /\{"event":"view_item".*\}/.exec(pushes?.textContent ?? '');
  if (view) push('view_item', JSON.parse(view[0]).ecommerce);
}
product?.addEventListener('click', (event) => {
  const link = event.target.closest('.choice .swatch');
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  changeShade(link).catch(() => location.assign(link.href));
});
// Back to another shade: the server draws it. A jump within the page comes as popstate too.
let shown = location.search;
window.addEventListener('popstate', () => product && location.search !== shown && location.reload());

// A size: the line on stock, without leaving the page.
product?.addEventListener('change', async (event) => {
  if (event.target.name !== 'size') return;
  const url = new URL(location.href);
  url.searchParams.set('size', event.target.value);
  const page = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
  const [here, there] = [
    document.querySelector('[data-stock-line]'),
    page.querySelector('[data-stock-line]'),
  ];
  if (here && there) here.textContent = there.textContent;
  const item = structuredClone(said('view_item')?.items?.[0]);
  if (!item) return;
  item.item_variant = [item.item_variant?.split(',')[0], event.target.value].filter(Boolean).join(', ');
  push('view_item', { currency: 'EUR', value: item.price, items: [item] });
});

// Into the basket, and to the basket page: the form is posted as it is, the push goes first.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('[data-add]')) {
    const item = structuredClone(said('view_item')?.items?.[0]) ?? { item_id: form.elements.id.value };
    const size = new FormData(form).get('size');
    if (size) item.item_variant = [item.item_variant?.split(',')[0], size].filter(Boolean).join(', ');
    push('add_to_cart', { currency: 'EUR', value: item.price, items: [{ ...item, quantity: 1 }] });
  } else if (form.matches('[data-set]')) {
    const before = said('view_cart')?.items?.find((item) => item.item_id === form.dataset.set);
    if (!before) return;
    const wanted = event.submitter?.name === 'remove' ? 0 : Number(form.elements.quantity.value);
    const change = wanted - before.quantity;
    if (change)
      push(change > 0 ? 'add_to_cart' : 'remove_from_cart', {
        currency: 'EUR',
        value: before.price * Math.abs(change),
        items: [{ ...before, quantity: Math.abs(change) }],
      });
  } else if (form.matches('[data-pay]')) {
    const said_ = said('add_shipping_info');
    push('add_payment_info', { ...said_, payment_type: new FormData(form).get('payment') });
  } else if (form.querySelector('[data-wish]')) {
    event.preventDefault();
    const item = said('view_item')?.items?.[0];
    push('add_to_wishlist', { currency: 'EUR', value: item?.price, items: [item] });
    form.querySelector('[data-wish]').textContent = 'Kept for later';
  }
});

// Filters apply as they are changed.
const filters = document.querySelector('form[data-auto]');
if (filters) {
  filters.querySelector('[data-apply]').hidden = true;
  filters.addEventListener('change', () => filters.requestSubmit());
}

// Privacy choices: said in Google's Consent Mode v2, kept in a cookie.
const privacy = document.getElementById('privacy');
document.querySelector('[data-privacy]')?.addEventListener('click', () => {
  const kept = /(?:^|; )privacy=(\w+)-(\w+)/.exec(document.cookie);
  if (kept) {
    privacy.querySelector('[name=personalization]').checked = kept[1] === 'granted';
    privacy.querySelector('[name=analytics]').checked = kept[2] === 'granted';
  }
  privacy.showModal();
});
privacy?.addEventListener('close', () => {
  if (privacy.returnValue !== 'save') return;
  const state = (name) => (privacy.querySelector(`[name=${name}]`).checked ? 'granted' : 'denied');
  const [personalization, analytics] = [state('personalization'), state('analytics')];
  document.cookie = `privacy=${personalization}-${analytics};path=/;max-age=15552000;samesite=lax`;
  window.gtag('consent', 'update', {
    personalization_storage: personalization,
    analytics_storage: analytics,
  });
});

// The mini-basket closes when one looks elsewhere.
const mini = document.querySelector('.mini');
document.addEventListener(
  'click',
  (event) => mini?.open && !mini.contains(event.target) && mini.removeAttribute('open'),
);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !mini?.open) return;
  mini.removeAttribute('open');
  mini.querySelector('summary').focus();
});
