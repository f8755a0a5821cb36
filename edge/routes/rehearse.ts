import { comparisonsIn, planSamples, rehearse, sampleActor, sampleVisitors, storedActor } from '#core';
import type { Actor, CatalogItem, Context, Found, Looked, Plan } from '#core';
import * as v from 'valibot';
import { requireBearer } from '../auth/bearer.ts';
import { readJson } from '../body/read-json.ts';
import { lookUp } from '../decision/look-up.ts';
import type { Edge } from '../edge.ts';
import { checkPlan } from '../plan/check-plan.ts';
import { problemResponse, refuse } from '../problem.ts';
import { PLAN_BYTES_MAX } from './plan.ts';
import { readRecentOutcomes } from './read-recent-outcomes.ts';

/** 200 give 5% to within 3 points; each costs some ms of CPU, of which a request has 30 s (Workers, paid). */
export const REHEARSAL_VISITORS_MAX = 200;
const VISITORS_DEFAULT = 100;
/** A page played for a visitor costs some 5 ms with its look-ups; the more pages a plan has, the fewer visitors it is tried on. */
const PAGES_PLAYED_MAX = 2000;
/** Enough for sample visitors to look at five different things. */
const POPULAR_ITEMS = 6;
/** What the plan itself names comes after these. */
const SAMPLE_ITEMS = 40;
const CATEGORIES_MAX = 20;
/** Nobody's page waits for a rehearsal. */
const LOOK_UP_WAIT_MS = 5000;
/** What comes too late may take so long in all; from then on nothing is waited for: callers give up after half a minute or so. */
const LATE_MS_MAX = 20_000;

const bodySchema = v.object({
  /** Absent: the draft, else what is live. */
  plan: v.optional(v.unknown()),
  /** Stored visitors to try it on, beside the sample ones. */
  visitors: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(REHEARSAL_VISITORS_MAX)),
    VISITORS_DEFAULT,
  ),
});

/** `POST /v1/plan/rehearse`: what this plan would do for stored and sample visitors, before anyone sees it. Nothing is kept. */
export async function rehearsePlan(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['plan']);
  if (!token.ok) return problemResponse(token);
  const { site } = token.value;
  const body = await readJson(request, bodySchema, PLAN_BYTES_MAX);
  if (!body.ok) return problemResponse(body);
  const document =
    body.value.plan ?? (await edge.world.plans.draft(site)) ?? (await edge.world.plans.live(site))?.document;
  if (document === undefined || document === null)
    return problemResponse(refuse('no_plan', 'PUT /v1/plan first, or send { plan }'));
  const checked = await checkPlan(site, document);
  if (!checked.ok) return problemResponse(checked);
  const { plan } = checked.value;

  const pages = new Set(Object.values(plan.slots).flatMap((slot) => slot.pages ?? ['/', '/*'])).size;
  const most = Math.max(1, Math.floor(PAGES_PLAYED_MAX / Math.max(1, pages)));
  const stored = await edge.world.snapshots.sample(site, Math.min(body.value.visitors, most));
  const [items, recent] = await Promise.all([
    someItems(edge, site, plan),
    readRecentOutcomes(edge, site, plan, LOOK_UP_WAIT_MS),
  ]);
  const now = edge.world.now();
  const actors: Actor[] = [
    ...stored.map(({ visitor, profile }) => storedActor(visitor, profile)),
    ...[...sampleVisitors(items, now), ...planSamples(plan, items, now)].map((sample) =>
      sampleActor(sample, now),
    ),
  ];
  const play = playOn(edge, site, plan);
  const rehearsal = await rehearse({ plan, actors, items, recent, play });
  // Who a stored visitor is, and what each would meet, is for those who may read visitors.
  const mayRead = token.value.scopes.some((scope) => scope === 'read' || scope === 'privacy');
  return Response.json(
    mayRead ? rehearsal : { ...rehearsal, actors: rehearsal.actors.filter(({ kind }) => kind === 'sample') },
  );
}

function playOn(edge: Edge, site: string, plan: Plan) {
  let leftMs = LATE_MS_MAX;
  return async ({ profile }: Actor, context: Context, slots: readonly string[]): Promise<Looked> => {
    const begun = edge.world.now();
    const waitMs = Math.min(LOOK_UP_WAIT_MS, leftMs);
    const { catalog, failed, late } = await lookUp(edge, { site, plan, slots, profile, context }, waitMs);
    if (late.length > 0) leftMs = Math.max(0, leftMs - (edge.world.now() - begun));
    return { catalog, hasFailed: failed.length > 0, isLate: late.length > 0 };
  };
}

/** What sample visitors look at: what sells, what the plan names, and what stands first in its categories. */
async function someItems(edge: Edge, site: string, plan: Plan): Promise<CatalogItem[]> {
  const abouts = Object.values(plan.slots).flatMap(({ variants }) =>
    variants.flatMap(({ about }) => about ?? []),
  );
  const asked = Object.values(plan.audiences)
    .flatMap((rule) => comparisonsIn(rule, plan.audiences))
    .flatMap(({ fact, value }) => (fact === 'viewed.categories' ? [value].flat() : []));
  const categories = [...abouts.flatMap((about) => ('category' in about ? [about.category] : [])), ...asked];
  const ids = abouts.flatMap((about) => ('items' in about ? about.items : [])).slice(0, SAMPLE_ITEMS);
  const names = [...new Set(categories.filter((name) => typeof name === 'string'))].slice(0, CATEGORIES_MAX);
  const [named, listed, popular] = await Promise.all([
    edge.catalog.items(site, ids),
    edge.catalog.categories(site, names),
    whatSells(edge, site),
  ]);
  const all = [
    ...popular.slice(0, POPULAR_ITEMS),
    // One of each is enough to have looked at.
    ...Object.values(listed).flatMap((of) => of.slice(0, 1)),
    ...named,
  ];
  const distinct = [...new Map(all.map((item) => [item.id, item])).values()].slice(0, SAMPLE_ITEMS);
  return distinct.length > 0 ? distinct : edge.world.catalog.some(site, SAMPLE_ITEMS);
}

/** Nothing where that is not known in time: there is something else to look at. */
async function whatSells(edge: Edge, site: string): Promise<readonly CatalogItem[]> {
  const best = edge.catalog.popular(site, ['']).catch((error: unknown) => {
    edge.world.log({ what: 'lessons_failed', site, error: String(error) });
    return {};
  });
  const found: Found['popular'] = await Promise.race([
    best,
    edge.world.sleep(LOOK_UP_WAIT_MS).then(() => ({})),
  ]);
  return found[''] ?? [];
}
