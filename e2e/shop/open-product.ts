import { expect, type Page } from '@playwright/test';
import { visit } from './visit.ts';
import type { TactWatch } from './watch-tact.ts';

/** Opens a product page and waits until the edge has its view. `path` as in the catalogue's links. */
export async function openProduct(
  page: Page,
  tact: TactWatch,
  path: string,
  item: string,
  site?: string,
): Promise<void> {
  const before = tact.stored.length;
  await visit(page, path, site);
  const seen = (): boolean =>
    tact.stored
      .slice(before)
      .some(
        ({ name, params }) =>
          name === 'view_item' &&
          (params?.['items'] as { item_id: string }[] | undefined)?.[0]?.item_id === item,
      );
  // Asked again and again: the answer may have come before the page has loaded.
  await expect.poll(seen, { message: `a view of ${item}`, timeout: 30_000, intervals: [50] }).toBe(true);
}
