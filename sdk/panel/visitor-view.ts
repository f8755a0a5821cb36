import type { Consent } from '#core';
import { build } from './build.ts';
import type { FoldOut } from './keep-open.ts';
import type { Me } from './panel-host.ts';
import { clockTime, duration, inWords, money } from './words.ts';

/** Items listed, the latest first; the rest is in the profile as it is stored. */
const ITEMS_LISTED = 6;

export function visitorView(
  me: Me | undefined,
  consent: Consent,
  foldOut: FoldOut,
  now: number,
): HTMLElement {
  const agreed: [string, string][] = [
    ['personalisation', consent.personalization],
    ['counting', consent.analytics],
  ];
  if (!me?.profile)
    return build(
      'div',
      {},
      list(agreed),
      build('p', { class: 'quiet' }, 'Nobody is known here yet: no event has reached the edge.'),
    );
  const { profile, totals, basket = [], visitor } = me;
  const items = Object.entries(profile.items).sort(([, a], [, b]) => b.touched - a.touched);
  const rows: [string, string][] = [
    ...agreed,
    ['visitor', visitor ?? 'not said'],
    ['known for', duration(now - profile.first)],
    ['visits', String(profile.visits.length)],
  ];
  if (totals) {
    const { pages, views, carts, purchases, spent, activeMs } = totals;
    const paid = Object.entries(spent).map(([currency, minor]) => money(minor, currency));
    rows.push(
      ['pages', String(pages)],
      ['items looked at', String(views)],
      ['put in basket', String(carts)],
      ['purchases', [String(purchases), ...paid].join(', ')],
      ['active', duration(activeMs)],
    );
  }
  if (basket.length > 0)
    rows.push(['in the basket', basket.map(({ item, quantity }) => `${quantity} × ${item}`).join(', ')]);
  for (const [name, { value }] of Object.entries(profile.said)) rows.push([`says: ${inWords(name)}`, value]);
  for (const [id, { seen, touched }] of items.slice(0, ITEMS_LISTED))
    rows.push([
      id,
      `seen ${seen.length} ${seen.length === 1 ? 'time' : 'times'}, last touched ${clockTime(touched)}`,
    ]);
  const stored = JSON.stringify(profile);
  return build(
    'div',
    {},
    list(rows),
    foldOut(
      'stored',
      `The profile as it is stored, ${(new Blob([stored]).size / 1000).toFixed(1)} kB`,
      // Reachable by keyboard, because it scrolls.
      build('pre', { tabindex: 0 }, JSON.stringify(profile, null, 1)),
    ),
  );
}

function list(rows: readonly [string, string][]): HTMLElement {
  return build('dl', {}, ...rows.flatMap(([name, value]) => [build('dt', {}, name), build('dd', {}, value)]));
}
