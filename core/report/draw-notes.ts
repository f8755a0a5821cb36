import { DRAW_SHARES_MAX } from '../outcomes/draw.ts';
import type { Plan } from '../plan/plan.ts';
import { weighedIn } from './experiments-of.ts';
import { slotOf } from './name-of.ts';
import type { Note, Report, ReportRow } from './report.ts';

/** What has to be known of shares that changed, and of those to whom chance gave nobody to be compared with. */
export function drawNotes(report: Omit<Report, 'notes'>, { slots }: Pick<Plan, 'slots'>): Note[] {
  const { experiments } = report;
  const changed = [
    ...changedIn(report),
    ...experiments.filter(isChanged).map(({ slot }) => `${slot}’s experiment`),
  ];
  const uncompared = uncomparedIn(report);
  const alone = experiments.filter(
    (each) => each.alone > 0 && each.rows.some(({ uplift }) => uplift !== null),
  );
  const many = Object.entries(slots).filter(
    ([name, slot]) =>
      (report.slot === undefined || report.slot === name) &&
      slot.policy.kind === 'experiment' &&
      weighedIn(slot).length > DRAW_SHARES_MAX,
  );
  return [
    ...(changed.length > 0
      ? [
          {
            code: 'shares_changed',
            words: `Shares were changed (${changed.join(', ')}): groups are compared share by share, so the difference is not simply that of the two averages.`,
          },
        ]
      : []),
    ...(uncompared.length > 0
      ? [
          {
            code: 'uncompared',
            words: `Compared with nobody, since they came while nobody (or hardly anybody) was held out: ${uncompared.join(', ')}. They count in the figures and in no difference.`,
          },
        ]
      : []),
    ...alone.map(({ slot, alone: count }) => ({
      code: 'alone',
      words: `${slot}: ${visitors(count)} could be given no other variant of the experiment, or not by chance, so they are not in it.`,
    })),
    ...many.map(([slot]) => ({
      code: 'many_variants',
      words: `${slot}: visitors to whom more than ${DRAW_SHARES_MAX} variants may be shown are not compared with each other, only with who is held out.`,
    })),
  ];
}

/** What the whole is about is told once, also where its parts are rows. */
function changedIn(report: Omit<Report, 'notes'>): string[] {
  const rows = [report.whole, ...report.rows].filter(({ shares }) => shares > 1);
  return [...new Set(rows.map((row) => placeOf(row, report)))];
}

/** Of what has rows of its own: their sum, for the whole its own number. */
function uncomparedIn(report: Omit<Report, 'notes'>): string[] {
  const counts = new Map<string, number>();
  const whole = placeOf(report.whole, report);
  for (const row of [report.whole, ...report.rows]) {
    const place = placeOf(row, report);
    if (row.uplift === null || row.uncompared === 0 || (row !== report.whole && place === whole)) continue;
    counts.set(place, (counts.get(place) ?? 0) + row.uncompared);
  }
  return [...counts].map(([place, count]) => `${visitors(count)} of ${place}`);
}

function isChanged({ rows }: Report['experiments'][number]): boolean {
  return rows.some(({ shares }) => shares > 1);
}

function placeOf(row: ReportRow, report: Pick<Report, 'slot'>): string {
  return slotOf(row, report) || 'the site';
}

function visitors(n: number): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? 'visitor' : 'visitors'}`;
}
