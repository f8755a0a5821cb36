import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Rehearsal } from '#core';
import { edgeClient } from './edge-client.ts';
import { openLocalState } from './local-state.ts';
import { tellActor, tellRehearsal } from './rehearse/tell-rehearsal.ts';

const USAGE = `npm run rehearse -- [PLAN.json] [--visitors 100] [--as "left a basket"] [--json]

What a plan would do for stored and sample visitors, before anyone sees it. Without a file: the draft, else what is live.
  --as      the whole way of one visitor: a sample visitor's name or a stored one's id
  --edge    http://127.0.0.1:8787    --token  bearer token with the scope plan (default: the one npm start keeps)`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      visitors: { type: 'string', default: '100' },
      as: { type: 'string' },
      json: { type: 'boolean', default: false },
      edge: { type: 'string', default: `http://127.0.0.1:${process.env['EDGE_PORT'] ?? '8787'}` },
      token: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [file] = positionals;
  const plan = file === undefined ? {} : { plan: JSON.parse(readFileSync(resolve(file), 'utf8')) as unknown };
  const edge = edgeClient(values.edge.replace(/\/$/, ''), values.token ?? openLocalState().token);
  const rehearsal = await edge.call<Rehearsal>('POST', '/v1/plan/rehearse', {
    ...plan,
    visitors: Number(values.visitors),
  });
  if (values.json) console.log(JSON.stringify(rehearsal, null, 2));
  else console.log(values.as === undefined ? tellRehearsal(rehearsal) : tellActor(rehearsal, values.as));
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
