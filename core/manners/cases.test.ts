import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { subjectOf, type SubjectInput } from './subject-of.laws.ts';
import { MANNERS } from './order.ts';
import { told } from './say.ts';

interface Case {
  name: string;
  manner: string;
  input: SubjectInput;
  expected: Record<string, unknown>;
}
const files = [
  'cases.json',
  ...readdirSync(new URL('cases', import.meta.url)).map((name) => `cases/${name}`),
];
const cases = files.flatMap(
  (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Case[],
);

test.each(cases)('$manner: $name', ({ manner, input, expected }) => {
  const asked = MANNERS.find(({ code }) => code === manner)?.ask(subjectOf(input));
  const verdict = asked && told(asked);
  expect(verdict).toMatchObject({
    manner,
    ...expected,
    ...(expected['allows'] === false && { code: manner }),
  });
  expect(verdict?.words).toMatch(/^[A-Z].*\.$/);
});
