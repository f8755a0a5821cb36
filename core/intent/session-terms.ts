/** What can be known of a visit while it goes on, in any shop. */
export interface SessionSoFar {
  /** Pages about products: the things themselves, lists, searches. */
  productPages: number;
  /** ms spent on these. */
  productMs: number;
  /** Pages or parts of pages about the shop: delivery, returns, who we are. */
  infoPages: number;
  /** Account, basket, checkout. */
  accountPages: number;
  /** Was here before. */
  returning: boolean;
  weekend: boolean;
}

export const SESSION_TERMS = [
  'level',
  'pages_to_5',
  'pages_to_15',
  'pages_to_40',
  'pages_over_40',
  'pace_to_10_s',
  'pace_to_30_s',
  'pace_to_70_s',
  'account',
  'info',
  'returning',
  'weekend',
  'returning_pages',
  'returning_account',
] as const;
export type SessionTerm = (typeof SESSION_TERMS)[number];
/** Log-odds that one of each term adds. */
export type SessionWeights = Readonly<Record<SessionTerm, number>>;

/** Where the curve over the number of product pages may bend. */
const PAGES_BENDS = [5, 15, 40, Infinity];
/** The same for seconds a page; flat beyond the last, since who stays longer may have left the room. */
const PACE_BENDS_S = [10, 30, 70];

/**
 * A visit as the numbers that the session model weighs, in the order of SESSION_TERMS. Counts and times go in as
 * log(1 + x), so that the second page says more than the fortieth; each is cut into stretches, so that the curve may bend.
 * What is no number, endless or below 0 counts as 0.
 */
export function sessionTerms(session: SessionSoFar): number[] {
  const pages = counted(session.productPages);
  const paceS = pages === 0 ? 0 : counted(session.productMs) / 1000 / pages;
  const account = session.accountPages > 0 ? 1 : 0;
  const returning = session.returning ? 1 : 0;
  return [
    1,
    ...stretches(pages, PAGES_BENDS),
    ...stretches(paceS, PACE_BENDS_S),
    account,
    session.infoPages > 0 ? 1 : 0,
    returning,
    session.weekend ? 1 : 0,
    returning * Math.log1p(pages),
    returning * account,
  ];
}

function counted(x: number): number {
  return Number.isFinite(x) && x > 0 ? x : 0;
}

/** How much of log(1 + x) lies between each two bends, from 0 on. */
function stretches(x: number, bends: readonly number[]): number[] {
  return bends.map((to, index) => {
    const from = Math.log1p(bends[index - 1] ?? 0);
    return Math.max(0, Math.min(Math.log1p(x), Math.log1p(to)) - from);
  });
}
