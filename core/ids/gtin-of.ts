/** GTIN-8, -12 (UPC), -13 (EAN, ISBN-13) and -14; source: GS1 General Specifications, "GTIN". */
const LENGTHS: ReadonlySet<number> = new Set([8, 12, 13, 14]);
const DIGITS_MAX = 14;

/** A trade item's number as its 14 digits, however it is written; undefined where it is none. */
export function gtinOf(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d+$/.test(digits) && LENGTHS.has(digits.length) ? digits.padStart(DIGITS_MAX, '0') : undefined;
}
