/** Relative changes that are foreseen. */
export const FORESEEN_CHANGES = [0.05, 0.1, 0.2] as const;
/** Within so many days, the change that can be found is foreseen: whole weeks, and what a shop waits for at most. */
export const FORESEEN_DAYS = [28, 56] as const;

/** How soon two groups can be told apart in one metric, by the interval of reports, four times of five. */
export interface ForeseenMetric {
  /** Visitors of both groups together, and days until their windows are over; null where no number would do. */
  changes: { change: number; visitors: number | null; days: number | null }[];
  /** The least relative change, up or down, that is found within so many days; null where none is, however large. */
  within: { days: number; change: number | null }[];
}

/** Null where the metric is not above 0 at present, or the same for everybody: a share of it then says nothing. */
export interface ForeseenMetrics {
  margin: ForeseenMetric | null;
  conversion: ForeseenMetric | null;
}

/** Where a number is from. */
export type ForeseenFrom = 'slot' | 'site' | 'unknown';

/** What an experiment of the plan can find out, and how soon, foreseen before anybody is in it. */
export interface ForeseenExperiment {
  slot: string;
  /** Those that have weight, with their share of the visitors who come by, 0 to 1; who is held out is in none. */
  variants: { variant: string; share: number }[];
  /** Whose visitors a day these are: people enrolled in the last 28 days, those held out included. */
  traffic: { from: ForeseenFrom; visitorsADay: number | null };
  /** Whose orders it goes by. */
  baseline: ForeseenFrom;
  /**
   * The two variants with the least shares against each other, as reports compare each with the plan's first (`ReportExperiment`): any two can be
   * told apart by then, but for the correction where there are several. Null where traffic or baseline is unknown.
   */
  between: ForeseenMetrics | null;
  /** The variant with the least share against those held out of it, as reports compare variants too; null as well where nobody is held out. */
  heldOut: ForeseenMetrics | null;
  /** Where only the baseline is unknown: the share of visitors who would have to order for 10% more of them to be found within 28 days. */
  conversionNeeded: number | null;
  words: string;
}
