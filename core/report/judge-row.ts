import { bestReadings, MINIMUM, verdictOf, type Verdict } from '../measure/verdict-of.ts';
import { verdictWords } from '../measure/verdict-words.ts';
import { formatAmount } from './format-amount.ts';
import type { GroupFigures, Metric, RowVerdict, SampleRatio, Uplift } from './report.ts';
import { RELEVANT_UPLIFT, visitorsMore } from './visitors-more.ts';

export interface JudgeInput {
  shown: Pick<GroupFigures, 'visitors'>;
  control: Pick<GroupFigures, 'visitors'>;
  uplift: Uplift | null;
  sampleRatio: SampleRatio | null;
  metric: Metric;
  currency: string;
  pAdjusted: number | null;
  /** How many rows were compared at once. */
  compared: number;
  /** Of the period, so that what is still to come can be told in days. */
  days: number;
  names: { treatment: string; control: string };
  /** The row is of a variant, and the slot as a whole is shared out as it was to be. */
  isSlotEven?: boolean;
  /** What is done to the second group: `held out`. */
  apart: string;
  /** What to say where chance puts nobody into it. */
  noControl: string;
  /** What to say where nobody is in the first. */
  nobody?: string;
}

const METRIC_WORDS: Readonly<Record<Metric, string>> = {
  margin: 'margin per visitor',
  revenue: 'revenue per visitor',
  conversion: 'the share of visitors who order',
};

/** What may be said of a row, in words that a marketer can hold us to. */
export function judgeRow(input: JudgeInput): RowVerdict {
  const { shown, control, uplift, sampleRatio, metric, currency, compared, names } = input;
  const visitors = shown.visitors + control.visitors;
  const isUneven = sampleRatio?.isTrusted === false;
  // With many in the other group it is odd that there is nobody.
  if (shown.visitors === 0 && !(isUneven && control.visitors >= MINIMUM.visitors))
    return { code: 'nobody', words: input.nobody ?? 'Nobody was there to be shown anything.' };
  if (sampleRatio === null)
    return { code: 'no_control', words: control.visitors === 0 ? input.noControl : NEVER_BOTH };
  if (isUneven) return { code: 'not_trusted', words: unevenWords(sampleRatio, input) };
  if (uplift === null)
    return { code: 'not_known', words: 'Not yet known: hardly anybody has been there yet.' };

  const verdict = verdictOf(uplift, { adjustedP: input.pAdjusted ?? 1 });
  const words = verdictWords(verdict, {
    ...names,
    metric: METRIC_WORDS[metric],
    compared,
    format: (amount) => formatAmount(amount, metric, currency),
  });
  const told = { code: CODES[verdict.name], reason: verdict.reason, words };
  const { difference } = bestReadings(uplift);
  const mean = uplift.control.mean ?? 0;
  if (verdict.reason !== 'may_be_either' || difference === null || mean <= 0) return told;
  const more = visitorsMore(difference, visitors, RELEVANT_UPLIFT * mean, uplift.alpha);
  const foreseen = { ...told, words: `${words} ${foreseenWords(more, visitors / input.days)}` };
  return more === undefined ? foreseen : { ...foreseen, visitorsMore: more };
}

/** Then the relative readings mislead, and intervals say too much. */
export function isTooFew({ reason }: Pick<Verdict, 'reason'>): boolean {
  return reason === 'too_few_visitors' || reason === 'too_few_conversions';
}

const CODES = {
  better: 'better',
  worse: 'worse',
  'no difference worth having': 'no_difference',
  'not yet known': 'not_known',
} as const satisfies Record<Verdict['name'], RowVerdict['code']>;

const NEVER_BOTH =
  'Not known: at no time could a visitor come into either group, so there is nobody to compare with.';

function unevenWords(
  { observed, expected }: SampleRatio,
  { apart, isSlotEven = false }: Pick<JudgeInput, 'apart' | 'isSlotEven'>,
): string {
  const why = isSlotEven
    ? 'The slot as a whole is shared out as it was to be, so nobody is lost: what to show was chosen differently for the two groups, and these are not the same people. Go by the slot’s own row.'
    : 'Visitors get lost, or are counted twice, in one group.';
  return `Not to be trusted: ${percent(observed)} of these visitors are ${apart} where ${percent(expected)} were to be. ${why}`;
}

const GRAIN = 100;

function foreseenWords(more: number | undefined, aDay: number): string {
  const uplift = `an uplift of ${RELEVANT_UPLIFT * 100}%`;
  if (more === undefined) return `No number of visitors that this shop could wait for would show ${uplift}.`;
  if (more === 0) return `By now, ${uplift} would probably have been seen.`;
  const visitors = (Math.ceil(more / GRAIN) * GRAIN).toLocaleString('en-GB');
  return `To see ${uplift} it probably takes ${visitors} more visitors, ${spanWords(more / aDay)} at this pace.`;
}

/** From here on days say less than years. */
const DAYS_TOLD_MAX = 730;

function spanWords(days: number): string {
  if (days > DAYS_TOLD_MAX) return `${Math.ceil(days / 365).toLocaleString('en-GB')} years`;
  const whole = Math.max(1, Math.ceil(days));
  return `${whole} ${whole === 1 ? 'day' : 'days'}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.01 ? 2 : 1)}%`;
}
