import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import {
  DELIVERIES,
  putIn,
  readBasket,
  setQuantity,
  writeBasket,
  type Delivery,
  type Line,
} from './basket.ts';
import { VIEWS, type View } from './drawings/scene.ts';
import { identityToken } from './identity-token.ts';
import { account, notFound, orderPage, type Tracked } from './pages/account.ts';
import { basketPage } from './pages/basket-page.ts';
import { category } from './pages/category.ts';
import { checkout, done, STEPS, type Placed, type Step } from './pages/checkout.ts';
import { home } from './pages/home.ts';
import { layout, type Page, type Visit } from './pages/layout.ts';
import { product } from './pages/product.ts';
import { search } from './pages/search.ts';
import { styleGuide } from './pages/style-guide.ts';
import { pictureOf } from './picture.ts';
import { customers, itemBySlug, itemOf, sizesOf, stockOf, type Customer } from './shop-items.ts';

export interface ShopSettings {
  edge: string;
  site: string;
  chat: string;
  /** What the shop signs with who has signed in; without it, it tells nobody. */
  identityKey?: string;
}

const MONTH_SECONDS = 30 * 86_400;
const DAY_SECONDS = 86_400;
/** Orders are kept in memory, the newest ones only: the shop is a demonstration. */
const ORDERS_MAX = 1_000;

const FONTS: Record<string, URL> = {
  'newsreader.woff2': new URL(
    import.meta.resolve('@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2'),
  ),
  'inter.woff2': new URL(import.meta.resolve('@fontsource/inter/files/inter-latin-400-normal.woff2')),
  'inter-600.woff2': new URL(import.meta.resolve('@fontsource/inter/files/inter-latin-600-normal.woff2')),
};
const FILES: Record<string, string> = { 'shop.js': 'text/javascript', 'favicon.svg': 'image/svg+xml' };
/** One style sheet for the page, several for those who write them; a later part may overrule an earlier one. */
const STYLES = ['base', 'header', 'slots', 'lists', 'product', 'orders', 'foot', 'narrow'];

/** The shop as an app of its own: nothing in it knows Tact but the tag, the slots and one chat call. */
export function createShop(settings: ShopSettings): Hono {
  const app = new Hono();
  const placed = new Map<string, Placed & { at: string }>();
  /** Of who has signed in: the same on every device. One each, so there are no more than customers. */
  const baskets = new Map<string, readonly Line[]>();

  const customerOf = (c: Context): Customer | undefined =>
    customers.find((each) => each.id === getCookie(c, 'customer'));
  const visitOf = (c: Context): Visit => {
    const customer = customerOf(c);
    const consent = c.req.query('tact-consent');
    const wait = c.req.query('tact-wait');
    const site = c.req.query('tact-site');
    return {
      ...settings,
      // As if the shop were another customer of the edge: a twin whose plan has no manners, say.
      ...(site && /^[a-z0-9-]{1,48}$/.test(site) ? { site } : {}),
      origin: new URL(c.req.url).origin,
      lines: customer ? [...(baskets.get(customer.id) ?? [])] : readBasket(getCookie(c, 'basket')),
      ...(customer ? { customer } : {}),
      tag: {
        ...(consent && ['granted', 'denied', 'required'].includes(consent) ? { consent } : {}),
        ...(wait && /^\d{1,5}$/.test(wait) ? { wait } : {}),
      },
    };
  };
  const show = async (c: Context, page: Page | undefined, status: 200 | 404 = 200) => {
    c.header('cache-control', 'no-store');
    const visit = visitOf(c);
    return c.html(
      await layout({ ...visit, ...(await identityOf(c, visit)) }, page ?? notFound()),
      page ? status : 404,
    );
  };
  /** Said on every page of who has signed in, and once after they have signed out. */
  const identityOf = async (c: Context, { site, customer }: Visit): Promise<Pick<Visit, 'identity'>> => {
    if (!settings.identityKey || site !== settings.site) return {};
    if (customer)
      return { identity: await identityToken(settings.identityKey, site, customer.id, Date.now()) };
    if (getCookie(c, 'just-out') !== '1') return {};
    setCookie(c, 'just-out', '', { path: '/', maxAge: 0 });
    return { identity: null };
  };
  const keep = (c: Context, lines: readonly Line[]) => {
    const customer = customerOf(c);
    if (customer) baskets.set(customer.id, lines);
    else setCookie(c, 'basket', writeBasket(lines), { path: '/', maxAge: MONTH_SECONDS, sameSite: 'Lax' });
  };
  /** What lay in the basket before signing in goes along, and nothing of it stays for who comes next. */
  const takeAlong = (c: Context, who: string) => {
    const brought = customerOf(c) ? [] : readBasket(getCookie(c, 'basket'));
    baskets.set(
      who,
      brought.reduce<readonly Line[]>(
        (lines, { item, size, quantity }) => putIn(lines, item, size, quantity),
        baskets.get(who) ?? [],
      ),
    );
    setCookie(c, 'basket', '', { path: '/', maxAge: 0 });
  };

  app.get('/', (c) => show(c, home()));
  app.get('/c/:slug', (c) =>
    show(
      c,
      category(
        c.req.param('slug'),
        { colour: c.req.query('colour'), upTo: c.req.query('upTo'), sort: c.req.query('sort') },
        visitOf(c).origin,
      ),
    ),
  );
  app.get('/p/:slug', (c) => {
    const item = itemBySlug(c.req.param('slug'), c.req.query('colour'));
    return show(c, item && product(item, c.req.query('size') ?? '', visitOf(c).origin));
  });
  app.get('/search', (c) => show(c, search(c.req.query('q') ?? '')));
  app.get('/style-guide', (c) => show(c, styleGuide()));

  app.get('/basket', (c) => show(c, basketPage(visitOf(c).lines)));
  app.post('/basket/add', async (c) => {
    const form = await fieldsOf(c);
    const item = itemOf(form.id);
    const size = form.size;
    if (!item || (sizesOf(item).length > 0 && !sizesOf(item).includes(size)) || stockOf(item, size) === 0)
      return show(c, undefined);
    keep(c, putIn(visitOf(c).lines, item, size, 1));
    return c.redirect('/basket', 303);
  });
  app.post('/basket/set', async (c) => {
    const form = await fieldsOf(c);
    const quantity = form.remove ? 0 : Number.parseInt(form.quantity, 10) || 0;
    keep(c, setQuantity(visitOf(c).lines, form.id, form.size, quantity));
    return c.redirect('/basket', 303);
  });
  app.post('/wish', async (c) => {
    const item = itemOf((await fieldsOf(c)).id);
    return c.redirect(item ? item.link : '/', 303);
  });

  app.get('/checkout', (c) => {
    const { lines, customer } = visitOf(c);
    if (!lines.length) return c.redirect('/basket');
    const step = STEPS.find((each) => each === c.req.query('step')) ?? 'address';
    return show(c, checkout(step satisfies Step, lines, deliveryOf(c.req.query('delivery')), customer));
  });
  app.post('/checkout/pay', async (c) => {
    const { lines } = visitOf(c);
    if (!lines.length) return c.redirect('/basket', 303);
    const delivery = deliveryOf((await fieldsOf(c)).delivery);
    const id = `MF-${randomInt(30_000, 99_999)}`;
    placed.set(id, { id, lines, delivery, at: new Date().toISOString() });
    if (placed.size > ORDERS_MAX) placed.delete(placed.keys().next().value as string);
    keep(c, []);
    setCookie(c, 'placed', id, { path: '/checkout', maxAge: DAY_SECONDS, sameSite: 'Lax' });
    return c.redirect(`/checkout/done/${id}`, 303);
  });
  app.get('/checkout/done/:id', (c) => {
    const order = placed.get(c.req.param('id'));
    const fresh = order !== undefined && getCookie(c, 'placed') === order.id;
    // Said once: a reload is not another purchase.
    if (fresh) setCookie(c, 'placed', '', { path: '/checkout', maxAge: 0 });
    return show(c, order && done(order, fresh));
  });

  app.get('/account', (c) => {
    const now = getCookie(c, 'just-in') === '1';
    if (now) setCookie(c, 'just-in', '', { path: '/', maxAge: 0 });
    return show(c, account(visitOf(c).customer, now));
  });
  app.post('/account/in', async (c) => {
    const who = await whoOf(c);
    if (who) {
      takeAlong(c, who);
      setCookie(c, 'customer', who, { path: '/', maxAge: MONTH_SECONDS, sameSite: 'Lax' });
      setCookie(c, 'just-in', '1', { path: '/', maxAge: 60, sameSite: 'Lax' });
    }
    return c.redirect('/account', 303);
  });
  app.post('/account/out', (c) => {
    setCookie(c, 'customer', '', { path: '/', maxAge: 0 });
    setCookie(c, 'just-out', '1', { path: '/', maxAge: DAY_SECONDS, sameSite: 'Lax' });
    return c.redirect('/account', 303);
  });
  app.get('/orders/:id', (c) => {
    const id = c.req.param('id');
    const order = placed.get(id);
    const tracked: Tracked | undefined = order
      ? {
          id,
          placed: order.at,
          stage: 'placed',
          lines: order.lines.map(({ item, size, quantity }) => ({ id: item.id, size, quantity })),
        }
      : customers.flatMap((each) => each.orders).find((each) => each.id === id);
    return show(c, tracked && orderPage(tracked));
  });

  app.get('/img/:file', (c) => {
    const view = VIEWS.find((each) => each === c.req.query('view')) ?? 'plain';
    const picture = pictureOf(c.req.param('file').replace(/\.svg$/, ''), view satisfies View);
    if (!picture) return c.notFound();
    return c.body(picture, 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    });
  });
  app.get('/fonts/:file', (c) => {
    const url = FONTS[c.req.param('file')];
    if (!url) return c.notFound();
    return c.body(readFileSync(url), 200, {
      'content-type': 'font/woff2',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/:file{shop\\.js|favicon\\.svg}', (c) => {
    const file = c.req.param('file');
    return sendFile(c, readPublic(file), FILES[file] as string);
  });
  app.get('/shop.css', (c) =>
    sendFile(c, STYLES.map((part) => readPublic(`styles/${part}.css`)).join(''), 'text/css'),
  );
  app.get('/robots.txt', (c) => c.text('User-agent: *\nAllow: /\n'));
  app.notFound((c) => show(c, undefined));
  return app;
}

const deliveryOf = (text: string | undefined): Delivery =>
  text && Object.hasOwn(DELIVERIES, text) ? (text as Delivery) : 'standard';

const readPublic = (file: string): string =>
  readFileSync(new URL(`./public/${file}`, import.meta.url), 'utf8');

const sendFile = (c: Context, body: string, type: string) =>
  c.body(body, 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' });

const FIELDS = ['id', 'size', 'quantity', 'remove', 'delivery', 'who'] as const;

/** The text fields of a posted form; a file, or nothing, counts as empty. */
async function fieldsOf(c: Context): Promise<Record<(typeof FIELDS)[number], string>> {
  const body = await c.req.parseBody();
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  return Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as Record<
    (typeof FIELDS)[number],
    string
  >;
}

async function whoOf(c: Context): Promise<string | undefined> {
  const { who } = await fieldsOf(c);
  return customers.find((each) => each.id === who)?.id;
}
