import type { Address } from './read-address.ts';

/** Whether two addresses of the same path name different things by a parameter that is no variant's: `?artikel=7`, `?artikel=9`. */
export function contradicts(a: Address, b: Address): boolean {
  const values = new Map(a.params.map(({ name, value }) => [name, value]));
  return b.params.some(({ name, value, kind }) => {
    const other = values.get(name);
    return kind !== 'variant' && other !== undefined && other !== value;
  });
}
