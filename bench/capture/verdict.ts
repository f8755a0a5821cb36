/** The five that the project is held to, and all else. */
export const FIELDS = ['id', 'price', 'currency', 'availability', 'name', 'other'] as const;
export type Field = (typeof FIELDS)[number];

/** One field of one page, sequence or feed. */
export interface Verdict {
  /** The corpus it is of. */
  corpus: 'pages' | 'layers' | 'feeds';
  platform: string;
  file: string;
  field: Field;
  /** What exactly: `brand`, `purchase.value`. */
  what: string;
  right: boolean;
  expected: unknown;
  got: unknown;
}

/** Judges the fields of one file. */
export function judge(of: Pick<Verdict, 'corpus' | 'platform' | 'file'>) {
  const verdicts: Verdict[] = [];
  return {
    verdicts,
    /** `right` where it cannot be seen by comparing. */
    say(field: Field, what: string, expected: unknown, got: unknown, right = isAmong(expected, got)): void {
      verdicts.push({ ...of, field, what, expected, got, right });
    },
  };
}

export function isAmong(expected: unknown, got: unknown): boolean {
  return Array.isArray(expected) ? expected.includes(got) : expected === got;
}
