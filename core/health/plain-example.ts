import { cleanText } from '../clean-text.ts';
import { readAddress } from '../ids/read-address.ts';

const EXAMPLE_MAX = 160;

/** A text as an example that everybody in the shop may see: no addresses of people, no query of any address. */
export function plainExample(text: string): string {
  return cleanText(
    text
      .slice(0, 4 * EXAMPLE_MAX)
      .replace(/[^\s"'<>(),;:=/]+@[^\s"'<>(),;]+/g, '…')
      .replace(/\b(https?:\/\/[^\s"'?#]*)[?#][^\s"']*/gi, '$1'),
    EXAMPLE_MAX,
  );
}

/** The address of a page as an example: its path, and what of its query names an item. */
export function exampleAddress(url: string): string {
  const address = readAddress(url);
  if (address === undefined) return '';
  const named = address.params.filter(({ kind }) => kind !== 'other');
  const query = named.map(({ name, value }) => `${name}=${value}`).join('&');
  return plainExample(`${address.path === '' ? '/' : address.path}${query === '' ? '' : `?${query}`}`);
}
