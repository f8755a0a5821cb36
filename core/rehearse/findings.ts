import type { Reach, Rehearsal } from './rehearsal.ts';

type Parts = Pick<Rehearsal, 'audiences' | 'lookUps' | 'overlaps' | 'slots' | 'unreachable' | 'visitors'>;
type Finding = Rehearsal['findings'][number];

/** What a marketer should know before publishing, what matters most first. */
export function findingsOf({ audiences, lookUps, overlaps, slots, unreachable, visitors }: Parts): Finding[] {
  const never = new Set(unreachable.map(({ slot, variant }) => `${slot}/${variant}`));
  const tried = visitors.stored + visitors.sample;
  const variants = slots.flatMap(({ slot, variants: of }) =>
    of.filter(({ variant }) => !never.has(`${slot}/${variant}`)).map((each) => ({ ...each, slot })),
  );
  return [
    ...(lookUps.words === undefined
      ? []
      : [{ code: 'incomplete' as const, path: 'lookUps', words: lookUps.words }]),
    ...unreachable
      .toSorted((a, b) => Number(b.isContradiction) - Number(a.isContradiction))
      .map(({ slot, variant, words, isContradiction }): Finding => ({
        code: 'unreachable',
        path: `slots.${slot}.variants.${variant}`,
        words: isContradiction
          ? `Nobody can ever get ${variant}. ${words}`
          : `None of the ${tried} visitors who were tried may get ${variant}. ${words}`,
      })),
    ...slots
      .filter(({ reach, variants: of }) => reach.isFringe && of.length > 0)
      .map(({ slot, reach }): Finding => ({
        code: 'fringe_slot',
        path: `slots.${slot}`,
        words: `The slot ${slot} shows something to ${ofAll(reach)}.`,
      })),
    ...variants
      .filter(({ allowed }) => allowed.isFringe)
      .map(({ slot, variant, allowed }): Finding => ({
        code: 'fringe_variant',
        path: `slots.${slot}.variants.${variant}`,
        words: `${variant} may be shown to ${ofAll(allowed)}.`,
      })),
    ...variants
      .filter(({ shown, allowed }) => shown.n === 0 && allowed.n > 0)
      .map(({ slot, variant, allowed }): Finding => ({
        code: 'overshadowed',
        path: `slots.${slot}.variants.${variant}`,
        words: `${variant} may be shown to ${ofAll(allowed)}, and is shown to nobody: another of ${slot} goes before it.`,
      })),
    ...audiences
      .filter(({ reach }) => reach.isFringe)
      .map(({ audience, reach }): Finding => ({
        code: 'fringe_audience',
        path: `audiences.${audience}`,
        words: `The audience ${audience} has ${ofAll(reach)}.`,
      })),
    ...overlaps.map(({ audiences: [a, b], share }): Finding => ({
      code: 'overlap',
      path: `audiences.${a}`,
      words: `The audiences ${a} and ${b} are largely the same people: ${percent(share)} of the smaller one are in the larger.`,
    })),
    ...audiences
      .filter(({ usedBy }) => usedBy.length === 0)
      .map(({ audience }): Finding => ({
        code: 'unused_audience',
        path: `audiences.${audience}`,
        words: `Nothing names the audience ${audience}.`,
      })),
  ];
}

function ofAll({ n, of, share }: Reach): string {
  return `${n} of ${of} visitors (${percent(share)})`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
