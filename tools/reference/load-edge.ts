import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root.ts';
import type { LIMIT_WORDS } from './words.ts';

/** What the edge says of itself, as far as the reference needs it. */
export interface EdgeFacts {
  routes: readonly { method: string; path: string; who: string | readonly string[]; what: string }[];
  problems: Readonly<Record<string, readonly [status: number, title: string]>>;
  limits: Readonly<Partial<Record<keyof typeof LIMIT_WORDS, number>>>;
}

/**
 * Loads the edge's tables. By a name that the compiler does not see: the worker's types are Cloudflare's, these tools are
 * compiled with Node's.
 */
export async function loadEdge(): Promise<EdgeFacts> {
  const load = async (file: string) =>
    (await import(pathToFileURL(join(ROOT, 'edge', file)).href)) as Record<string, unknown>;
  const [table, problem, ...limited] = await Promise.all(
    [
      'routes/routes-table.ts',
      'problem.ts',
      'routes/events.ts',
      'routes/history.ts',
      'routes/catalog.ts',
      'routes/plan.ts',
      'routes/report.ts',
      'routes/export.ts',
    ].map(load),
  );
  return {
    routes: table?.['ROUTES'] as EdgeFacts['routes'],
    problems: problem?.['PROBLEMS'] as EdgeFacts['problems'],
    limits: Object.assign({}, ...limited) as EdgeFacts['limits'],
  };
}
