/** Something that a page, an event or a feed is wrong in, as it is counted. Nothing in it says who it happened to. */
export interface HealthNote {
  kind: string;
  /** What of its kind: an id, the name of an event, a field. '' where it does not matter. */
  subject: string;
  example: string;
}

/** The same, counted. Times in ms since the epoch. */
export interface HealthCount extends HealthNote {
  times: number;
  firstAt: number;
  lastAt: number;
}
