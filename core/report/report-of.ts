import { orderCapOf } from '../outcomes/order-cap.ts';
import { BOTS, type CellTotal } from '../outcomes/cell.ts';
import type { Plan } from '../plan/plan.ts';
import { addUp } from './add-up.ts';
import { dayPoints } from './day-points.ts';
import { experimentsOf } from './experiments-of.ts';
import { judgeExperiments } from './judge-experiments.ts';
import { judgeRows } from './judge-rows.ts';
import { cellsOf, levelOf } from './level-of.ts';
import { mannerRows } from './manner-rows.ts';
import { notesOf } from './notes-of.ts';
import { reportDay, settledUntil } from './report-day.ts';
import type { Report, ReportQuery } from './report.ts';
import { againstOf, rowOf } from './row-of.ts';
import { rowsOf } from './rows-of.ts';

/**
 * What a marketer sees of what Tact is worth: the same of the same cells, plan and query, whoever adds them up.
 *
 * @param cells of at least the period's days; others are left out
 * @param plan as it is now: audiences and settings are read from it, and expected shares where the visitors' draw does not tell them
 */
export function reportOf(cells: readonly CellTotal[], plan: Plan, query: ReportQuery): Report {
  const { from, to, by, metric, slot, now } = query;
  const { windowDays } = plan.measurement;
  const until = settledUntil(now, windowDays);
  const isOnly = query.settledOnly === true;
  const last = isOnly ? Math.min(to, until) : to;
  const inPeriod = cells.filter(({ day }) => day >= from && day <= last);
  const days = Math.max(1, last - from + 1);

  const ofWhole = cellsOf(inPeriod, slot === undefined ? 'site' : 'slot', slot);
  const against = againstOf(inPeriod, plan, slot ?? '');
  const whole = rowOf({ name: {}, cells: ofWhole, slot: slot ?? '', against, plan });
  const { rows, leftOut } = rowsOf(inPeriod, plan, query);
  const isSlotEven = levelOf(by, slot) === 'variant' ? evenSlots(inPeriod, plan) : undefined;
  const open = addUp(ofWhole.filter(({ day, arm }) => day > until && (arm === 'shown' || arm === against)));
  const told: Omit<Report, 'notes'> = {
    at: now,
    site: plan.site,
    from: reportDay(from),
    to: reportDay(to),
    metric,
    by,
    ...(slot === undefined ? {} : { slot }),
    currency: plan.currency,
    settings: {
      holdout: plan.holdout,
      windowDays,
      orders: plan.measurement.orders,
      cap: orderCapOf(plan),
      restraint: plan.restraint.share,
    },
    settled: {
      until: reportDay(until),
      daysOpen: isOnly ? 0 : Math.max(0, to - Math.max(until, from - 1)),
      visitorsOpen: Number(open.visitors),
      isOnly,
    },
    whole: judgeRows([whole], plan, { metric, days, slot })[0] ?? never(),
    days: dayPoints({ cells: ofWhole, slot: slot ?? '', against, plan }, { from, to: last, metric }),
    rows: judgeRows(rows, plan, { metric, days, slot, isSlotEven }),
    leftOut,
    experiments: judgeExperiments(experimentsOf(inPeriod, plan, slot), plan, { metric, days }),
    manners: mannerRows(inPeriod, plan, { slot, days }),
    bots: { visitors: botsIn(inPeriod, slot) },
  };
  return { ...told, notes: notesOf(told, plan, query) };
}

/** Whether the slots as wholes are shared out as they were to be, each looked at once. */
function evenSlots(cells: readonly CellTotal[], plan: Plan): (slot: string) => boolean {
  const known = new Map<string, boolean>();
  return (slot) => {
    const even = known.get(slot) ?? isEven(slot);
    known.set(slot, even);
    return even;
  };

  function isEven(slot: string): boolean {
    const against = againstOf(cells, plan, slot);
    const { sampleRatio } = rowOf({ name: {}, cells: cellsOf(cells, 'slot', slot), slot, against, plan });
    return sampleRatio?.isTrusted === true;
  }
}

/** Of the site, or of the slot: those that were enrolled in it, whatever they were shown. */
function botsIn(cells: readonly CellTotal[], slot = ''): number {
  const isWhole = (cell: CellTotal) => cell.slot === slot && cell.variant === '' && cell.arm !== 'taught';
  return Number(addUp(cells.filter((cell) => cell.segment === BOTS && isWhole(cell))).visitors);
}

function never(): never {
  throw new Error('One row goes in and one comes out.');
}
