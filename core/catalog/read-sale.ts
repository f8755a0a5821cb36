import { readMoment } from '../read-moment.ts';
import { quoted, type Tell } from './tell.ts';

const DAY_MS = 86_400_000;

export interface SaleDates {
  saleFrom?: number;
  saleUntil?: number;
}

/**
 * From when until when a sale price holds: `sale_price_effective_date`, two moments with `/` between
 * (support.google.com/merchants/answer/6324460), or with `, `, ` - ` or ` to `; either may be left out, and a last day counts
 * whole. null where it is over, or cannot be read: then the sale price does not count either, because a price that may not hold is not to be promised.
 */
export function readSaleDates(value: unknown, now: number, timezone: string, tell: Tell): SaleDates | null {
  if (value === undefined) return {};
  const path = 'sale_price_effective_date';
  const [from, until, ...more] = textOf(value).split(
    /\s*\/\s*(?=[\d-]{7,}|$|[A-Z])|,\s*(?=\d{4})|\s+(?:-|–|to)\s+/,
  );
  const begin = from ? readMoment(from, timezone) : undefined;
  const end = until ? readMoment(until, timezone) : undefined;
  const unread = (from && !begin) || (until && !end) || more.length > 0 || (!begin && !end);
  const saleUntil = end && end.at + (end.wholeDay ? DAY_MS : 0);
  if (unread || (begin && saleUntil !== undefined && saleUntil <= begin.at)) {
    tell.leave(path, `expected two moments with / between, not ${quoted(value)}`, 'sale_dates_invalid');
    return null;
  }
  if (saleUntil !== undefined && saleUntil <= now) {
    tell.leave('sale_price', `the sale ended ${new Date(saleUntil).toISOString()}`, 'sale_over');
    return null;
  }
  return {
    ...(begin !== undefined && begin.at > now && { saleFrom: begin.at }),
    ...(saleUntil !== undefined && { saleUntil }),
  };
}

/** Merchant API gives an object. */
function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const { startTime, endTime } = (value ?? {}) as { startTime?: unknown; endTime?: unknown };
  return [startTime, endTime].map((each) => (typeof each === 'string' ? each : '')).join('/');
}
