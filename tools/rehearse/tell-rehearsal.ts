import { styleText } from 'node:util';
import { formatMoney } from '#core';
import type { Reach, Rehearsal, SlotReach, VariantReach } from '#core';
import { tellExperiments } from './tell-experiments.ts';

type Finding = Rehearsal['findings'][number];

/** A rehearsal in a terminal: what to look at comes last, where the eye is when it has run. */
export function tellRehearsal(rehearsal: Rehearsal): string {
  const { counted, visitors, slots, audiences, incentives } = rehearsal;
  const { visitors: takers, costMax, currency } = incentives;
  return [
    `Tried on ${visitors.stored} stored and ${visitors.sample} sample visitors. ${COUNTED[counted]}`,
    '',
    ...slots.flatMap(slotLines),
    ...tellExperiments(rehearsal.experiments),
    styleText('bold', 'Audiences'),
    ...audiences.map(
      ({ audience, reach, unknown }) =>
        `    ${audience.padEnd(NAME_CELLS)} ${barOf(reach)}${unknown > 0 ? quiet(`  of ${unknown} it is not known`) : ''}`,
    ),
    '',
    styleText('bold', 'Incentives'),
    takers === 0
      ? '    None is shown to anybody.'
      : `    Shown to ${takers} visitors; if each takes theirs once, that costs at most ${formatMoney(costMax, currency, 'en-GB')}.`,
    '',
    ...findingLines(tellingOnce(rehearsal)),
  ].join('\n');
}

const COUNTED: Record<Rehearsal['counted'], string> = {
  stored: 'Reach counts the stored ones.',
  sample:
    'The stored ones are too few to say shares: reach counts the sample ones, one of each kind, and says whether, not how many.',
};

const NAME_CELLS = 28;

function slotLines({ slot, kind, reach, variants }: SlotReach): string[] {
  const isInvitation = kind === 'invitation' ? quiet('  invitation') : '';
  return [
    `${styleText('bold', slot.padEnd(NAME_CELLS + 4))} ${barOf(reach)}${isInvitation}`,
    ...variants.flatMap(variantLines),
    '',
  ];
}

function variantLines({ variant, shown, allowed, heldBack, costEach }: VariantReach): string[] {
  const more = allowed.n > shown.n ? quiet(`  may be shown to ${allowed.n}`) : '';
  const cost = costEach > 0 ? quiet('  with an incentive') : '';
  const held = heldBack.slice(0, HELD_TOLD_MAX).map(({ code, visitors }) => `${wordsOf(code)} ${visitors}`);
  return [
    `    ${variant.padEnd(NAME_CELLS)} ${barOf(shown)}${more}${cost}`,
    ...(held.length > 0 ? [quiet(`        held back: ${held.join(', ')}`)] : []),
  ];
}

const HELD_TOLD_MAX = 3;

const HEADINGS: Record<Finding['code'], string> = {
  incomplete: 'Not all could be looked up',
  unreachable: 'Nobody gets these',
  fringe_slot: 'Slots that hardly anybody sees filled',
  fringe_variant: 'Variants for a fringe',
  overshadowed: 'Always second to another',
  fringe_audience: 'Audiences with hardly anybody in them',
  overlap: 'Hardly two audiences',
  unused_audience: 'Audiences that nothing names',
};

/** A variant that is for a fringe because its audience is one is told with the audience. */
function tellingOnce({ findings, audiences }: Rehearsal): Finding[] {
  const fringe = audiences.filter(({ reach }) => reach.isFringe);
  const covered = new Set(
    fringe.flatMap(({ usedBy }) => usedBy.map((user) => `slots.${user.replace('/', '.variants.')}`)),
  );
  return findings
    .filter(({ code, path }) => code !== 'fringe_variant' || !covered.has(path))
    .map((finding) => {
      const of = fringe.find(({ audience }) => finding.path === `audiences.${audience}`)?.usedBy ?? [];
      return finding.code === 'fringe_audience' && of.length > 0
        ? { ...finding, words: `${finding.words} It is for ${of.join(', ')}.` }
        : finding;
    });
}

function findingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ['Nothing to point out.'];
  const codes = [...new Set(findings.map(({ code }) => code))];
  return [
    styleText('bold', 'To look at before publishing'),
    ...codes.flatMap((code) => [
      `  ${styleText('yellow', HEADINGS[code])}`,
      ...findings
        .filter((finding) => finding.code === code)
        .flatMap(({ words, path }) => [`    ${words}`, quiet(`        ${path}`)]),
    ]),
  ];
}

/** The whole way of one visitor through the shop. */
export function tellActor({ actors }: Rehearsal, name: string): string {
  const actor = actors.find(({ visitor }) => visitor === name);
  if (!actor)
    throw new Error(
      `Nobody is called “${name}”. There are: ${actors.map(({ visitor }) => visitor).join(', ')}.`,
    );
  return [
    styleText('bold', actor.visitor),
    ...actor.slots.flatMap(({ slot, path, action, variant, reason }) => [
      `    ${slot.padEnd(NAME_CELLS)} ${STATES[action](variant)}${quiet(`  on ${path}`)}`,
      `        ${reason.words} ${quiet(reason.code)}`,
    ]),
  ].join('\n');
}

const STATES = {
  show: (variant?: string) => styleText('green', `shows ${variant}`),
  default: () => 'left as it was',
  hold: () => styleText('yellow', 'held back'),
};

const BAR_CELLS = 10;

function barOf({ n, of, share, isFringe }: Reach): string {
  const full = n > 0 ? Math.max(1, Math.round(share * BAR_CELLS)) : 0;
  const bar = '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
  const text = `${bar} ${`${(share * 100).toFixed(0)}%`.padStart(4)}  ${n} of ${of}`;
  return isFringe ? styleText('yellow', text) : text;
}

function wordsOf(code: string): string {
  return code.replaceAll('_', ' ');
}

function quiet(text: string): string {
  return styleText('dim', text);
}
