import type { Manner } from './manner.ts';
import { pathMatches } from './path-matches.ts';
import { allow, forbid } from './say.ts';

const EVERY_PAGE = allow('wrong_page', 'The slot is for every page.');

/** A slot that names its pages is for these pages: nobody is spoken to about shoes at the till. */
export const wrongPage: Manner = {
  code: 'wrong_page',
  ask({ slot, context }) {
    if (slot.pages === undefined) return EVERY_PAGE;
    const path = context.page.path;
    const match = slot.pages.find((pattern) => pathMatches(path, pattern));
    if (match !== undefined)
      return allow('wrong_page', 'The slot is for this page.', { path, pattern: match });
    return forbid('wrong_page', 'The slot is not for this page.', { path });
  },
};
