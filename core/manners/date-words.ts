import { countWords } from './count-words.ts';
import { dateFormat } from './date-format.ts';

/*
 * For sentences. Writing a date costs some microseconds, and a decision asks thousands of questions of which it reads one
 * answer: call these inside a words function only.
 */

/**
 * `3 March 2026`.
 *
 * @param at ms since the epoch
 * @param timezone IANA; throws a RangeError where there is none such (a plan's is checked when it is read)
 */
export function dateWords(at: number, timezone: string): string {
  return dateFormat(timezone).format(at);
}

const MONTH_DAYS = 365.25 / 12;

/** A span as people say it: `28 days`, `6 months`, `2.5 years`, `8 years`; `less than a day`. */
export function spanWords(days: number): string {
  if (days < 1) return 'less than a day';
  if (days < 60) return countWords(Math.round(days), 'day');
  if (days < 730) return countWords(Math.round(days / MONTH_DAYS), 'month');
  return countWords(Math.round(days / 6 / MONTH_DAYS) / 2, 'year');
}
