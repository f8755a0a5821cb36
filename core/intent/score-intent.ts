import type { Context } from '../decide/context.ts';
import type { Profile } from '../profile/profile.ts';
import { EVIDENCE, type EvidenceKind, type EvidenceWeight } from './evidence-table.ts';
import type { LearnedIntent } from './learn-intent.ts';
import type { Evidence, IntentScore } from './intent-score.ts';
import type { SessionWeights } from './session-terms.ts';
import { SESSION_WEIGHTS } from './session-weights.ts';
import { signsOf, type Sign } from './signs-of.ts';

/** Less than this is left of a sign after six half-lives or so; listing it would explain nothing. */
const EVIDENCE_LEFT_MIN = 0.005;

/**
 * How much this visitor seems to want something, or to be of two minds about it, at `context.now`.
 * Nobody known (`profile` null) is 0 with no evidence. Evidence is listed heaviest first; `now` of each is what it
 * contributed after its kind's cap, so the listed parts make the score.
 *
 * One entry, `visit_so_far`, is how the visit goes rather than a sign: the session model's part, bounded (`visitSoFar`).
 *
 * @param learned what the site's own visits have made of the weights
 */
export function scoreIntent(
  profile: Profile | null,
  context: Pick<Context, 'now'>,
  learned?: Pick<LearnedIntent, 'signs'> & { session: { weights: SessionWeights } },
): IntentScore {
  if (profile === null) return { score: 0, evidence: [] };
  const signs = signsOf(profile, learned?.session.weights ?? SESSION_WEIGHTS);
  const kinds = [...new Set(signs.map((sign) => sign.kind))];
  const evidence = kinds
    .flatMap((kind) => weigh(kind, learned?.signs[kind]?.times ?? 1, signs, context.now))
    .sort((a, b) => Math.abs(b.now) - Math.abs(a.now) || b.at - a.at || (a.kind < b.kind ? -1 : 1));
  const sum = evidence.reduce((total, each) => total + each.now, 0);
  return { score: Math.max(0, 1 - Math.exp(-sum)), evidence };
}

/** The signs of one kind, newest first, until the kind's cap is used up. */
function weigh(kind: EvidenceKind, times: number, signs: readonly Sign[], now: number): Evidence[] {
  const { halfLifeMs, sameWithinMs, ...judged }: EvidenceWeight = EVIDENCE[kind];
  const [weight, weightMax] = [judged.weight * times, judged.weightMax * times];
  const evidence: Evidence[] = [];
  let room = Math.abs(weightMax);
  for (const { at, item, share = 1 } of distinct(
    signs.filter((sign) => sign.kind === kind),
    sameWithinMs,
  )) {
    // A moment from the future is a clock that ran ahead; it counts as now and not as more.
    const fresh = Math.abs(weight) * share * 2 ** (-Math.max(0, now - at) / halfLifeMs);
    const left = Math.min(room, fresh);
    if (fresh < EVIDENCE_LEFT_MIN || left === 0) break;
    room -= left;
    evidence.push({
      kind,
      at,
      ...(item !== undefined && { item }),
      weight: weight * share,
      halfLifeMs,
      now: Math.sign(weight) * left,
    });
  }
  return evidence;
}

/**
 * Newest first, each more than `withinMs` before the one after it about the same thing. Going greedily from the newest
 * keeps as many as can be kept, so one more sign never leaves fewer.
 */
function distinct(signs: readonly Sign[], withinMs: number): Sign[] {
  const kept = new Map<string | undefined, number>();
  return [...signs]
    .sort((a, b) => b.at - a.at || ((a.item ?? '') < (b.item ?? '') ? -1 : 1))
    .filter(({ at, item }) => {
      const later = kept.get(item);
      const isApart = later === undefined || later - at > withinMs;
      if (isApart) kept.set(item, at);
      return isApart;
    });
}
