import { readPage, SYNC_BYTES_MAX, SYNC_SLOTS_MAX } from '#core';
import type { Context } from '#core';
import * as v from 'valibot';
import { requireBearer } from '../auth/bearer.ts';
import { namedVisitor } from '../auth/named-visitor.ts';
import { readJson } from '../body/read-json.ts';
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
  slots: v.pipe(slotNames, v.minLength(1)),
  page: v.optional(pageSchema),
  session: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
  /** As the server knows it of this visitor. */
  consent: v.optional(v.object({ personalization: state, analytics: state }), {}),
  gpc: v.optional(v.boolean(), false),
});

/** `POST /v1/decide`: the same decisions for any channel: an e-mail being rendered, an app, a call centre. */
export async function decide(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['events', 'read']);
  if (!token.ok) return problemResponse(token);
  const body = await readJson(request, decideSchema, SYNC_BYTES_MAX);
  if (!body.ok) return problemResponse(body);
  const { site } = token.value;
  const { slots, session, consent } = body.value;
  if (slots.length > SYNC_SLOTS_MAX)
    return problemResponse(refuse('too_many_slots', `at most ${SYNC_SLOTS_MAX}`));
  const inForce = await edge.plans.get(site);
  if (!inForce) return problemResponse(refuse('unknown_site'));

  const gpcDenies = body.value.gpc && inForce.plan.gpc === 'deny';
  const mayKnow = consent.personalization === 'granted' && !gpcDenies;
  const named =
    mayKnow && body.value.visitor !== undefined
      ? await namedVisitor(edge, site, body.value.visitor)
      : undefined;
  if (named && !named.ok) return problemResponse(named);

  const context: Context = {
    now: edge.world.now(),
    session: mayKnow ? session : '',
    page: readPage(body.value.page),
    consent: gpcDenies ? { personalization: 'denied', analytics: 'denied' } : consent,
    gpc: body.value.gpc,
  };
  const profile = named ? await profileOf(edge, site, named.value) : null;
  if (profile === 'erased')
    return problemResponse(refuse('unknown_visitor', 'they have asked to be forgotten'));
  const decided = await decideFor(edge, {
    site,
    inForce,
    slots,
    profile,
    context,
    visitor: named?.value ?? '',
    catalogWaitMs: edge.world.settings.decisionDeadlineMs,
  });
  if (named) keepRecords(edge, { site, visitor: named.value, session }, decided.records);
  const explain = new URL(request.url).searchParams.get('explain') === '1';
  return Response.json({
    decisions: decided.decisions.map(toWire),
    ...(explain ? { explanations: decided.explanations } : {}),
  });
}

async function profileOf(edge: Edge, site: string, visitor: string) {
  const { world } = edge;
  const object = world.visitors.of(site, visitor).fold([]);
  const sources = { object, snapshot: () => world.snapshots.get(site, visitor) };
  const found = await profileInTime(world, sources, world.settings.decisionDeadlineMs);
  switch (found.from) {
    case 'object':
      return found.folded.profile;
    case 'snapshot':
      return found.profile;
    case 'page':
      return null;
    case 'erased':
      return 'erased' as const;
    default:
      return found satisfies never;
  }
}
