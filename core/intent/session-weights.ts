import type { SessionTerm, SessionWeights } from './session-terms.ts';

/*
 * The session model: log-odds that a visit ends in a purchase. Fitted to 7,605 whole sessions of one shop (UCI Online
 * Shoppers Purchasing Intention, February to October) by `npm run bench:intent -- --fit`, which prints this table anew: a
 * ridge of spread 2 on every term but the level, and time a page and reading about the shop held to speak for buying or not
 * at all. What it is worth, in five folds and with months apart, stands in bench/README.md.
 *
 * What holds elsewhere: time a page points the same way in the shop's later months, at a third of the strength, and in a
 * second shop (REES46). The number of pages does not: fitted on the months to July and on those from August, the first
 * five pages turn from +1.3 to −0.7. So only time acts on the score (`visitSoFar`), and a site's own sessions move all of it
 * (`recalibrate`).
 */
export const SESSION_WEIGHTS: SessionWeights = {
  level: -1.741,
  pages_to_5: -0.426,
  pages_to_15: 1.1,
  pages_to_40: 0.23,
  pages_over_40: -0.277,
  pace_to_10_s: 0.345,
  pace_to_30_s: 0.808,
  pace_to_70_s: 0.14,
  account: -1.441,
  info: 0.201,
  returning: -2.365,
  weekend: 0.154,
  returning_pages: -0.115,
  returning_account: 2.382,
};

/** What each term is about, for whoever reads a recalibration. */
export const SESSION_TERM_WORDS: Readonly<Record<SessionTerm, string>> = {
  level: 'how often visits end in a purchase at all',
  pages_to_5: 'the first five product pages',
  pages_to_15: 'product pages from five to fifteen',
  pages_to_40: 'product pages from fifteen to forty',
  pages_over_40: 'product pages beyond forty',
  pace_to_10_s: 'the first ten seconds a page',
  pace_to_30_s: 'ten to thirty seconds a page',
  pace_to_70_s: 'thirty to seventy seconds a page',
  account: 'account, basket or checkout was opened',
  info: 'delivery, returns or the shop was read about',
  returning: 'was here before',
  weekend: 'it is the weekend',
  returning_pages: 'was here before, for each further page',
  returning_account: 'was here before, and opened account, basket or checkout',
};
