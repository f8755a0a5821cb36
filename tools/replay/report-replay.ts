import type { Comparison } from './compare-profiles.ts';
import type { ReplayResult } from './run-replay.ts';
import type { Release } from './shopper.ts';

const number = new Intl.NumberFormat('en-GB');

/** The end of a replay, for people to read. */
export function reportReplay(result: ReplayResult, comparison: Comparison, sessions: number): string {
  const { totals } = result;
  const rejected = [...totals.rejected].map(([code, count]) => `${code} ${number.format(count)}`).join(', ');
  const held = [...totals.held]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${code} ${number.format(count)}`);
  return [
    '',
    `Events sent          ${number.format(totals.sent)} of the file, ${number.format(totals.derived)} derived (page views, active time, invitations shown)`,
    `Events accepted      ${number.format(totals.accepted)} of the file, ${number.format(totals.derivedAccepted)} derived`,
    `Events rejected      ${rejected || 'none'}`,
    `Requests             ${number.format(totals.requests)} in ${result.seconds.toFixed(0)} s, ${result.speed.toFixed(0)} times as fast as it was`,
    `Visitors             ${number.format(comparison.visitors)} in ${number.format(sessions)} sessions`,
    `Profiles that agree  ${number.format(comparison.agree)} of ${number.format(comparison.visitors)} (views, carts, purchases, spend)`,
    ...comparison.differ.map(
      ({ user, file, profile }) =>
        `  user ${user}: file ${JSON.stringify(file)}, profile ${JSON.stringify(profile)}`,
    ),
    `Invitations held     ${held.join(', ') || 'none'}`,
    `Invitations released ${number.format(totals.releases.length)} in ${number.format(sessions)} sessions (${((100 * totals.releases.length) / sessions).toFixed(1)}%)`,
    ...releaseLines(totals.releases),
    '',
  ].join('\n');
}

function releaseLines(releases: readonly Release[]): string[] {
  if (!releases.length) return [];
  const rows = releases.map((release) => release.row).sort((a, b) => a - b);
  const seconds = releases.map((release) => release.seconds).sort((a, b) => a - b);
  const at = (sorted: number[], share: number): number =>
    sorted[Math.floor(share * (sorted.length - 1))] as number;
  const after = (type: Release['after']): number =>
    releases.filter((release) => release.after === type).length;
  return [
    `  at event of the session       median ${at(rows, 0.5)}, from ${at(rows, 0.1)} to ${at(rows, 0.9)} (10th to 90th percentile)`,
    `  seconds into the session      median ${at(seconds, 0.5).toFixed(0)}, from ${at(seconds, 0.1).toFixed(0)} to ${at(seconds, 0.9).toFixed(0)}`,
    `  the session so far            only looked ${after('view')}, basket ${after('cart')}, bought ${after('purchase')}`,
  ];
}
