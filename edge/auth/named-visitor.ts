import { readCredential } from '../credential/credential.ts';
import { looksLikeVisitorId, madeVisitorId } from '../credential/visitor-id.ts';
import type { Edge } from '../edge.ts';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';

/**
 * The visitor whom a server names, by id or by a credential that a page has passed on.
 * Nobody is taken at a bare word: the id proves that this edge made it for this site, or a profile at rest does
 * (after two changes of the signing key). So no request, whoever sends it, creates an object for a made-up id.
 */
export async function namedVisitor(edge: Edge, site: string, name: string): Promise<Outcome<string>> {
  if (name.startsWith('v1.')) {
    const read = await readCredential(edge.keyring, name, edge.world.now());
    if (!read.ok) return refuse(read.code);
    return read.site === site ? { ok: true, value: read.visitor } : refuse('credential_foreign');
  }
  if (!looksLikeVisitorId(name)) return refuse('unknown_visitor');
  if (await madeVisitorId(edge.keyring, site, name)) return { ok: true, value: name };
  return (await edge.world.snapshots.get(site, name)) ? { ok: true, value: name } : refuse('unknown_visitor');
}
