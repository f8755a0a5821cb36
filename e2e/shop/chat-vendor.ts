import type { Page } from '@playwright/test';
import { CHAT } from '../addresses.ts';

/** Counts what this page has asked of the chat vendor's origin. Call before the page is opened. */
export function watchChatVendor(page: Page): () => number {
  let requests = 0;
  page.on('request', (request) => {
    if (request.url().startsWith(CHAT)) requests++;
  });
  return () => requests;
}
