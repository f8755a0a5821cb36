import { scoreIntent, sessionLogOdds, sessionOf, type Profile } from '#core';
import { areaUnderCurve } from './area-under-curve.ts';
import type { Measure } from './equal-asks.ts';
import { printTable } from './print-table.ts';
import type { ShopSession } from './read-shop-events.ts';
import { replayShoppers, type Tried } from './replay-shoppers.ts';

/** How well each measure alone, read as far as it came, ranks those who go on above the others. */
export function reportRanking(sessions: readonly ShopSession[], tried: readonly Tried[]): void {
  const wentOn = tried.map((each) => each.wentOn);
  const area = (measure: Measure) => areaUnderCurve(tried.map(measure), wentOn).toFixed(3);
  const areaOf = (score: (profile: Profile, now: number) => number) => {
    const scores = replayShoppers(sessions, true, score).map((each) => each.score);
    return areaUnderCurve(scores, wentOn).toFixed(3);
  };
  printTable(
    ['read within the visit', 'AUC'],
    [
      ['pages seen', area(({ views }) => views)],
      ['stopwatch', area(({ aliveMs }) => aliveMs)],
      ['whole session model, as fitted on the other shop', areaOf(wholeModel)],
      ['its time part, as in the score', areaOf(timePart)],
      ['score', area(({ score }) => score)],
    ],
  );
}

function wholeModel(profile: Profile): number {
  const visit = profile.visits.reduce((latest, each) => (each.last > latest.last ? each : latest));
  return sessionLogOdds(sessionOf(profile, visit));
}

function timePart(profile: Profile, now: number): number {
  return scoreIntent(profile, { now }).evidence.find(({ kind }) => kind === 'visit_so_far')?.now ?? 0;
}
