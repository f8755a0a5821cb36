import { PACKED_TAXONOMY } from './packed.ts';

/** Some 5,600 paths; made when the first feed with a number is read, and not before. */
let paths: ReadonlyMap<number, readonly string[]> | undefined;

/** Path of a category that a feed names by its number in Google's taxonomy, in English; undefined for a number that it has not. */
export function categoryByNumber(number: number): readonly string[] | undefined {
  paths ??= unpacked();
  return paths.get(number);
}

function unpacked(): ReadonlyMap<number, readonly string[]> {
  const all = new Map<number, readonly string[]>();
  let path: readonly string[] = [];
  for (const row of PACKED_TAXONOMY.split('|')) {
    const space = row.indexOf(' ');
    path = [...path.slice(0, Number(row[0]) - 1), row.slice(space + 1)];
    all.set(Number.parseInt(row.slice(1, space), 36), path);
  }
  return all;
}
