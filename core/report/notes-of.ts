import { PERIOD_DAYS } from '../outcomes/unit.ts';
import { formatMoney } from '../money/format-money.ts';
import type { Plan } from '../plan/plan.ts';
import { drawNotes } from './draw-notes.ts';
import { levelOf } from './level-of.ts';
import { slotOf } from './name-of.ts';
import { dayOf, reportDay } from './report-day.ts';
import type { Note, Report, ReportQuery, ReportRow } from './report.ts';

/** What somebody who reads these figures has to know, as far as it is so. */
export function notesOf(
  report: Omit<Report, 'notes'>,
  plan: Pick<Plan, 'slots'>,
  { from, to, published = [] }: Pick<ReportQuery, 'from' | 'to' | 'published'>,
): Note[] {
  const { settings, settled, whole, rows, experiments, bots, currency, leftOut } = report;
  const notes: Note[] = [];
  const say = (code: string, words: string) => void notes.push({ code, words });
  const money = (minor: number) => formatMoney(minor, currency, 'en-GB');
  const count = (n: number, one: string, many = `${one}s`) =>
    `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
  const all = [whole, ...rows];

  const isNobodyOut = ({ verdict, control }: ReportRow) =>
    control.visitors === 0 && (verdict.code === 'no_control' || verdict.code === 'nobody');
  if (all.every(isNobodyOut)) say('no_holdout', 'Nobody was held out, so no worth can be told.');
  if (settled.visitorsOpen > 0)
    say(
      'open',
      `Visitors of ${settled.daysOpen === 1 ? 'the last day' : `the last ${settled.daysOpen} days`} may still order: ${count(settled.visitorsOpen, 'visitor')} (both groups) count with what has come so far.`,
    );
  if (settled.isOnly)
    say('settled', `Only days whose ${settings.windowDays}-day window is over: up to ${settled.until}.`);
  const sharing = slotsOf(
    all.filter(
      (row) => row.against === 'site_control' && row.control.visitors > 0 && slotOf(row, report) !== '',
    ),
  );
  if (sharing.length > 0)
    say(
      'site_holdout',
      `${sharing.join(', ')}: without a holdout of its own, compared with visitors who see nothing from Tact, so the difference includes what other slots do.`,
    );
  for (const note of drawNotes(report, plan)) say(note.code, note.words);
  const compared = rows.filter(({ pAdjusted }) => pAdjusted !== null).length;
  if (compared > 1)
    say(
      'several',
      `Of ${compared} rows that are compared, some may look good by chance alone: verdicts are corrected for that (Benjamini-Hochberg).`,
    );
  const variants = experiments.flatMap((each) => each.rows).filter(({ pAdjusted }) => pAdjusted !== null);
  if (variants.length > 1)
    say(
      'several_variants',
      `Of ${variants.length} variants that experiments compare, some may look good by chance alone: they are corrected for that, among themselves.`,
    );
  if (leftOut > 0) say('left_out', `${count(leftOut, 'row')} with fewer visitors left out.`);
  if (rows.length > 0 && levelOf(report.by, report.slot) === 'variant')
    say(
      'same_choice',
      'Variant rows compare those for whom the same variant was chosen; what comes of being shown it may change whom it is chosen for later, so the slot’s own row is the surer one.',
    );
  if (report.by.includes('audience'))
    say('audience', 'A visitor who saw two variants of one audience counts in both.');
  const changed = published.map(dayOf).filter((day) => day > from && day <= to);
  if (changed.length > 0)
    say(
      'plan_changed',
      `The plan was published within the period, last on ${reportDay(Math.max(...changed))}: audiences are told as it has them now. Whoever came before keeps the shares of then.`,
    );
  const anew = countedAnew(from, to);
  if (anew !== null)
    say(
      'again',
      `Visitors are counted anew every ${PERIOD_DAYS} days, here on ${anew}: who came before and after counts twice.`,
    );
  const [orders, cut, unconfirmed] = [
    sumOf(whole, 'orders'),
    sumOf(whole, 'cut'),
    sumOf(whole, 'unconfirmed'),
  ];
  if (orders > 0 && sumOf(whole, 'revenue') === 0)
    say(
      'no_money',
      `${count(orders, 'order')} and no money: where an order is in another currency than ${currency}, only its number counts.`,
    );
  if (cut > 0)
    say(
      'cut',
      `${money(cut)} of revenue is left out: a visitor’s orders count up to ${money(settings.cap)} within a window.`,
    );
  if (unconfirmed > 0)
    say(
      'unconfirmed',
      `${money(unconfirmed)} of revenue is known from browsers alone${settings.orders === 'confirmed' ? ' and counts in no comparison' : ''}.`,
    );
  if (bots.visitors > 0) say('bots', `${count(bots.visitors, 'automated visitor')} left out.`);
  return notes;

  function slotsOf(of: readonly ReportRow[]): string[] {
    return [...new Set(of.map((row) => slotOf(row, report)))];
  }
}

function sumOf({ shown, control }: ReportRow, field: 'orders' | 'revenue' | 'cut' | 'unconfirmed'): number {
  return shown[field] + control[field];
}

/** The last day within these on which a new period begins for everybody; null where none does. */
function countedAnew(first: number, last: number): string | null {
  const begins = Math.floor(last / PERIOD_DAYS) * PERIOD_DAYS;
  return begins > first ? reportDay(begins) : null;
}
