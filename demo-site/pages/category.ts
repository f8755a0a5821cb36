import { html, raw } from 'hono/html';
import { ecommerce, ga4Item } from '../data-layer.ts';
import {
  colourSlug,
  departments,
  items,
  pathOf,
  priceOf,
  products,
  shades,
  type Category,
  type Department,
  type Item,
} from '../shop-items.ts';
import { breadcrumbData } from '../structured-data.ts';
import type { Page } from './layout.ts';
import { breadcrumbs, grid } from './parts.ts';

export interface Filter {
  colour?: string | undefined;
  upTo?: string | undefined;
  sort?: string | undefined;
}

const LIMITS = ['50', '100', '200', '500'];
const SORTS = {
  chosen: 'Our order',
  'price-up': 'Price, low first',
  'price-down': 'Price, high first',
} as const;

export function findCategory(slug: string): { department: Department; category?: Category } | undefined {
  for (const department of departments) {
    if (department.slug === slug) return { department };
    const category = department.categories.find((each) => each.slug === slug);
    if (category) return { department, category };
  }
  return undefined;
}

export function category(slug: string, filter: Filter, origin: string): Page | undefined {
  const found = findCategory(slug);
  if (!found) return undefined;
  const { department, category } = found;
  const here = category ?? department;
  const all = items.filter(
    (item) => pathOf(item)[0] === department.title && (!category || pathOf(item)[1] === category.title),
  );
  const shown = sorted(matching(all, filter), filter.sort);
  const crumbs = [
    { title: 'Home', href: '/' },
    ...(category ? [{ title: department.title, href: `/c/${department.slug}` }] : []),
  ];
  return {
    title: here.title,
    description: here.intro,
    pushes: ecommerce(
      'view_item_list',
      shown.map((item, index) => ga4Item(item, { index })),
      { item_list_id: slug, item_list_name: here.title },
    ),
    data: [breadcrumbData([...crumbs, { title: here.title, href: `/c/${slug}` }], origin)],
    body: html`${breadcrumbs(crumbs, here.title)}
      <header class="head">
        <h1>${here.title}</h1>
        <p>${here.intro}</p>
      </header>
      ${
        category
          ? ''
          : html`<ul class="tabs">
              ${department.categories.map((each) => html`<li><a href="/c/${each.slug}">${each.title}</a></li>`)}
            </ul>`
      }
      ${filters(all, filter)}
      <p class="found" role="status">${shown.length} ${shown.length === 1 ? 'thing' : 'things'}</p>
      ${shown.length ? grid(shown, slug) : html`<p class="empty">Nothing here fits all of that. <a href="/c/${slug}">Show everything in ${here.title}</a>.</p>`}`,
  };
}

function matching(all: readonly Item[], { colour, upTo }: Filter): Item[] {
  const limit = Number(upTo) || Infinity;
  const fits = all.filter((item) => (!colour || colourSlug(item) === colour) && priceOf(item) <= limit);
  return colour ? fits : products(fits);
}

function sorted(list: Item[], sort: string | undefined): Item[] {
  if (sort === 'price-up') return list.toSorted((a, b) => priceOf(a) - priceOf(b));
  if (sort === 'price-down') return list.toSorted((a, b) => priceOf(b) - priceOf(a));
  return list;
}

function filters(all: readonly Item[], filter: Filter) {
  const colours = [
    ...new Map(all.filter((item) => item.color).map((item) => [colourSlug(item), item.color as string])),
  ];
  const checked = (is: boolean) => (is ? raw(' checked') : '');
  const chosen = (is: boolean) => (is ? raw(' selected') : '');
  return html`<form class="filters" method="get" data-auto>
    ${
      colours.length > 1
        ? html`<fieldset>
            <legend>Colour</legend>
            <label class="any"
              ><input type="radio" name="colour" value="" ${checked(!filter.colour)} />All</label
            >${colours.map(([slug, name]) => html`<label class="dot" title="${name}" style="--shade:${shades[name] ?? '#ccc'}"><input type="radio" name="colour" value="${slug}" ${checked(filter.colour === slug)} /><span class="hidden">${name}</span></label>`)}
          </fieldset>`
        : ''
    }
    <label
      >Price
      <select name="upTo">
        <option value="">any</option>
        ${LIMITS.map((limit) => html`<option value="${limit}" ${chosen(filter.upTo === limit)}>up to €${limit}</option>`)}
      </select></label
    >
    <label
      >Sort
      <select name="sort">
        ${Object.entries(SORTS).map(([value, label]) => html`<option value="${value}" ${chosen(filter.sort === value)}>${label}</option>`)}
      </select></label
    >
    <button class="button plain" data-apply>Apply</button>
  </form>`;
}
