/** What the port promises to list. */
export const PLAN_VERSIONS_LISTED_MAX = 50;
/** Two publications a day for most of a year: as far back as a decision can still be replayed and a plan rolled back. */
export const PLAN_VERSIONS_KEPT_MAX = 500;
