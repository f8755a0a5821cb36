/** Takes down what is wrong with a field. */
export type Note = (path: string, code: string, detail: string) => void;

/** Notes a flaw and stands for the value that is not there. */
export function noted(note: Note, path: string, detail: string, code = 'invalid'): undefined {
  note(path, code, detail);
  return undefined;
}

/** TSV has numbers as text. */
function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** 0 to 1. */
export function share(path: string, value: unknown, note: Note): number | undefined {
  if (value === undefined) return undefined;
  const number = numberIn(value);
  return number !== undefined && number >= 0 && number <= 1
    ? number
    : noted(note, path, 'expected a number from 0 to 1');
}

/** More than 0 days, at most `max`. */
export function span(path: string, value: unknown, max: number, note: Note): number | undefined {
  if (value === undefined) return undefined;
  const days = numberIn(value);
  return days !== undefined && days > 0 && days <= max
    ? days
    : noted(note, path, `expected days, more than 0 and at most ${max}`);
}

/** Merchant writes `yes` and `no` where JSON has true and false. */
export function flag(path: string, value: unknown, note: Note): boolean | undefined {
  if (value === undefined) return undefined;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (word === true || word === 'true' || word === 'yes') return true;
  if (word === false || word === 'false' || word === 'no') return false;
  return noted(note, path, 'expected true or false');
}
