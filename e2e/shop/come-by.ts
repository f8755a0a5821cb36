import { EDGE, SHOP } from '../addresses.ts';
import { uuidV7 } from './tell-edge.ts';

export interface PageEvent {
  name: string;
  params?: Record<string, unknown>;
}

/** A visitor without a browser, as a page of that site would tell of them: a first contact, then all that they did. */
export async function comeBy(site: string, events: readonly PageEvent[]): Promise<string> {
  const first = await sync(site, {});
  const sent = events.map(({ name, params = {} }) => ({ id: uuidV7(), name, at: Date.now(), params }));
  const { accepted } = await sync(site, { visitor: first.visitor, events: sent });
  if (accepted.length < sent.length) throw new Error(`${accepted.length} of ${sent.length} were taken in`);
  return first.visitor;
}

/** What a page view of an item says. */
export function looksAt(item: string, ...categories: string[]): PageEvent {
  const levels = categories.map((name, at) => [`item_category${at === 0 ? '' : at + 1}`, name]);
  return { name: 'view_item', params: { items: [{ item_id: item, ...Object.fromEntries(levels) }] } };
}

async function sync(site: string, more: object): Promise<{ visitor: string; accepted: string[] }> {
  const answer = await fetch(`${EDGE}/v1/sync`, {
    method: 'POST',
    headers: { origin: SHOP, 'content-type': 'application/json' },
    body: JSON.stringify({
      site,
      consent: { personalization: 'granted', analytics: 'granted' },
      session: uuidV7(),
      page: { url: `${SHOP}/` },
      events: [],
      slots: [],
      ...more,
    }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { visitor: string; accepted: string[] };
}
