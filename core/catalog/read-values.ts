import { quoted, type Tell } from './tell.ts';

/** A table has numbers as text. */
function numberIn(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2') : value;
  const number = typeof text === 'string' && /^-?\d*\.?\d+$/.test(text) ? Number(text) : text;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** 0 to 1, or a number with a percent sign. */
export function share(path: string, value: unknown, tell: Tell): number | undefined {
  if (value === undefined) return undefined;
  const percent = typeof value === 'string' ? /^([\d.,]+)\s*%$/.exec(value.trim())?.[1] : undefined;
  const number = percent === undefined ? numberIn(value) : (numberIn(percent) ?? Number.NaN) / 100;
  if (number === undefined || !(number >= 0 && number <= 1))
    return tell.leave(path, `expected a number from 0 to 1, not ${quoted(value)}`);
  if (percent !== undefined) tell.repair(path, `${quoted(value)} is read as ${number}`, 'percent_read');
  return number;
}

/** More than 0 days, at most `max`. */
export function span(path: string, value: unknown, max: number, tell: Tell): number | undefined {
  if (value === undefined) return undefined;
  const days = numberIn(value);
  return days !== undefined && days > 0 && days <= max
    ? days
    : tell.leave(path, `expected days, more than 0 and at most ${max}, not ${quoted(value)}`);
}

/** Merchant writes `yes` and `no` where JSON has true and false. */
export function flag(path: string, value: unknown, tell: Tell): boolean | undefined {
  if (value === undefined) return undefined;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (word === true || word === 'true' || word === 'yes' || word === '1' || word === 1) return true;
  if (word === false || word === 'false' || word === 'no' || word === '0' || word === 0) return false;
  return tell.leave(path, `expected true or false, not ${quoted(value)}`);
}
