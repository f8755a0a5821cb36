import type { Edge } from '../edge.ts';
import { VERSION } from '../version.ts';

/** Touches no store: whether this worker runs, not whether the world is well. */
export async function health(edge: Edge, request: Request): Promise<Response> {
  const script = await edge.world.assets(new Request(new URL('/tact.js', request.url), { method: 'HEAD' }));
  // The SDK's version is its content: its ETag, the same that `GET /tact.js` says.
  const sdk = script.ok ? (script.headers.get('etag')?.replace(/^W\/|"/g, '') ?? null) : null;
  return Response.json({ status: 'ok', worker: VERSION, sdk });
}
