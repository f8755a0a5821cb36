import { EDGE_PORT, TOKEN } from './addresses.ts';

/** A call of the shop's own server. Text is sent as lines of JSON. */
export async function edgeCall<T>(method: string, path: string, body?: unknown, site = 'demo'): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${EDGE_PORT}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${site === 'demo' ? TOKEN : `${TOKEN}_${site}`}`,
      'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The id inside a visitor credential; it is signed, not secret. */
export function visitorOf(credential: string): string {
  return (JSON.parse(Buffer.from(credential.split('.')[1] ?? '', 'base64url').toString()) as { v: string }).v;
}

export interface VisitorView {
  totals: { events: number; views: number; carts: number; purchases: number };
  decisions: { slot: string; action: string; variant?: string; reason: { code: string; words: string } }[];
}

export function readVisitor(id: string): Promise<VisitorView> {
  return edgeCall('GET', `/v1/visitors/${id}`);
}
