import * as v from 'valibot';
import { requireBearer } from '../auth/bearer.ts';
import { readJson } from '../body/read-json.ts';
import type { Edge } from '../edge.ts';
import { checkPlan } from '../plan/check-plan.ts';
import type { CheckedPlan } from '../plan/check-plan.ts';
import { problemResponse, refuse } from '../problem.ts';

/** A row of D1 holds 2 MB at most; 300 variants of 20,000 characters of HTML are not one shop's plan. */
export const PLAN_BYTES_MAX = 1024 * 1024;
const SMALL_BYTES_MAX = 4096;

/** The document alone, so that what was read can be changed and put back. `?live=1`: what is in force, with its version. */
export async function getPlan(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['plan', 'read']);
  if (!token.ok) return problemResponse(token);
  const { site } = token.value;
  const wantsLive = new URL(request.url).searchParams.get('live') === '1';
  const draft = wantsLive ? null : await edge.world.plans.draft(site);
  if (draft !== null && draft !== undefined) return Response.json(draft);
  const live = await edge.world.plans.live(site);
  if (!live) return problemResponse(refuse('no_plan'));
  return Response.json(live.document, { headers: { 'tact-plan-version': String(live.version) } });
}

/** Saves the draft. One with flaws is not kept: it could never be published, and who wrote it is there to be told. */
export async function putPlan(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['plan']);
  if (!token.ok) return problemResponse(token);
  const body = await readJson(request, v.unknown(), PLAN_BYTES_MAX);
  if (!body.ok) return problemResponse(body);
  const checked = await checkPlan(token.value.site, body.value);
  if (!checked.ok) return problemResponse(checked);
  await edge.world.plans.saveDraft(token.value.site, body.value);
  return Response.json({ saved: true, warnings: checked.value.warnings });
}

/** Makes the draft live. It is read again: the version of this worker that took it in may have been another. */
export async function publishPlan(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['plan']);
  if (!token.ok) return problemResponse(token);
  const { site, name } = token.value;
  const draft = await edge.world.plans.draft(site);
  if (draft === null || draft === undefined) return problemResponse(refuse('no_draft', 'PUT /v1/plan first'));
  const checked = await checkPlan(site, draft);
  return checked.ok ? publish(edge, site, checked.value, name) : problemResponse(checked);
}

export async function listPlanVersions(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['plan', 'read']);
  if (!token.ok) return problemResponse(token);
  const versions = await edge.world.plans.versions(token.value.site);
  return Response.json({ live: versions[0]?.version ?? 0, versions });
}

/** Publishes an earlier version anew, under the next number: history only grows. The draft stays as it is. */
export async function rollbackPlan(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['plan']);
  if (!token.ok) return problemResponse(token);
  const schema = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });
  const body = await readJson(request, schema, SMALL_BYTES_MAX);
  if (!body.ok) return problemResponse(body);
  const { site } = token.value;
  const earlier = await edge.world.plans.version(site, body.value.version);
  if (!earlier) return problemResponse(refuse('unknown_version'));
  const checked = await checkPlan(site, earlier.document);
  return checked.ok
    ? publish(edge, site, checked.value, `rollback to ${earlier.version}`)
    : problemResponse(checked);
}

async function publish(edge: Edge, site: string, checked: CheckedPlan, note: string): Promise<Response> {
  const published = await edge.world.plans.publish(site, checked.document, note, edge.world.now());
  edge.plans.put(site, { plan: checked.plan, version: published.version });
  return Response.json({ ...published, warnings: checked.warnings });
}
