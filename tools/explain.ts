import { parseArgs } from 'node:util';
import type { Decision, Explanation } from '#core';
import { edgeClient, EdgeProblem } from './edge-client.ts';
import type { EdgeClient } from './edge-client.ts';
import { tellDecision, type Told } from './explain/tell-explanation.ts';
import { openLocalState } from './local-state.ts';

const USAGE = `npm run explain -- --visitor ID [--slot NAME] [--now [--page /p/x] [--channel email]] [--all] [--json]

Why a visitor saw what they saw, and why not something else.
  --visitor  the visitor's id or credential (the panel and GET /v1/me tell it)
  --slot     one slot; without it, every slot that was decided lately
  --now      decide anew, at this moment and for this page, instead of telling the last decision that was kept
  --all      also what manners with nothing to object have said
  --edge     http://127.0.0.1:8787    --token  bearer token with the scope read (default: the one npm start keeps)`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      visitor: { type: 'string' },
      slot: { type: 'string' },
      now: { type: 'boolean', default: false },
      page: { type: 'string', default: '/' },
      channel: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      edge: { type: 'string', default: `http://127.0.0.1:${process.env['EDGE_PORT'] ?? '8787'}` },
      token: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || !values.visitor) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const edge = edgeClient(values.edge.replace(/\/$/, ''), values.token ?? openLocalState().token);
  const asked = { ...values, visitor: values.visitor };
  const decisions = values.now ? await anew(edge, asked) : await kept(edge, asked);
  if (values.json) console.log(JSON.stringify(decisions, null, 2));
  else console.log(decisions.map((each) => tellDecision(each, { allowing: values.all })).join('\n\n\n'));
  return 0;
}

interface Asked {
  visitor: string;
  slot?: string | undefined;
  page: string;
  channel?: string | undefined;
}

/** The newest decision of the slot, or of each. */
async function kept(edge: EdgeClient, { visitor, slot }: Asked): Promise<Told[]> {
  const path = `/v1/visitors/${encodeURIComponent(visitor)}?explain=1`;
  const { decisions } = await edge.call<{ decisions: Told[] }>('GET', path);
  const newest = decisions.filter(
    (each, index) => decisions.findIndex((other) => other.slot === each.slot) === index,
  );
  const wanted = newest.filter((each) => slot === undefined || each.slot === slot);
  if (wanted.length > 0) return wanted;
  const there = newest.map((each) => each.slot).join(', ') || 'none';
  throw new Error(
    `No decision of ${slot ?? 'any slot'} is kept for this visitor (kept: ${there}). Try --now.`,
  );
}

async function anew(edge: EdgeClient, { visitor, slot, page, channel }: Asked): Promise<Told[]> {
  const slots = slot === undefined ? await planSlots(edge) : [slot];
  const body = { visitor, slots, page: { url: new URL(page, 'https://explain.invalid').href }, channel };
  const { decisions, explanations } = await edge.call<{
    decisions: Decision[];
    explanations: Explanation[];
  }>('POST', '/v1/decide?explain=1', body);
  const at = Date.now();
  return decisions.flatMap((decision, index) =>
    slots.includes(decision.slot)
      ? [{ ...decision, at, path: page, planVersion: 0, explanation: explanations[index] ?? null }]
      : [],
  );
}

async function planSlots(edge: EdgeClient): Promise<string[]> {
  const { slots } = await edge.call<{ slots: Record<string, unknown> }>('GET', '/v1/plan?live=1');
  return Object.keys(slots);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof EdgeProblem && error.code === 'unknown_visitor')
    console.error('A visitor’s id has 30 characters; a page shows it with ?tact-debug.');
  process.exitCode = 1;
}
