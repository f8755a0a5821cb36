import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSdk } from './build-sdk.ts';
import { startChild, type Child } from './child.ts';
import { identityKey } from './identity-key.ts';
import { openLocalState } from './local-state.ts';
import { readPorts, whyBusy, type Ports } from './ports.ts';
import { prepareDatabase } from './prepare-database.ts';
import { publishDemo } from './publish-demo.ts';
import { ROOT } from './root.ts';
import { welcome } from './welcome.ts';

/*
 *   npm start
 *     build sdk/dist → migrate local D1, put the token in → wrangler dev (workerd) ── health
 *                                                        → shop + stand-in chat ──── ready
 *                                                        → publish plan and catalogue → print → wait for Ctrl-C
 */
const EDGE_READY_MS_MAX = 60_000;
/** One machine is shop, edge, stores and browser at once; a data centre's 80 ms would often be missed here. */
const LOCAL_DEADLINE_MS = 200;
const children: Child[] = [];
let stopping = false;

async function main(): Promise<number> {
  const ports = readPorts(process.env);
  const busy = (
    await Promise.all([
      whyBusy('EDGE_PORT', 'the edge', ports.edge),
      whyBusy('SHOP_PORT', 'the demo shop', ports.shop),
      whyBusy('CHAT_PORT', 'the stand-in chat vendor', ports.chat),
    ])
  ).filter((sentence) => sentence !== null);
  if (busy.length) {
    console.error(busy.join('\n'));
    return 1;
  }
  const state = openLocalState();
  const edge = `http://localhost:${ports.edge}`;
  const shop = `http://localhost:${ports.shop}`;

  say('Building the SDK …');
  buildSdk();
  say('Preparing the stores …');
  prepareDatabase(state.stores, { demo: state.token, ...moreTokens(state.token) });
  say('Starting the edge on workerd …');
  children.push(startEdge(ports, state.folder, state.stores, state.signingKey));
  await untilHealthy(`http://127.0.0.1:${ports.edge}/v1/health`);
  children.push(startShop(ports, edge, identityKey(state.signingKey, 'demo')));
  await untilHealthy(`http://127.0.0.1:${ports.shop}/`);
  const published = await publishDemo(`http://127.0.0.1:${ports.edge}`, shop, state.token, state.folder);
  console.log(
    welcome({
      edge,
      shop,
      token: state.token,
      tokenGiven: state.tokenGiven,
      published,
      folder: state.folder,
    }),
  );

  const ended = await Promise.race(children.map(async (child) => ({ child, code: await child.ended })));
  if (stopping) return 0;
  console.error(
    `\n${ended.child.name} has ended unasked (code ${ended.code}). What it said last:\n${ended.child.tail()}`,
  );
  return 1;
}

function startEdge(ports: Ports, folder: string, stores: string, signingKey: string): Child {
  const secrets = join(folder, 'edge.env');
  writeFileSync(secrets, `SIGNING_KEY=${signingKey}\n`, { mode: 0o600 });
  return startChild(
    'The edge',
    join(ROOT, 'node_modules/.bin/wrangler'),
    [
      ...['dev', '--local', '--ip', '127.0.0.1', '--port', String(ports.edge), '--persist-to', stores],
      ...['--env-file', secrets, '--show-interactive-dev-session=false', '--log-level', 'warn'],
      // Without this every start takes the default inspector port, and a second Tact on the machine cannot start.
      ...['--inspector-port', '0'],
      ...['--var', `DECISION_DEADLINE_MS:${process.env['DECISION_DEADLINE_MS'] ?? LOCAL_DEADLINE_MS}`],
    ],
    {
      cwd: ROOT,
      // The second: no look-up of Request.cf over a network that need not be there.
      env: { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: 'true' },
      onLine: (line) => {
        if (process.env['TACT_VERBOSE'] || /"level":"error"/.test(line)) console.error(`edge │ ${line}`);
      },
    },
  );
}

function startShop(ports: Ports, edge: string, identityKey: string): Child {
  return startChild('The demo shop', process.execPath, [join(ROOT, 'demo-site/server.ts')], {
    cwd: ROOT,
    env: {
      SHOP_PORT: String(ports.shop),
      CHAT_PORT: String(ports.chat),
      EDGE_URL: edge,
      TACT_SITE: 'demo',
      TACT_IDENTITY_KEY: identityKey,
    },
  });
}

/** TACT_MORE_SITES=a,b: sites of other customers on the same edge, each with the token `TOKEN_SITE`; nothing is published for them. */
function moreTokens(token: string): Record<string, string> {
  const sites = (process.env['TACT_MORE_SITES'] ?? '').split(',').filter((site) => site !== '');
  return Object.fromEntries(sites.map((site) => [site, `${token}_${site}`]));
}

async function untilHealthy(url: string): Promise<void> {
  const until = Date.now() + EDGE_READY_MS_MAX;
  for (;;) {
    const gone = children.find((child) => child.process.exitCode !== null);
    if (gone) throw new Error(`${gone.name} could not start. What it said:\n${gone.tail()}`);
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > until)
      throw new Error(
        `${url} did not answer within ${EDGE_READY_MS_MAX / 1000} s.\n${children.at(-1)?.tail() ?? ''}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function say(sentence: string): void {
  console.log(sentence);
}

async function stopAll(): Promise<void> {
  for (const child of children.toReversed()) await child.stop();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    say('\nStopping …');
    void stopAll().then(() => process.exit(0));
  });

try {
  const code = await main();
  if (!stopping) {
    await stopAll();
    process.exit(code);
  }
} catch (error) {
  if (!stopping) {
    console.error(error instanceof Error ? error.message : error);
    await stopAll();
    process.exit(1);
  }
}
