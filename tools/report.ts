import { parseArgs } from 'node:util';
import { METRICS, REPORT_DIMENSIONS } from '#core';
import type { ReportAnswer } from '#core';
import { edgeClient } from './edge-client.ts';
import { openLocalState } from './local-state.ts';
import { reportFromRaw } from './report/report-from-raw.ts';
import { tellAgreement } from './report/tell-agreement.ts';
import { tellReport } from './report/tell-report.ts';

const USAGE = `npm run report -- [--by slot] [--from 2026-10-01] [--to 2026-10-28] [--metric margin] [--csv | --json]

What Tact was worth: uplift with an interval that may be looked at any time, in money, and what it cost in patience.
  --by        ${REPORT_DIMENSIONS.join(', ')}; several with commas between; "" for the whole alone
  --metric    ${METRICS.join(', ')}
  --slot      one slot alone
  --settled   leave out days on which visitors may still order
  --from-raw  recompute every sum from the raw facts, and say whether all agree with what the edge has
  --edge      http://127.0.0.1:8787    --token  bearer token with the scope read (default: TACT_TOKEN, else the one npm start keeps)`;

/** What a terminal has that does not say. */
const WIDTH_DEFAULT = 80;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      by: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      metric: { type: 'string' },
      slot: { type: 'string' },
      settled: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'from-raw': { type: 'boolean', default: false },
      edge: { type: 'string', default: `http://127.0.0.1:${process.env['EDGE_PORT'] ?? '8787'}` },
      token: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { by, from, to, metric, slot } = values;
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries({ by, from, to, metric, slot })) {
    if (value !== undefined) asked.set(name, value);
  }
  if (values.settled) asked.set('settled', '1');
  const edge = edgeClient(values.edge.replace(/\/$/, ''), values.token ?? openLocalState().token);
  if (values.csv) {
    process.stdout.write(await edge.text(`/v1/report?${asked.toString()}&format=csv`));
    return 0;
  }
  const report = await edge.call<ReportAnswer>('GET', `/v1/report?${asked.toString()}`);
  const raw = values['from-raw'] ? await reportFromRaw(edge, report) : undefined;
  const told = raw ? { ...raw.report, learning: report.learning } : report;
  const width = process.stdout.columns ?? WIDTH_DEFAULT;
  if (values.json) console.log(JSON.stringify(told, null, 2));
  else console.log(tellReport(told, { width }));
  if (raw === undefined) return 0;
  // On the other stream, so that what was asked for can go into a file.
  console.error(tellAgreement(raw.agreement, { width }));
  return raw.agreement.differences.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
