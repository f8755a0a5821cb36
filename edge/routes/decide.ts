import { readPage, SYNC_BYTES_MAX, SYNC_SLOTS_MAX } from '#core';
import type { Context, Profile } from '#core';
import * as v from 'valibot';
import { requireBearer } from '../auth/bearer.ts';
import { namedBy } from '../auth/named-by.ts';
import type { Named } from '../auth/named-by.ts';
import { readJson } from '../body/read-json.ts';
import { callByCatalog } from '../catalog-ids/call-by-catalog.ts';
import { hereOf } from '../catalog-ids/here-of.ts';
import { customerId } from '../identity/read-identity.ts';
import { decideFor, toWire } from '../decision/decide-for.ts';
import { keepRecords } from '../decision/keep-records.ts';
import { profileInTime } from '../decision/profile-in-time.ts';
import type { Edge } from '../edge.ts';
import { problemResponse, refuse } from '../problem.ts';
import { pageSchema, slotNames } from './sync-request.ts';

const state = v.optional(v.picklist(['granted', 'denied']), 'granted');
const decideSchema = v.object({
  /** An id, or the credential that the page has passed on; absent: for somebody unknown. */
  visitor: v.optional(v.string()),
  /** Instead of `visitor`: the shop's own id of its customer. */
  customer: v.optional(customerId),
  slots: v.pipe(slotNames, v.minLength(1)),
  page: v.optional(pageSchema),
  session: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
  /** As the server knows it of this visitor. */
  consent: v.optional(v.object({ personalization: state, analytics: state }), {}),
  gpc: v.optional(v.boolean(), false),
  /** How it would reach the visitor: `email`, `sms`, `push`, …; absent or `site`: on a page. */
  channel: v.optional(v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z0-9_-]{1,48}$/))),
});

/** `POST /v1/decide`: the same decisions for any channel: an e-mail being rendered, an app, a call centre. */
export async function decide(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['events', 'read']);
  if (!token.ok) return problemResponse(token);
  const body = await readJson(request, decideSchema, SYNC_BYTES_MAX);
  if (!body.ok) return problemResponse(body);
  const { site } = token.value;
  const { slots, session, consent, channel } = body.value;
  if (slots.length > SYNC_SLOTS_MAX)
    return problemResponse(refuse('too_many_slots', `at most ${SYNC_SLOTS_MAX}`));
  const inForce = await edge.plans.get(site);
  if (!inForce) return problemResponse(refuse('unknown_site'));

  const gpcDenies = body.value.gpc && inForce.plan.gpc === 'deny';
  const mayKnow = consent.personalization === 'granted' && !gpcDenies;
  const { visitor, customer } = body.value;
  const named =
    mayKnow && (visitor ?? customer) !== undefined
      ? await namedBy(edge, site, { visitor, customer })
      : undefined;
  if (named && !named.ok) return problemResponse(named);

  const page = readPage(body.value.page, inForce.plan.origins);
  const { itemId } = await callByCatalog(edge, {
    ...{ site, plan: inForce.plan, events: [], waitMs: edge.world.settings.decisionDeadlineMs },
    here: hereOf(page, body.value.page?.canonical),
  });
  const context: Context = {
    now: edge.world.now(),
    session: mayKnow ? session : '',
    ...(channel !== undefined && { channel }),
    page: { ...page, ...(itemId !== undefined && { itemId }) },
    consent: gpcDenies ? { personalization: 'denied', analytics: 'denied' } : consent,
    gpc: body.value.gpc,
  };
  const explain = new URL(request.url).searchParams.get('explain') === '1';
  const found = named ? await profileOf(edge, site, named.value) : { visitor: '', profile: null };
  if (found === 'erased')
    return problemResponse(refuse('unknown_visitor', 'they have asked to be forgotten'));
  const decided = await decideFor(edge, {
    site,
    inForce,
    slots,
    profile: found.profile,
    context,
    visitor: found.visitor,
    catalogWaitMs: edge.world.settings.decisionDeadlineMs,
    explaining: explain,
  });
  if (named) keepRecords(edge, { site, visitor: found.visitor, session }, decided.records);
  return Response.json({
    decisions: decided.decisions.map(toWire),
    ...(explain ? { explanations: decided.explanations } : {}),
  });
}

type Found = { visitor: string; profile: Profile | null };

async function profileOf(edge: Edge, site: string, { as }: Named): Promise<Found | 'erased'> {
  const { world } = edge;
  return as(async (visitor) => {
    const object = world.visitors.of(site, visitor).fold([]);
    const sources = { object, snapshot: () => world.snapshots.get(site, visitor) };
    const found = await profileInTime(world, sources, world.settings.decisionDeadlineMs);
    switch (found.from) {
      case 'object':
        return { visitor: found.folded.visitor ?? visitor, profile: found.folded.profile };
      case 'snapshot':
        return { visitor, profile: found.profile };
      case 'page':
        return { visitor, profile: null };
      case 'erased':
        return 'erased';
      default:
        return found satisfies never;
    }
  });
}
