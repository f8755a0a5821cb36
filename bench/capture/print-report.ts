import { tally } from './tally.ts';
import { FIELDS } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const CORPORA = ['pages', 'layers', 'feeds'] as const;

/** A line for each platform, the totals, and what is wrong. */
export function printReport(verdicts: readonly Verdict[]): void {
  const rows: Record<string, Record<string, string>> = {};
  for (const corpus of CORPORA) {
    const of = verdicts.filter((verdict) => verdict.corpus === corpus);
    if (of.length === 0) continue;
    const platforms = [...new Set(of.map(({ platform }) => platform))];
    for (const platform of platforms)
      rows[platform] = row(of.filter((verdict) => verdict.platform === platform));
    rows[`all ${corpus}`] = row(of);
  }
  console.table(rows);
  const wrong = verdicts.filter(({ right }) => !right);
  for (const verdict of wrong.filter(hasAnswer)) {
    const { what, expected, got } = verdict;
    console.log(`${nameOf(verdict)}  ${what}  expected ${shown(expected)}  got ${shown(got)}`);
  }
  const unanswered = wrong.filter((verdict) => !hasAnswer(verdict));
  for (const name of new Set(unanswered.map(nameOf))) {
    const whats = unanswered.filter((verdict) => nameOf(verdict) === name).map(({ what }) => what);
    console.log(`${name}  nothing said of ${whats.join(', ').slice(0, 160)}`);
  }
  console.log(`${wrong.length} of ${verdicts.length} fields are wrong.`);
}

function row(verdicts: readonly Verdict[]): Record<string, string> {
  const tallied = tally(verdicts);
  const cells = FIELDS.map((field) => {
    const { right, of } = tallied[field];
    return [field, of === 0 ? '' : `${Math.floor((right / of) * 100)}% (${right}/${of})`];
  });
  return { files: String(new Set(verdicts.map(({ file }) => file)).size), ...Object.fromEntries(cells) };
}

function hasAnswer({ got }: Verdict): boolean {
  return got !== undefined && !(Array.isArray(got) && got.length === 0);
}

function nameOf({ corpus, file }: Verdict): string {
  return `${corpus}/${file}`;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 160);
}
