import type { Edge } from '../edge.ts';
import { problemResponse, refuse } from '../problem.ts';

/** Five minutes until a new SDK is everywhere; a day during which an old one serves while the new one is fetched. */
const CACHE = 'public, max-age=300, stale-while-revalidate=86400';

/** `GET /tact.js` and what it loads when needed: everything that the SDK's build has put out. */
export async function assets(edge: Edge, request: Request, path: string): Promise<Response> {
  const url = new URL(request.url);
  // Only what concerns the copy the browser has: cookies and the rest have no business with a file.
  const headers = new Headers();
  const known = request.headers.get('if-none-match');
  if (known !== null) headers.set('if-none-match', known);
  // Set, not resolved: `//host` would be another host then, and `//[` no URL at all.
  url.pathname = path;
  const found = await edge.world.assets(new Request(url, { headers }));
  if (!found.ok && found.status !== 304) return problemResponse(refuse('not_found'));
  const response = new Response(found.body, found);
  response.headers.set('cache-control', CACHE);
  // Any page may load it: a script tag with `crossorigin`, a dynamic import, a page under COEP.
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('cross-origin-resource-policy', 'cross-origin');
  response.headers.set('timing-allow-origin', '*');
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}
