/** What an id may be made of. `any` is what says nothing of the item: a country, a language. */
const PARTS = ['id', 'group', 'variant', 'mpn', 'gtin', 'any'] as const;
type Part = (typeof PARTS)[number];

/** Parts as an id has them, in lower case. */
export type IdParts = Partial<Record<Exclude<Part, 'any'>, string>>;

export interface IdPattern {
  /** The parts of an id of this form; undefined for any other id. */
  read(id: string): IdParts | undefined;
  /** The id whose only part is this; undefined where the pattern has several parts. */
  fill(part: string): string | undefined;
}

const PART = /\{([^{}]*)\}/g;
/** Numbers of their own, and codes such as DE or en-GB: no separator that ids are made with. */
const ANY = String.raw`[^_:/|]+?`;
/** More of them would make reading an odd id slow. */
const PARTS_MAX = 4;

/** What is wrong with a pattern, as a sentence; undefined where nothing is. */
export function idPatternFlaw(pattern: string): string | undefined {
  const names = [...pattern.matchAll(PART)].map(([, name = '']) => name);
  const strange = names.find((name) => !isPart(name));
  if (strange !== undefined)
    return `no part {${strange}}; there are ${PARTS.map((part) => `{${part}}`).join(', ')}`;
  if (/[{}]/.test(pattern.replaceAll(PART, ''))) return 'a brace that is not closed';
  if (!names.some((name) => name !== 'any'))
    return 'a pattern has at least one of {id}, {group}, {variant}, {mpn}, {gtin}';
  if (new Set(names.filter((name) => name !== 'any')).size < names.filter((name) => name !== 'any').length)
    return 'each part once; {any} may come again';
  if (names.length > PARTS_MAX) return `at most ${PARTS_MAX} parts`;
  if (pattern.includes('}{')) return 'two parts need something between them';
  return undefined;
}

/** A pattern such as `shopify_US_{group}_{variant}`; the case of letters does not matter. Call it with patterns that have no flaw. */
export function idPattern(pattern: string): IdPattern {
  const names: string[] = [];
  const source = pattern
    .split(PART)
    .map((piece, index) => {
      if (index % 2 === 0) return escaped(piece);
      names.push(piece);
      return piece === 'any' ? `(${ANY})` : '(.+?)';
    })
    .join('');
  const form = new RegExp(`^${source}$`, 'iu');
  return {
    read(id) {
      const found = form.exec(id);
      if (found === null) return undefined;
      const parts: IdParts = {};
      names.forEach((name, index) => {
        if (isPart(name) && name !== 'any') parts[name] = found[index + 1]!.toLowerCase();
      });
      return parts;
    },
    fill: (part) => (names.length === 1 ? pattern.replace(PART, () => part) : undefined),
  };
}

function isPart(name: string): name is Part {
  return (PARTS as readonly string[]).includes(name);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
