/** What an item cannot be without: an empty value says nothing of it, where of another field it says that there is none. */
const NEEDED: ReadonlySet<string> = new Set(['id', 'title', 'link', 'price', 'availability']);
/** Fields of which a cell may hold several, with commas between. */
const LISTS: ReadonlySet<string> = new Set(['product_type', 'goes_with']);

export type FieldValue = string | string[];

/**
 * Name of a field as feeds write it: `g:product_type`, `Product type`, `imageLink`, `tact:lifetime_days`, or as Merchant exports its own
 * tables, `Title [title]`.
 */
export function fieldName(said: string): string {
  const bracketed = /\[([^\]]+)\]\s*$/.exec(said)?.[1] ?? said;
  return bracketed
    .trim()
    .replace(/^[a-z]+(?:[A-Z][a-z]+)+$/, (name) => name.replace(/[A-Z]/g, (sign) => `_${sign}`))
    .toLowerCase()
    .replace(/^(g|tact):/, '')
    .replace(/\s*\?$/, '')
    .replace(/[\s-]+/g, '_');
}

export function mayBeList(name: string): boolean {
  return LISTS.has(name);
}

/**
 * Fields of a record from names and values in their order; a field that comes more than once is a list. An empty one is ''
 * (a sale that is over must be sayable), and left out where an item needs it: a table has no other way not to speak of it.
 */
export function fieldsOf(
  values: Iterable<readonly [name: string, value: FieldValue]>,
): Record<string, FieldValue> {
  const fields = new Map<string, string[]>();
  for (const [name, value] of values) {
    const said = [value].flat().filter((each) => each !== '');
    fields.set(name, [...(fields.get(name) ?? []), ...said]);
  }
  const named = [...fields].filter(([name, said]) => said.length > 0 || !NEEDED.has(name));
  return Object.fromEntries(named.map(([name, said]) => [name, oneOf(name, said)]));
}

/** Ids have no commas, so those of several cells can be read as those of one. */
function oneOf(name: string, said: string[]): FieldValue {
  return name === 'goes_with' || said.length < 2 ? said.join(',') : said;
}
