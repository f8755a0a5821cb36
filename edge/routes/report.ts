import { learningOf, reportCsv, reportDay, reportOf, SUM_FIELDS, tellCell } from '#core';
import type { CellTotal, Plan, ReportAnswer, ToldCells } from '#core';
import { requireBearer } from '../auth/bearer.ts';
import type { Edge } from '../edge.ts';
import { problemResponse, refuse } from '../problem.ts';
import { readCells } from './read-cells.ts';
import { readPeriod, readReportQuery } from './report-query.ts';
import type { Outcome } from '../problem.ts';

/** All cells of a week of a large shop (1,500 a day) are some 4 MB of JSON. */
export const REPORT_CELLS_DAYS_MAX = 7;

/** `GET /v1/report`: what Tact was worth, honestly. */
export async function getReport(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['read']);
  if (!token.ok) return problemResponse(token);
  const { site } = token.value;
  const asked = readReportQuery(request, edge.world.now());
  if (!asked.ok) return problemResponse(asked);
  const inForce = await edge.plans.get(site);
  if (inForce === null) return problemResponse(refuse('no_plan', 'PUT /v1/plan and publish it first'));
  const { format, ...query } = asked.value;

  const cells = await readCells(edge, site, query);
  const isThere = checkSlot(query.slot, inForce.plan, cells);
  if (!isThere.ok) return problemResponse(isThere);
  const versions = await edge.world.plans.versions(site);
  const published = versions.map(({ publishedAt }) => publishedAt);
  const report = reportOf(cells, inForce.plan, { ...query, published });
  const headers = { vary: 'Accept' };
  if (format === 'json') {
    const learned = await edge.world.learned.get(site);
    const learning = learned && learningOf(learned, inForce.plan);
    return Response.json({ ...report, learning } satisfies ReportAnswer, { headers });
  }
  const name = `tact-${site}-${report.from}-${report.to}.csv`;
  return new Response(reportCsv(report), {
    headers: {
      ...headers,
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}

/** `GET /v1/report/cells`: the sums themselves, and what of them those have contributed who are forgotten. */
export async function getReportCells(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['read']);
  if (!token.ok) return problemResponse(token);
  const { site } = token.value;
  const period = readCellsPeriod(request, edge.world.now());
  if (!period.ok) return problemResponse(period);
  const { from, to } = period.value;
  const { outcomes } = edge.world;
  const [cells, forgotten] = await Promise.all([
    outcomes.cells(site, from, to),
    outcomes.forgotten(site, from, to),
  ]);
  return Response.json({
    from: reportDay(from),
    to: reportDay(to),
    fields: SUM_FIELDS,
    cells: cells.map(tellCell),
    forgotten: forgotten.map(tellCell),
  } satisfies ToldCells);
}

/** A slot that the plan no longer has may still have sums. */
function checkSlot(slot: string | undefined, plan: Plan, cells: readonly CellTotal[]): Outcome<null> {
  if (slot === undefined || Object.hasOwn(plan.slots, slot) || cells.length > 0)
    return { ok: true, value: null };
  const there = Object.keys(plan.slots).join(', ');
  const detail = `neither the plan nor the period has a slot of that name; the plan has ${there}`;
  return refuse('invalid_request', `slot: ${detail}`, {
    errors: [{ path: 'slot', code: 'unknown_slot', detail }],
  });
}

function readCellsPeriod(request: Request, now: number): Outcome<{ from: number; to: number }> {
  const wrong: string[] = [];
  const period = readPeriod(
    new URL(request.url).searchParams,
    now,
    (path, detail) => void wrong.push(`${path}: ${detail}`),
    { daysMax: REPORT_CELLS_DAYS_MAX, daysDefault: REPORT_CELLS_DAYS_MAX },
  );
  return period === null ? refuse('invalid_request', wrong[0]) : { ok: true, value: period };
}
