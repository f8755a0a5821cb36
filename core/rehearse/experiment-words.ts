import { DRAW_SHARES_MAX } from '../outcomes/draw.ts';
import type { ForeseenExperiment, ForeseenMetric, ForeseenMetrics } from './foreseen-experiment.ts';

type Foreseen = Omit<ForeseenExperiment, 'words'>;

export interface ExperimentKnown {
  /** Whether the store has said what visitors did. */
  isRead: boolean;
  /** Whether everybody may be given each variant. */
  isForAll: boolean;
  /** Whether the plan holds anybody out there. */
  hasHeldOut: boolean;
}

/** The change that is told of. */
const CHANGE = 0.1;
/** Beyond this no shop waits for it, and days say less than that. */
const DAYS_TOLD_MAX = 365;
/** Of FORESEEN_DAYS; told as weeks. */
const PATIENCE_DAYS = 56;

/** What an experiment can find out, and how soon, for a marketer. */
export function experimentWords(foreseen: Foreseen, known: ExperimentKnown): string {
  const { traffic, between, conversionNeeded } = foreseen;
  if (!known.isRead) {
    return 'What visitors did in the last 28 days could not be read, so how long this takes is not known. Rehearse again.';
  }
  if (traffic.visitorsADay === null) {
    return 'Nobody has been counted here or elsewhere on the site in the last 28 days, so how long this takes is not known: it takes some days of visitors and orders to tell.';
  }
  const told = between && tellMetric(between);
  if (told === null) {
    const needed =
      conversionNeeded === null
        ? ''
        : `; 10% more orders would be found within 28 days if ${percent(conversionNeeded)} of visitors ordered`;
    const why = between === null ? 'too few have ordered yet' : 'everybody does the same';
    return `${whereWords(foreseen)}, ${why} to tell how long this takes${needed}.`;
  }
  return `${whereWords(foreseen)}, ${betweenWords(foreseen)}${told.words}${known.isForAll ? '' : NOT_FOR_ALL}. ${heldOutWords(foreseen, known)}`;
}

const NOT_FOR_ALL = '; it takes longer, since not everybody may be given each variant';

function whereWords({ traffic, baseline }: Foreseen): string {
  const aDay = `${visitorsWords(traffic.visitorsADay ?? 0)} a day`;
  if (traffic.from === 'site') return `Nobody has been counted here yet: with all ${aDay} of the site`;
  return baseline === 'site'
    ? `With ${aDay} here who order as those of the whole site do`
    : `With ${aDay} here`;
}

function betweenWords({ variants }: Foreseen): string {
  return variants.length > 2 ? `between any two of the ${variants.length} variants ` : '';
}

/** Null where neither margin nor orders say anything. */
function tellMetric({ margin, conversion }: ForeseenMetrics): { words: string } | null {
  if (margin !== null) return { words: `10% more margin ${metricWords(margin, 'margin')}` };
  if (conversion === null) return null;
  return { words: `where there is no margin, 10% more orders ${metricWords(conversion, 'orders')}` };
}

function metricWords(metric: ForeseenMetric, name: string): string {
  const found = metric.within.find(({ days }) => days === PATIENCE_DAYS)?.change ?? null;
  const weeks = `${PATIENCE_DAYS / 7} weeks`;
  const bound =
    found === null
      ? `within ${weeks} nothing would be found`
      : found > 1
        ? `within ${weeks} not even twice the ${name} would be found`
        : `a change below ${percent(found)} would not be found within ${weeks}`;
  return `${soonWords(metric)}; ${bound}`;
}

function soonWords({ changes }: ForeseenMetric): string {
  const days = changes.find(({ change }) => change === CHANGE)?.days ?? Infinity;
  return days > DAYS_TOLD_MAX ? 'would not be found within a year' : `would be found in about ${days} days`;
}

/** What reports find of variants against each other says nothing of what they are worth at all. */
function heldOutWords({ heldOut, variants }: Foreseen, { hasHeldOut }: ExperimentKnown): string {
  const metric = heldOut && (heldOut.margin ?? heldOut.conversion);
  const against =
    metric === null
      ? ''
      : `Against those held out, which says what a variant is worth at all, 10% more ${soonWords(metric)}.`;
  if (variants.length > DRAW_SHARES_MAX) return against === '' ? TOO_MANY : `${TOO_MANY} ${against}`;
  return hasHeldOut || metric !== null
    ? against
    : 'The report then says which variant is worth more; with a holdout here it also says what they are worth at all.';
}

const TOO_MANY = `The report does not compare more than ${DRAW_SHARES_MAX} variants with one another: try fewer at once.`;

function visitorsWords(aDay: number): string {
  if (aDay < 1) return 'less than one visitor';
  const count = aDay < 10 ? Number(aDay.toFixed(1)) : Math.round(aDay);
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'visitor' : 'visitors'}`;
}

/** With a digit more where it is small. */
function percent(share: number): string {
  const points = 100 * share;
  return `${points < 10 ? Number(points.toFixed(1)) : Math.round(points)}%`;
}
