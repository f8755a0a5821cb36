/** `1 page`, `2 pages`: whole numbers as they stand, others to one decimal. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  const shown = Number.isInteger(count) ? String(count) : count.toFixed(1);
  return `${shown} ${count === 1 ? one : many}`;
}

/** `12 seconds`, for sentences; below a second still 0 seconds. */
export function secondsWords(ms: number): string {
  return countWords(Math.floor(ms / 1000), 'second');
}
