export interface DigitOptions {
  /** Of the currency's minor unit. */
  decimals: number;
  locale?: string | undefined;
  machine?: boolean | undefined;
}

/**
 * The number in a text of digits and separators.
 *
 * - `'`, spaces and `٬` stand between groups, `٫` before decimals.
 * - Of `.` and `,` in one number the last stands before decimals.
 * - One that comes twice stands between groups, unless fewer than three digits follow the last (`1.299.00`).
 * - One that comes once stands before decimals, unless three digits follow one to three: that can be either, and then
 *   - for machines, a point stands before decimals (schema.org/price: "use '.' rather than ','"; Merchant's attribute `price`),
 *     unless the currency has none;
 *   - in a currency with three decimals the locale says, else a point stands before them;
 *   - else it stands between groups, for people do not write a tenth of a cent.
 *
 * undefined for what is no number by these. `unsure` where the other reading is possible and nothing speaks against it.
 */
export function readDigits(
  text: string,
  options: DigitOptions,
): { amount: number; unsure: boolean } | undefined {
  const bare = text.replace(/[.,]+$/, '');
  const certain = bare.includes('٫') ? bare.replace(/[٬,]/g, '').replace('٫', '.') : bare;
  if (certain !== bare) return numberOf(certain, '', '.');
  const compact = grouped(certain, /[ '٬]/g);
  if (compact === undefined) return undefined;

  const [points, commas] = [countOf(compact, '.'), countOf(compact, ',')];
  if (points > 0 && commas > 0) {
    const [group, decimal] =
      compact.lastIndexOf('.') > compact.lastIndexOf(',') ? ([',', '.'] as const) : (['.', ','] as const);
    return numberOf(compact, group, decimal);
  }
  const sign = points > 0 ? '.' : ',';
  if (points + commas > 1) {
    const last = compact.lastIndexOf(sign);
    if (compact.length - last - 1 >= 3) return numberOf(compact, sign, '');
    return numberOf(`${compact.slice(0, last)}|${compact.slice(last + 1)}`, sign, '|');
  }
  // A number with spaces between its groups has no others.
  if (certain !== compact || !/^[1-9]\d{0,2}[.,]\d{3}$/.test(compact)) return numberOf(compact, '', sign);
  return either(compact, sign, options);
}

/** `1.299`: two numbers, a thousand times apart. */
function either(
  text: string,
  sign: '.' | ',',
  { decimals, locale, machine }: DigitOptions,
): { amount: number; unsure: boolean } {
  const asDecimal = Number(text.replace(',', '.'));
  const asGroups = Number(text.replace(sign, ''));
  const local = locale === undefined ? undefined : decimalSignOf(locale);
  if (machine && sign === '.') {
    if (decimals === 3) return { amount: asDecimal, unsure: false };
    const whole = decimals === 0 && !text.endsWith('.000');
    return { amount: whole ? asGroups : asDecimal, unsure: true };
  }
  if (decimals === 3) {
    if (local !== undefined && !machine)
      return { amount: local === sign ? asDecimal : asGroups, unsure: false };
    return { amount: sign === '.' ? asDecimal : asGroups, unsure: sign === ',' };
  }
  const usual = local === undefined ? sign === ',' || decimals === 0 : local !== sign;
  return { amount: asGroups, unsure: !usual };
}

/** Without what stands between groups, where that stands before three digits each time. */
function grouped(text: string, signs: RegExp): string | undefined {
  const parts = text.split(signs);
  if (parts.length === 1) return text;
  const fit = parts.slice(1).every((part) => /^\d{3}(?![\d])/.test(part)) && /^\d{1,3}$/.test(parts[0]!);
  return fit ? parts.join('') : undefined;
}

/** @param group '' where there are no groups, @param decimal '' where there are no decimals */
function numberOf(
  text: string,
  group: string,
  decimal: string,
): { amount: number; unsure: boolean } | undefined {
  const parts = decimal === '' ? [text] : text.split(decimal);
  const [whole = '', fraction = '0'] = parts;
  if (parts.length > 2 || !/^\d*$/.test(fraction)) return undefined;
  const groups = group === '' ? [whole] : whole.split(group);
  // India has two digits in all groups but the last (`12,34,567`).
  const fit = groups.every((each, at) =>
    at === 0 ? /^\d*$/.test(each) : at === groups.length - 1 ? /^\d{3}$/.test(each) : /^\d{2,3}$/.test(each),
  );
  if (!fit || (groups.length > 1 && !/^\d{1,3}$/.test(groups[0]!))) return undefined;
  const amount = Number(`${groups.join('') || '0'}.${fraction || '0'}`);
  return Number.isFinite(amount) ? { amount, unsure: false } : undefined;
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** A shop has one locale. Making a formatter costs some 50 µs. */
const LOCALES_MAX = 100;
const signs = new Map<string, string>();

/** '.' or ',' or another; a locale that Intl does not know is as none. */
function decimalSignOf(locale: string): string | undefined {
  const before = signs.get(locale);
  if (before !== undefined) return before;
  try {
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
    const sign = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
    if (signs.size < LOCALES_MAX) signs.set(locale, sign);
    return sign;
  } catch {
    return undefined;
  }
}
