import type { Comparison } from '../measure/compare-arms.ts';
import type { VerdictReason } from '../measure/verdict-of.ts';

/** What a row may be about, broken down by any number of these. */
export const REPORT_DIMENSIONS = [
  'slot',
  'variant',
  'audience',
  'segment',
  'stage',
  'taste',
  'channel',
  'day',
] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

/** What a verdict is about: of a visitor, within the attribution window. */
export const METRICS = ['margin', 'revenue', 'conversion'] as const;
export type Metric = (typeof METRICS)[number];

export interface ReportQuery {
  /** Days of enrolment, UTC, whole days since the epoch, both included. */
  from: number;
  to: number;
  by: readonly ReportDimension[];
  metric: Metric;
  /** This slot alone; without it, the site. */
  slot?: string;
  /** Leaves out the days whose attribution window is not over yet. */
  settledOnly?: boolean;
  /** When the plan was published, ms since the epoch, as far as it is known. */
  published?: readonly number[];
  /** ms since the epoch. */
  now: number;
}

/**
 * What Tact was worth. Days are `YYYY-MM-DD`, UTC, and are those on which visitors first saw (or, held out, would have seen) something;
 * money is in minor units of the currency, for a visitor with decimals. Nothing in it names a visitor.
 */
export interface Report {
  /** When it was made, ms since the epoch. */
  at: number;
  site: string;
  from: string;
  to: string;
  metric: Metric;
  by: readonly ReportDimension[];
  slot?: string;
  currency: string;
  settings: ReportSettings;
  settled: Settled;
  /** The site as a whole, or the slot that was asked for. */
  whole: ReportRow;
  /** Of the whole: what had come of everybody enrolled up to each day. */
  days: readonly DayPoint[];
  rows: readonly ReportRow[];
  /** Rows with the fewest visitors, beyond `ROWS_MAX`: neither shown nor compared. */
  leftOut: number;
  /** By slot; of those that the plan has as an experiment, and of those that were one within the period. Whatever `by` says. */
  experiments: readonly ReportExperiment[];
  manners: readonly MannerRow[];
  /** Automated visitors; they are in nothing else. */
  bots: { visitors: number };
  /** What a reader has to know, one plain sentence each, the weightiest first. */
  notes: readonly Note[];
}

/** What the plan says now. */
export interface ReportSettings {
  /** Share of visitors who see nothing from Tact. */
  holdout: number;
  windowDays: number;
  /** Whose word an order is taken on. */
  orders: 'all' | 'confirmed';
  /** What one visitor's orders count at most within a window, minor units. */
  cap: number;
  /** Share of visitors who are spared one soft manner. */
  restraint: number;
}

export interface Settled {
  /** The last day whose attribution window is over. */
  until: string;
  /** Days of the period after it; 0 where they were left out. */
  daysOpen: number;
  /** Visitors enrolled on these. */
  visitorsOpen: number;
  isOnly: boolean;
}

export interface ReportRow {
  /** The dimensions' values; none for the whole. */
  name: Readonly<Partial<Record<ReportDimension, string>>>;
  shown: GroupFigures;
  /** Whom it is compared with: the slot's own holdout, or the site's. */
  against: 'control' | 'site_control';
  control: GroupFigures;
  /** null below two visitors in either group; the relative readings are null below `MINIMUM` (core/measure), where they mislead. */
  uplift: Readonly<Record<Metric, Uplift>> | null;
  /**
   * Different shares of people held out, of those who are compared. Above 1 the groups are compared share by share (`standardise` in core/measure), and the
   * means in `uplift` are not those of `shown` and `control`. 0 where nobody is compared.
   */
  shares: number;
  /**
   * Visitors of both groups who are in the figures and in no comparison: by the share that was in force for them nobody was held out, or
   * everybody, or one of the groups has fewer than two.
   */
  uncompared: number;
  /**
   * Of the metric asked for, from the always-valid test, corrected for as many rows as may be called better or worse (Benjamini-Hochberg);
   * null for the others: they are not to be trusted, have nobody held out, or too few. `rows` are one family, so are those of all
   * `experiments`, and `manners`; the whole stands alone.
   */
  pAdjusted: number | null;
  verdict: RowVerdict;
  sampleRatio: SampleRatio | null;
}

/** Variants of a slot against each other, where chance shares them out. */
export interface ReportExperiment {
  slot: string;
  /** The first in the plan's order that was given anybody and has not been stopped: the others are compared with it. */
  baseline: string;
  rows: readonly ExperimentRow[];
  /** Visitors who were shown one of these variants and could not have been given the baseline (or, shown that, any other): they are in no row. */
  alone: number;
}

/**
 * One variant (`shown`) against the baseline (`control`), of those who could have been given either. `sampleRatio` is about the baseline's share, and
 * `shares` counts the different ones. A visitor may be in several experiments and rows.
 */
export interface ExperimentRow extends Omit<ReportRow, 'name' | 'against'> {
  variant: string;
}

export interface GroupFigures {
  /** A visitor counts once in 28 days for what the row is about, and for each channel. */
  visitors: number;
  views: number;
  /** Visitors who did so. */
  clicked: number;
  dismissed: number;
  refused: number;
  left: number;
  converted: number;
  orders: number;
  revenue: number;
  margin: number;
  /** Of incentives; taken off the margin already. */
  cost: number;
  /** Revenue above the cap, which counts nowhere else. */
  cut: number;
  /** Revenue that only a browser told of. */
  unconfirmed: number;
  aVisitor: Readonly<Record<Metric, number>>;
  /** Of a thousand views; null without any. */
  aThousandViews: Readonly<Record<Annoyance, number>> | null;
}

export type Annoyance = 'dismissed' | 'refused' | 'left';

/** What a group has more of (or less) than the one that it is compared with. */
export interface Uplift extends Comparison {
  /**
   * The difference for all visitors who were shown something (`uncompared` ones too, as if it had been the same for them): minor units of money,
   * or visitors who ordered. Its interval is the always-valid one. null where the difference is.
   */
  worth: Worth | null;
}

export interface Worth {
  estimate: number;
  interval: readonly [low: number, high: number];
}

export interface RowVerdict {
  code: VerdictCode;
  /** Why, where two groups were compared. */
  reason?: VerdictReason;
  /** One plain sentence or two. */
  words: string;
  /**
   * Where it is not known yet: visitors, of both groups shared out as now, that it still takes until an uplift of `RELEVANT_UPLIFT` would
   * probably be seen; 0 where it would be by now.
   */
  visitorsMore?: number;
}

export const VERDICT_CODES = [
  'better',
  'worse',
  /** Whatever it is, it is not worth having. */
  'no_difference',
  'not_known',
  /** Visitors are not shared out as they were to be, so nothing is to be concluded. */
  'not_trusted',
  /** Chance has held nobody out. */
  'no_control',
  /** Nobody came. */
  'nobody',
] as const;
export type VerdictCode = (typeof VERDICT_CODES)[number];

/** Whether visitors are shared out between the groups as they were to be. Of those only whom chance could have put into either. */
export interface SampleRatio {
  /** Of χ² over all shares that were in force. */
  p: number;
  /** Share of these visitors that was to be held out, by the draw of each (else as the plan says now), and as it was. */
  expected: number;
  observed: number;
  isTrusted: boolean;
}

export interface DayPoint {
  day: string;
  /** Enrolled on this day. */
  shown: number;
  control: number;
  /** Of everybody enrolled from the period's first day to this one; null as long as they are too few to say anything. */
  uplift: number | null;
  interval: readonly [low: number, high: number] | null;
}

/** What a manner held back in a slot, and what that was worth. */
export interface MannerRow {
  slot: string;
  /** Its code. */
  manner: string;
  /** From whom it kept something. How often it did is not told: what is counted of that depends on how many machines answered. */
  visitors: number;
  /** Visitors who were spared it by chance. */
  spared: number;
  /** How much margin a visitor more (or less) is made where it holds back than where it is lifted; null below two visitors in either group. */
  worth: Uplift | null;
  verdict: RowVerdict;
}

export interface Note {
  code: string;
  words: string;
}

/** What a table can hold and a reader take in; more are cut off, those with the fewest visitors first. */
export const ROWS_MAX = 500;
/** One a day for a year, leap day included. */
export const REPORT_DAYS_MAX = 366;
