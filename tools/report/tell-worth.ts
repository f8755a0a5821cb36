import { formatChange, formatMoney } from '#core';
import type { Metric, RowVerdict, Uplift } from '#core';

/** In money from here on, cents are noise: minor units of a currency of two digits. */
const WHOLE_FROM = 100_000;

/** What a difference comes to for all who were shown it: money, or visitors who ordered. */
export function tellAmount(amount: number, metric: Metric, currency: string): string {
  const size = Math.abs(amount);
  if (metric === 'conversion') return `${signOf(amount)}${Math.round(size).toLocaleString('en-GB')}`;
  if (size < WHOLE_FROM) return formatChange(Math.round(amount), metric, currency);
  return `${signOf(amount)}${formatMoney(Math.round(size), currency, 'en-GB').replace(/\.\d+$/, '')}`;
}

/** `+€12,568 in all, from −€141 to +€25,278`; nothing where so few were there that it misleads. */
export function tellWorth(
  uplift: Uplift | null | undefined,
  verdict: RowVerdict,
  { metric, currency }: { metric: Metric; currency: string },
): string | undefined {
  const worth = uplift?.worth;
  if (!worth || !isTold(verdict)) return undefined;
  const [low, high] = worth.interval.map((amount) => tellAmount(amount, metric, currency));
  const what = metric === 'conversion' ? ' visitors who order' : '';
  return `${tellAmount(worth.estimate, metric, currency)}${what} in all, from ${low} to ${high}`;
}

/** Of few visitors or orders, and of groups that are not to be trusted, neither a difference nor its interval is to be shown. */
export function isTold({ code, reason }: RowVerdict): boolean {
  return code !== 'not_trusted' && reason !== 'too_few_visitors' && reason !== 'too_few_conversions';
}

export function signOf(value: number): string {
  return value > 0 ? '+' : value < 0 ? '−' : '';
}
