import { breakable, build } from './build.ts';
import type { FoldOut } from './keep-open.ts';
import type { Mistake } from './panel-host.ts';
import { inWords } from './words.ts';

/** Different examples kept of a kind: enough to see which of a page's tags it is. */
const EXAMPLES_MAX = 5;
/** Mistakes remembered of a kind: an event that is sent again, as after a first contact, comes within seconds. */
const HEARD_MAX = 500;

type Example = Pick<Mistake, 'name' | 'path' | 'detail'>;

/** All of one kind on this page so far. */
export interface MistakeKind extends Pick<Mistake, 'code' | 'isRefused' | 'what' | 'remedy'> {
  times: number;
  /** The latest first, no two alike; at least one. */
  examples: readonly Example[];
  /** Which event, and where in it. */
  heard: readonly string[];
}

/** Most frequent first. Returns a new list; a mistake in an event that is told again counts once. */
export function withMistakes(kinds: readonly MistakeKind[], mistakes: readonly Mistake[]): MistakeKind[] {
  const byKey = new Map(kinds.map((kind) => [keyOf(kind), kind]));
  for (const { event, name, path, detail, ...told } of mistakes) {
    const known = byKey.get(keyOf(told)) ?? { ...told, times: 0, examples: [], heard: [] };
    const place = `${event} ${path ?? ''}`;
    if (known.heard.includes(place)) continue;
    const example: Example = { name, detail, ...(path !== undefined && { path }) };
    const others = known.examples.filter((each) => textOf(each) !== textOf(example));
    byKey.set(keyOf(told), {
      ...known,
      times: known.times + 1,
      examples: [example, ...others].slice(0, EXAMPLES_MAX),
      heard: [place, ...known.heard].slice(0, HEARD_MAX),
    });
  }
  return [...byKey.values()].sort((a, b) => b.times - a.times);
}

/** Each kind once: how often, in words, an example, and what to do about it. */
export function mistakesView(kinds: readonly MistakeKind[], foldOut: FoldOut): HTMLElement {
  if (kinds.length === 0)
    return build(
      'p',
      { class: 'quiet' },
      'Nothing: what this page has sent since the panel was opened is understood as it stands.',
    );
  return build('ul', { class: 'decisions' }, ...kinds.map((kind) => kindView(kind, foldOut)));
}

function kindView(kind: MistakeKind, foldOut: FoldOut): HTMLElement {
  const { code, isRefused, what, remedy, times } = kind;
  const [latest, ...others] = kind.examples;
  return build(
    'li',
    {},
    build(
      'div',
      { class: 'row' },
      build('b', {}, what ?? `${inWords(code)[0]!.toUpperCase()}${inWords(code).slice(1)}.`),
      build('span', { class: `state count ${isRefused ? 'hold' : ''}` }, timesText(times, isRefused)),
    ),
    ...(remedy ? [build('p', {}, remedy)] : []),
    ...(latest ? exampleView(latest, build('code', {}, code)) : []),
    ...(others.length > 0
      ? [
          foldOut(
            `mistakes ${keyOf(kind)}`,
            others.length === 1 ? '1 other example' : `${others.length} other examples`,
            build(
              'ul',
              { class: 'verdicts' },
              ...others.map((each) => build('li', {}, ...exampleView(each))),
            ),
          ),
        ]
      : []),
  );
}

function exampleView({ name, path, detail }: Example, ...before: Node[]): HTMLElement[] {
  const field = path?.replace(/^params\./, '');
  return [
    build(
      'p',
      { class: 'numbers' },
      ...before,
      build('span', {}, build('i', {}, 'in '), ...breakable(name ?? 'an event of before the panel')),
      ...(field ? [build('span', {}, build('i', {}, 'at '), ...breakable(field))] : []),
    ),
    ...(detail ? [build('p', { class: 'quiet' }, detail)] : []),
  ];
}

export function timesText(times: number, isRefused: boolean): string {
  const often = times === 1 ? 'once' : `${times} times`;
  return isRefused ? `refused ${often}` : often;
}

function keyOf({ code, isRefused }: Pick<Mistake, 'code' | 'isRefused'>): string {
  return `${isRefused ? 'refused' : 'noted'} ${code}`;
}

function textOf({ name, path, detail }: Example): string {
  return `${name} ${path} ${detail}`;
}
