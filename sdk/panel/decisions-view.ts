import type { CandidateReport, Explanation, Reason, Verdict, WireDecision } from '#core';
import { build } from './build.ts';
import type { FoldOut } from './keep-open.ts';
import { inWords, numberText } from './words.ts';

/** What became of a decision on this page. */
export type Fate = 'shown' | 'viewed' | 'late' | 'clicked' | 'dismissed';

export interface DecisionNews {
  decision: WireDecision;
  fate: Fate | undefined;
  explanation: Explanation | null | undefined;
}

export function decisionsView(all: readonly DecisionNews[], foldOut: FoldOut): HTMLElement {
  if (all.length === 0) return build('p', { class: 'quiet' }, 'No decision on this page yet.');
  return build('ul', { class: 'decisions' }, ...all.map((news) => decisionView(news, foldOut)));
}

function decisionView({ decision, fate, explanation }: DecisionNews, foldOut: FoldOut): HTMLElement {
  const { slot, variant, reason, action, about = [], why } = decision;
  return build(
    'li',
    {},
    build(
      'div',
      { class: 'row' },
      build('b', {}, slot),
      build('span', { class: 'state ' + (fate === 'late' ? 'default' : action) }, stateOf(decision, fate)),
    ),
    build('p', {}, reason.words),
    build(
      'p',
      { class: 'numbers' },
      build('code', {}, reason.code),
      ...(variant ? [build('span', {}, build('i', {}, 'variant '), variant)] : []),
      ...(about.length > 0 ? [build('span', {}, build('i', {}, 'about '), about.join(', '))] : []),
      ...numbers(reason.numbers),
    ),
    ...(why ? [build('p', { class: 'quiet' }, `The shopper reads: “${why}”`)] : []),
    explanation
      ? foldOut('why ' + slot, 'Candidates and manners', ...explain(explanation, foldOut))
      : build('p', { class: 'quiet' }, 'The full explanation is not at hand.'),
  );
}

function stateOf({ action, reason }: WireDecision, fate: Fate | undefined): string {
  if (fate === 'late') return 'Too late, left as it was';
  if (reason.code === 'control') return 'Control group';
  switch (action) {
    case 'show':
      return fate ? fate[0]!.toUpperCase() + fate.slice(1) : 'To be shown';
    case 'default':
      return 'Left as it was';
    case 'hold':
      return 'Held back';
  }
}

function numbers(given: Reason['numbers']): HTMLElement[] {
  return Object.entries(given ?? {}).map(([name, value]) =>
    build('span', {}, build('i', {}, inWords(name) + ' '), numberText(name, value)),
  );
}

function explain({ slot, candidates, policy, facts }: Explanation, foldOut: FoldOut): HTMLElement[] {
  const { kind, seed, bucket, shares } = policy;
  const known = Object.entries(facts);
  return [
    ...(candidates.length > 0
      ? candidates.map((each) => candidateView(each, slot, foldOut))
      : [build('p', { class: 'quiet' }, 'There was no candidate.')]),
    build(
      'p',
      { class: 'numbers' },
      build('i', {}, 'Chosen by'),
      build('code', {}, kind),
      ...numbers({ seed, ...(bucket !== undefined && { bucket }), ...shares }),
    ),
    ...(known.length > 0
      ? [
          build(
            'dl',
            {},
            ...known.flatMap(([fact, value]) => [
              build('dt', {}, fact),
              build(
                'dd',
                {},
                value === null || value === undefined ? 'not yet known' : JSON.stringify(value),
              ),
            ]),
          ),
        ]
      : []),
  ];
}

function candidateView(
  { variant, items, verdicts, leftOut, lacks, allowed }: CandidateReport,
  slot: string,
  foldOut: FoldOut,
): HTMLElement {
  const against = verdicts.filter(({ allows }) => !allows);
  const quiet = verdicts.filter(({ allows }) => allows);
  return build(
    'div',
    { class: 'candidate' },
    build(
      'div',
      { class: 'row' },
      build('b', {}, variant),
      build(
        'span',
        { class: 'state ' + (allowed ? 'show' : 'default') },
        allowed ? 'Allowed' : 'Not allowed',
      ),
    ),
    ...(items.length > 0
      ? [build('p', { class: 'numbers' }, build('i', {}, 'about'), items.join(', '))]
      : []),
    ...(lacks ? [build('p', {}, lacks)] : []),
    // What gave way to the next thing, and why; then what stands in the way of the whole.
    build('ul', { class: 'verdicts' }, ...leftOut.map(leftOutView), ...against.map(verdictView)),
    foldOut(
      `quiet ${slot} ${variant}`,
      `${quiet.length} of ${verdicts.length} manners have nothing against it`,
      build('ul', { class: 'verdicts' }, ...quiet.map(verdictView)),
    ),
  );
}

function leftOutView({ item, verdict }: CandidateReport['leftOut'][number]): HTMLElement {
  const line = verdictView(verdict);
  line.firstElementChild!.append(build('span', {}, build('i', {}, 'without '), item));
  return line;
}

function verdictView(verdict: Verdict<string>): HTMLElement {
  return build(
    'li',
    { class: verdict.allows ? '' : 'forbids' },
    build(
      'span',
      { class: 'numbers' },
      build('code', {}, verdict.manner),
      verdict.allows ? 'allows' : 'forbids',
    ),
    build('p', {}, verdict.words),
    ...(verdict.numbers ? [build('p', { class: 'numbers' }, ...numbers(verdict.numbers))] : []),
  );
}
