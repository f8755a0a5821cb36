import { factLine, type FactLine } from '#core';
import * as v from 'valibot';
import { requireBearer } from '../auth/bearer.ts';
import type { Edge } from '../edge.ts';
import type { Forgotten } from '../ports.ts';
import { problemResponse, refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { FACT_KINDS } from '../queue/is-outcome-fact.ts';

export const EXPORT_LINES_MAX = 10_000;
const LINES_DEFAULT = 1000;
/** Some 150 KB of lines, which one query reads in some ms. */
const PAGE = 500;

const whole = v.pipe(v.string(), v.digits(), v.transform(Number), v.safeInteger());
const askedSchema = v.object({
  after: v.optional(whole, '0'),
  limit: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(EXPORT_LINES_MAX)), String(LINES_DEFAULT)),
  kinds: v.array(v.picklist([...FACT_KINDS, 'forgotten'])),
});
type Asked = v.InferOutput<typeof askedSchema>;
type Line = FactLine | ({ kind: 'forgotten' } & Forgotten);

/**
 * `GET /v1/export`: facts in the order of arrival, as NDJSON, for a warehouse; with `?kind=forgotten`, whose facts are to be
 * deleted there too. `?after=` is the number to go on behind, `?limit=` how many are looked at, whatever their kind: so the work of
 * an answer is bounded. The last line, of kind `end`, says behind which number to go on and whether there is more. Where the store
 * fails half way, the answer ends with such a line too, and nothing is lost.
 */
export async function exportFacts(edge: Edge, request: Request): Promise<Response> {
  const token = await requireBearer(edge, request, ['read']);
  if (!token.ok) return problemResponse(token);
  const asked = readAsked(new URL(request.url).searchParams);
  if (!asked.ok) return problemResponse(asked);
  const pages = pagesOf(edge, token.value.site, asked.value);
  // Before the answer begins, a store that fails is a problem document.
  const first = await pages.next();
  return new Response(streamOf(first, pages), { headers: { 'content-type': 'application/x-ndjson' } });
}

function readAsked(query: URLSearchParams): Outcome<Asked> {
  const said = { after: query.get('after') ?? undefined, limit: query.get('limit') ?? undefined };
  const kinds = query.getAll('kind').flatMap((each) => each.split(','));
  const read = v.safeParse(askedSchema, { ...said, kinds });
  if (!read.success) {
    const [issue] = read.issues;
    return refuse('invalid_request', `${v.getDotPath(issue) ?? 'query'}: ${issue.message}`);
  }
  if (kinds.includes('forgotten') && kinds.length > 1)
    return refuse('invalid_request', 'kind: forgotten has numbers of its own, so it is asked for by itself');
  return { ok: true, value: read.output };
}

/** Each a text of whole lines. */
async function* pagesOf(edge: Edge, site: string, { after, limit, kinds }: Asked): AsyncGenerator<string> {
  let seen = 0;
  let more = true;
  while (more && seen < limit) {
    const count = Math.min(PAGE, limit - seen);
    const lines = await linesOf(edge, site, kinds, after, count).catch((error: unknown) => {
      if (seen === 0) throw error;
      edge.world.log({ what: 'export_broke_off', site, after, error: String(error) });
      return undefined;
    });
    if (lines === undefined) break;
    more = lines.length === count;
    seen += lines.length;
    after = lines.at(-1)?.number ?? after;
    const wanted = lines.filter(({ kind }) => kinds.length === 0 || kinds.some((each) => each === kind));
    yield wanted.map(textOf).join('');
  }
  yield textOf({ kind: 'end', after, more });
}

async function linesOf(
  edge: Edge,
  site: string,
  kinds: Asked['kinds'],
  after: number,
  limit: number,
): Promise<Line[]> {
  const { outcomes } = edge.world;
  if (kinds.includes('forgotten')) {
    const gone = await outcomes.farewells(site, after, limit);
    return gone.map(({ number, visitor, at }) => ({ number, visitor, kind: 'forgotten', at }));
  }
  const facts = await outcomes.facts(site, after, limit);
  return facts.map(({ number, visitor, fact }) => factLine(number, visitor, fact));
}

function textOf(line: object): string {
  return `${JSON.stringify(line)}\n`;
}

function streamOf(first: IteratorResult<string>, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string> | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = next ?? (await rest.next());
      next = undefined;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
}
