import { html } from 'hono/html';
import { ga4Item } from '../data-layer.ts';
import { departments, products, searchItems } from '../shop-items.ts';
import type { Page } from './layout.ts';
import { grid } from './parts.ts';

const TERM_MAX = 80;

export function search(question: string): Page {
  const term = question.trim().slice(0, TERM_MAX);
  const found = products(searchItems(term));
  return {
    title: term ? `Search: ${term}` : 'Search',
    description: 'Search the shop.',
    index: false,
    question: term,
    pushes: term
      ? [
          {
            event: 'view_search_results',
            search_term: term,
            search_results: found.length,
            items: found.slice(0, 20).map((item, index) => ga4Item(item, { index })),
          },
        ]
      : [],
    body: html`<header class="head">
        <h1>${term ? html`“${term}”` : 'Search'}</h1>
        <p role="status">${found.length} ${found.length === 1 ? 'thing' : 'things'} found</p>
      </header>
      ${
        found.length
          ? grid(found, 'search')
          : html`<div class="empty">
              <p>
                ${term ? html`We have nothing by that name. A shorter word may help, or one of the departments:` : 'What are you looking for?'}
              </p>
              <ul class="tabs">
                ${departments.map((each) => html`<li><a href="/c/${each.slug}">${each.title}</a></li>`)}
              </ul>
            </div>`
      }`,
  };
}
