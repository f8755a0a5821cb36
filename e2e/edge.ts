import { EDGE_PORT, TOKEN } from './addresses.ts';

export async function edgeCall<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${EDGE_PORT}${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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
