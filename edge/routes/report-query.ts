import { dayOf, METRICS, readReportDay, REPORT_DAYS_MAX, REPORT_DIMENSIONS } from '#core';
import type { Flaw, Metric, ReportDimension, ReportQuery } from '#core';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';

/** Days of a report that names none: whole weeks, and as many as a visitor is counted once in. */
const DAYS_DEFAULT = 28;
const BY_DEFAULT: readonly ReportDimension[] = ['slot'];

export interface AskedReport extends ReportQuery {
  format: 'json' | 'csv';
}

/** What a report's address asks for, or every parameter that cannot be taken, each with what would do. */
export function readReportQuery(request: Request, now: number): Outcome<AskedReport> {
  const params = new URL(request.url).searchParams;
  const errors: Flaw[] = [];
  const refused = (path: string, detail: string) => void errors.push({ path, code: 'invalid', detail });
  for (const name of new Set(params.keys())) {
    if (!KNOWN.has(name)) refused(name, `no such parameter; there are ${[...KNOWN].join(', ')}`);
    else if (params.getAll(name).length > 1) refused(name, 'given more than once');
  }
  const period = readPeriod(params, now, refused);
  const by = readBy(params.get('by'), refused);
  const metric = oneOf(params, 'metric', METRICS, refused) ?? ('margin' satisfies Metric);
  const settled = oneOf(params, 'settled', ['0', '1'], refused) ?? '0';
  const format = oneOf(params, 'format', ['json', 'csv'], refused) ?? formatAccepted(request);
  const slot = params.get('slot');
  if (slot === '') refused('slot', 'empty; leave it out for the whole site');
  if (period !== null && errors.length === 0) {
    const settledOnly = settled === '1';
    return {
      ok: true,
      value: { ...period, by, metric, settledOnly, now, format, ...(slot === null ? {} : { slot }) },
    };
  }
  const [first] = errors;
  return refuse('invalid_request', first && `${first.path}: ${first.detail}`, { errors });
}

const KNOWN: ReadonlySet<string> = new Set(['from', 'to', 'by', 'metric', 'slot', 'settled', 'format']);

type Refuse = (path: string, detail: string) => void;

/** The last 28 days where nothing is said; null where it was refused. */
export function readPeriod(
  params: URLSearchParams,
  now: number,
  refused: Refuse,
  { daysMax = REPORT_DAYS_MAX, daysDefault = DAYS_DEFAULT } = {},
): { from: number; to: number } | null {
  const day = (name: string): number | null | undefined => {
    const text = params.get(name);
    if (text === null) return undefined;
    const read = readReportDay(text);
    if (read === null) refused(name, 'a day of the calendar, written YYYY-MM-DD (UTC)');
    return read;
  };
  const [saidFrom, saidTo] = [day('from'), day('to')];
  if (saidFrom === null || saidTo === null) return null;
  const to = saidTo ?? dayOf(now);
  const from = saidFrom ?? to - daysDefault + 1;
  if (from > to) {
    refused('from', saidTo === undefined ? 'still to come' : 'later than to');
    return null;
  }
  if (to - from + 1 > daysMax) {
    refused('from', `${to - from + 1} days before the end of to; ${daysMax} at most`);
    return null;
  }
  return { from, to };
}

function readBy(text: string | null, refused: Refuse): readonly ReportDimension[] {
  if (text === null) return BY_DEFAULT;
  const names = text === '' ? [] : [...new Set(text.split(',').map((name) => name.trim()))];
  const isKnown = (name: string): name is ReportDimension =>
    (REPORT_DIMENSIONS as readonly string[]).includes(name);
  for (const name of names)
    if (!isKnown(name))
      refused('by', `“${name.slice(0, 50)}” is none of ${REPORT_DIMENSIONS.join(', ')}, with commas between`);
  return names.filter(isKnown);
}

function oneOf<T extends string>(
  params: URLSearchParams,
  name: string,
  allowed: readonly T[],
  refused: Refuse,
): T | undefined {
  const text = params.get(name);
  if (text === null) return undefined;
  const found = allowed.find((each) => each === text);
  if (found === undefined) refused(name, `one of ${allowed.join(', ')}`);
  return found;
}

/** Whoever says that they take CSV before JSON gets CSV; weights (`q=`) decide nothing between two kinds. */
function formatAccepted(request: Request): 'json' | 'csv' {
  const accepted = (request.headers.get('accept') ?? '').toLowerCase();
  const [csv, json] = [accepted.indexOf('text/csv'), accepted.indexOf('application/json')];
  return csv >= 0 && (json < 0 || csv < json) ? 'csv' : 'json';
}
