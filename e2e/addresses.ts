/** Ports of the end-to-end run's own, so that a running `npm start` is left alone. */
export const EDGE_PORT: number = Number(process.env['E2E_EDGE_PORT'] ?? 18787);
export const SHOP_PORT: number = Number(process.env['E2E_SHOP_PORT'] ?? 18788);
export const PAGE_PORT: number = Number(process.env['E2E_PAGE_PORT'] ?? 18795);

export const EDGE = `http://localhost:${EDGE_PORT}`;
export const SHOP = `http://localhost:${SHOP_PORT}`;
/** The stand-in chat vendor, a third origin. */
export const CHAT = `http://localhost:${SHOP_PORT + 1}`;
/** A bare page with nothing but the tag. */
export const BARE_PAGE = `http://localhost:${PAGE_PORT}`;

/** The shops of `real-world`: one origin a worker of Playwright's, on this port and the next. */
export const STREET_PORT: number = Number(process.env['E2E_STREET_PORT'] ?? PAGE_PORT + 1);
/** Sites of the street by their plan's currency. */
export const STREET = {
  EUR: 'street',
  GBP: 'street-gbp',
  USD: 'street-usd',
  JPY: 'street-jpy',
  KWD: 'street-kwd',
} as const;
/** Whose feed and pages name things differently: the specs of ids publish its plans. */
export const STREET_IDS = 'street-ids';

/** A twin of the demo's site whose plan has every manner switched off: what a shop without manners would do. */
export const BLUNT = 'blunt';

/** Sites that one spec each publishes its own plans for, so that no other test sees them. */
export const STAGE = 'stage';
export const REHEARSAL = 'rehearsal';
export const SEASONS = 'seasons';
/** Of story 17: half of its visitors are the control group. */
export const TRIAL = 'trial';
export const QUIET = 'quiet';
export const MORE_SITES: readonly string[] = [
  ...[BLUNT, STAGE, REHEARSAL, SEASONS, QUIET, TRIAL],
  ...[...Object.values(STREET), STREET_IDS],
];

/** All scopes of the site `demo`, on a store made for this run. */
export const TOKEN: string = process.env['E2E_TOKEN'] ?? 'tact_demo_end_to_end';
