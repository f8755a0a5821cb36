// Node side of Tact's column: the stub answers as the edge does. The first request has no credential, so that nothing
// is acknowledged and the events come again, as with the real edge.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DIST = new URL('../../sdk/dist/', import.meta.url);
const CREDENTIAL = 'v1.eyJzIjoiYmVuY2giLCJ2IjoiYmVuY2gifQ.bench';

export default {
  id: 'tact',
  name: 'Tact',
  package: null,
  entry: fileURLToPath(new URL('./tact.page.js', import.meta.url)),
  can: { track: true, variant: true, faults: true },
  idKeys: ['id'],
  settings: 'defaults',
  respond({ path, values: [request] }) {
    // The reader comes from the edge, as everywhere.
    const part = /\/(tact-[a-z]+\.js)$/.exec(path)?.[1];
    if (part) return { type: 'text/javascript', body: readFileSync(new URL(part, DIST), 'utf8') };
    if (!path.endsWith('/v1/sync')) return { status: 404 };
    const known = Boolean(request?.visitor);
    return {
      body: {
        visitor: CREDENTIAL,
        accepted: known ? (request.events ?? []).map((event) => event.id) : [],
        rejected: [],
        decisions: (request?.slots ?? []).map((slot) => ({
          id: 'bench.0',
          slot,
          kind: 'content',
          action: 'show',
          variant: 'B',
          content: { kind: 'json', json: {} },
          reason: { code: 'pinned', words: '' },
        })),
      },
    };
  },
};
