import { foldAll, newProfile, scoreIntent, type Profile } from '#core';
import { startOf, type ShopSession } from './read-shop-events.ts';
import { shopperEvents } from './shopper-events.ts';

/** A session up to its first basket or purchase, or to its end: how far each rule's measure came. */
export interface Tried {
  user: string;
  wentOn: boolean;
  /** The highest score before that moment; −Infinity where there was nothing before. */
  score: number;
  /** ms from the session's first event on. */
  aliveMs: number;
  /** ms to its last view. */
  lastViewMs: number;
  views: number;
}

type Score = (profile: Profile, now: number) => number;

/** Every shopper's events through the core, one by one and in order of time, the score read after each. */
export function replayShoppers(
  sessions: readonly ShopSession[],
  reports: boolean,
  score: Score = (profile, now) => scoreIntent(profile, { now }).score,
): Tried[] {
  const users = new Map<string, ShopSession[]>();
  for (const session of sessions) users.set(session.user, [...(users.get(session.user) ?? []), session]);
  return [...users.values()].flatMap((theirs) => {
    const tried = new Map(theirs.map((session) => [session, untried(session)]));
    const moments = theirs
      .flatMap((session) => shopperEvents(session, reports).map((moment) => ({ ...moment, session })))
      .sort((a, b) => a.at - b.at);
    let profile = newProfile(theirs[0]?.user ?? '');
    const over = new Set<ShopSession>();
    for (const { at, event, session } of moments) {
      if (event.name === 'add_to_cart' || event.name === 'purchase') over.add(session);
      // The score's events never repeat, so no keys need to be remembered.
      profile = foldAll({ profile, seen: new Set() }, [event]).profile;
      const trial = tried.get(session);
      const isReportAtTheEnd = event.name === 'user_engagement' && at >= (session.wentOnAt ?? Infinity);
      if (trial && !over.has(session) && !isReportAtTheEnd)
        trial.score = Math.max(trial.score, score(profile, at));
    }
    return [...tried.values()];
  });
}

function untried(session: ShopSession): Tried {
  const until = session.wentOnAt ?? session.rows.at(-1)?.at ?? 0;
  const goes = session.rows.findIndex(({ type }) => type !== 'view');
  const views = goes === -1 ? session.rows : session.rows.slice(0, goes);
  return {
    user: session.user,
    wentOn: session.wentOnAt !== undefined,
    score: -Infinity,
    aliveMs: until - startOf(session),
    lastViewMs: (views.at(-1)?.at ?? startOf(session)) - startOf(session),
    views: views.length,
  };
}
