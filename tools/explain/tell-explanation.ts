import { styleText } from 'node:util';
import type { CandidateReport, Decision, Explanation, Verdict } from '#core';

export type Told = Decision & {
  at: number;
  path: string;
  planVersion: number;
  explanation?: Explanation | null;
};

/** How much is said of manners that had nothing to object: `allowing` lists these too. */
export interface Detail {
  allowing: boolean;
}

/** A decision in a terminal: what happened, then every candidate with what stood in its way, then what it was chosen by. */
export function tellDecision(told: Told, { allowing }: Detail): string {
  const { slot, reason, at, path, planVersion, explanation } = told;
  const lines = [
    `${styleText('bold', slot)}  ${stateOf(told)}`,
    `  ${reason.words}`,
    `  ${quiet(`${reason.code}${numbersOf(reason.numbers)}`)}`,
    `  ${quiet(`${new Date(at).toISOString()} on ${path}, ${planVersion > 0 ? `plan version ${planVersion}` : 'decided anew'}`)}`,
  ];
  if (told.why !== undefined) lines.push(`  The shopper reads: “${told.why}”`);
  if (!explanation)
    return [...lines, '', '  The plan it was made by is no longer kept, so there is no more to say.'].join(
      '\n',
    );
  lines.push('', `  ${explanation.candidates.length === 0 ? 'There was no candidate.' : 'Candidates'}`);
  for (const candidate of explanation.candidates) lines.push(...candidateLines(candidate, told, allowing));
  return [
    ...lines,
    '',
    ...policyLines(explanation),
    ...intentLines(explanation, at),
    ...factLines(explanation),
  ].join('\n');
}

function stateOf({ action, variant, reason }: Told): string {
  if (reason.code === 'control') return 'control group: left as it was';
  if (action === 'show') return styleText('green', `shows ${variant}`);
  return action === 'hold' ? styleText('yellow', 'held back') : 'left as it was';
}

function candidateLines(candidate: CandidateReport, { variant }: Told, allowing: boolean): string[] {
  const { items, verdicts, leftOut, lacks, allowed } = candidate;
  const isChosen = allowed && variant === candidate.variant;
  const state = isChosen
    ? styleText('green', 'shown')
    : allowed
      ? 'allowed, another was chosen'
      : 'not allowed';
  const lines = [`  ${isChosen ? '▸' : '·'} ${styleText('bold', candidate.variant)}  ${state}`];
  if (items.length > 0) lines.push(`      about ${items.join(', ')}`);
  if (lacks !== undefined) lines.push(`      ${lacks}`);
  for (const { item, verdict } of leftOut)
    lines.push(`      without ${item}: ${verdict.words} ${quiet(codeOf(verdict))}`);
  for (const verdict of verdicts.filter((each) => allowing || !each.allows))
    lines.push(
      `      ${verdict.allows ? quiet('✓') : styleText('yellow', '✕')} ${verdict.words} ${quiet(codeOf(verdict))}`,
    );
  const quietly = verdicts.filter((each) => each.allows).length;
  if (!allowing && quietly > 0)
    lines.push(quiet(`      ${quietly} of ${verdicts.length} manners have nothing against it`));
  return lines;
}

function codeOf(verdict: Verdict): string {
  const until = !verdict.allows && verdict.until !== undefined ? { until: dateOf(verdict.until) } : {};
  return `[${verdict.manner}${numbersOf({ ...verdict.numbers, ...until })}]`;
}

function policyLines({ policy: { kind, shares, bucket } }: Explanation): string[] {
  const each = Object.entries(shares ?? {}).map(([id, share]) => `${id} ${(share * 100).toFixed(1)}%`);
  return [
    `  Chosen by ${kind}${each.length > 0 ? `: ${each.join(', ')}` : ''}${bucket === undefined ? '' : quiet(` (bucket ${bucket.toFixed(4)})`)}`,
  ];
}

function intentLines({ intent: { score, evidence } }: Explanation, at: number): string[] {
  if (evidence.length === 0) return [`  Intent ${score.toFixed(2)}: no sign of it`];
  return [
    `  Intent ${score.toFixed(2)}, from`,
    ...evidence.map(
      (each) =>
        `      ${each.now.toFixed(2).padStart(5)}  ${each.kind.replaceAll('_', ' ')}${each.item === undefined ? '' : ` ${each.item}`}, ${spanOf(at - each.at)} before`,
    ),
  ];
}

function factLines({ facts }: Explanation): string[] {
  const known = Object.entries(facts);
  if (known.length === 0) return [];
  return [
    '  Facts that its audiences asked for',
    ...known.map(([name, value]) => `      ${name}  ${value === null ? 'not known' : JSON.stringify(value)}`),
  ];
}

function numbersOf(numbers: Readonly<Record<string, string | number>> | undefined): string {
  const each = Object.entries(numbers ?? {}).map(([name, value]) => `${name} ${valueOf(value)}`);
  return each.length > 0 ? `: ${each.join(', ')}` : '';
}

/** A number this large is a moment. */
const MOMENT_MIN = Date.UTC(2001, 0, 1);

function valueOf(value: string | number): string {
  if (typeof value === 'string') return value;
  return value > MOMENT_MIN ? dateOf(value) : String(Math.round(value * 1000) / 1000);
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 16);
}

function spanOf(ms: number): string {
  const minutes = Math.max(0, ms) / 60_000;
  if (minutes < 1) return `${Math.round(minutes * 60)} s`;
  if (minutes < 90) return `${Math.round(minutes)} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}

function quiet(text: string): string {
  return styleText('dim', text);
}
