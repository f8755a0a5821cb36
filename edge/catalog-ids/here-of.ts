import type { Here, Page } from '#core';

/** The page as it names itself, for the catalogue to say which item it is about. */
export function hereOf({ url, path, itemId }: Page, canonical: string | undefined): Here {
  return {
    ...{ url, path },
    ...(canonical !== undefined && { canonical }),
    ...(itemId !== undefined && { itemId }),
  };
}
