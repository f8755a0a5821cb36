import { styleText } from 'node:util';
import { bestReadings, formatAmount, formatChange, METRICS } from '#core';
import type { Metric, Report, ReportRow } from '#core';
import { count, fit } from './lay-out.ts';
import { tellAnnoyance } from './tell-annoyance.ts';
import { tellVerdict } from './tell-verdict.ts';
import { isTold, signOf, tellWorth } from './tell-worth.ts';

export const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  margin: 'Margin per visitor',
  revenue: 'Revenue per visitor',
  conversion: 'Share of visitors who order',
};
const HEADS: Readonly<Record<Metric, string>> = {
  margin: 'margin',
  revenue: 'revenue',
  conversion: 'ordered',
};
const LABEL_CELLS = 28;
const VISITORS_CELLS = 10;
const CELLS_MAX = 20;

/** The two groups beside each other in all metrics, what the difference is, and what came of it. */
export function tellWhole({ whole, currency, slot, metric }: Report, width: number): string[] {
  const cells = Math.min(CELLS_MAX, Math.floor((width - LABEL_CELLS - VISITORS_CELLS) / METRICS.length));
  const line = (label: string, visitors: string, tell: (metric: Metric) => string) => {
    const told = METRICS.map((each) => fit(tell(each), cells, 'right')).join('');
    return `  ${fit(label, LABEL_CELLS - 2)}${fit(visitors, VISITORS_CELLS, 'right')}${told}`;
  };
  const best = (each: Metric) => (whole.uplift ? bestReadings(whole.uplift[each]) : null);
  const change = (each: Metric, amount: number | undefined) =>
    amount === undefined ? '–' : shortPoints(formatChange(amount, each, currency));
  const bound = (each: Metric, n: 0 | 1) => change(each, best(each)?.difference?.alwaysValid.interval[n]);
  const worth = tellWorth(whole.uplift?.[metric], whole.verdict, { metric, currency });
  return [
    styleText('bold', slot === undefined ? 'The site as a whole' : slot),
    ...tellVerdict(whole.verdict, width, 2),
    ...(worth === undefined ? [] : [`  Over the period: ${worth}.`]),
    '',
    styleText(
      'dim',
      line('', 'visitors', (each) => HEADS[each]),
    ),
    line('shown something', count(whole.shown.visitors), (each) => valueOf(whole.shown, each, currency)),
    line('held out', count(whole.control.visitors), (each) => valueOf(whole.control, each, currency)),
    ...(whole.uplift === null || !isTold(whole.verdict)
      ? []
      : [
          line('difference', '', (each) => change(each, best(each)?.difference?.estimate)),
          line('  looked at any time, from', '', (each) => bound(each, 0)),
          line('  to', '', (each) => bound(each, 1)),
          line('in a hundred', '', (each) => share(best(each)?.relative?.estimate)),
          line('chance taken out (CUPED)', '', (each) => removed(whole, each)),
        ]),
    ...tellAnnoyance(whole.shown, width, 2),
    '',
  ];
}

/** What a visitor of a group is worth. */
export function valueOf(group: ReportRow['shown'], metric: Metric, currency: string): string {
  const { [metric]: value } = group.aVisitor;
  return metric === 'conversion' ? `${(100 * value).toFixed(2)}%` : formatAmount(value, metric, currency);
}

/** `pts` for `points`, where room is short. */
export function shortPoints(text: string): string {
  return text.replace(' points', ' pts');
}

function removed({ uplift }: ReportRow, metric: Metric): string {
  const part = uplift?.[metric].adjusted?.varianceRemoved;
  return part === undefined ? '–' : `${Math.round(100 * part)}%`;
}

function share(relative: number | undefined): string {
  return relative === undefined ? '–' : `${signOf(relative)}${Math.abs(100 * relative).toFixed(1)}%`;
}
