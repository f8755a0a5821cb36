import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Subject } from './manner.ts';
import { MANNERS } from './order.ts';
import { told } from './say.ts';
import { speechOf } from './speech-of.ts';
import { subjectOf, type SubjectInput } from './subject-of.laws.ts';

const folder = new URL('cases', import.meta.url);
const cases = readdirSync(folder).flatMap(
  (name) =>
    JSON.parse(readFileSync(new URL(`cases/${name}`, import.meta.url), 'utf8')) as { input: SubjectInput }[],
);

/** In another slot, and another variant in all but its speech. */
function elsewhere(subject: Subject): Subject {
  const { about, content, waitsFor, purpose, incentive } = subject.candidate.variant;
  const variant = {
    id: 'other',
    content: content.kind === 'basket' ? content : { kind: 'html' as const, html: 'Other' },
    familiarity: 'personal' as const,
    priority: 7,
    weight: 3,
    purpose,
    incentive,
    ...(about && { about }),
    ...(waitsFor && { waitsFor }),
  };
  const slot = { ...subject.slot, kind: 'invitation' as const, variants: [variant], caps: { perDay: 0 } };
  const candidate = { ...subject.candidate, variant };
  return { ...subject, slotName: 'other', slot, candidate, inviting: 'yet-another' };
}

const alike = MANNERS.filter((manner) => manner.alike).map(({ code, ask }) => ({ code, ask }));

test.each(alike)(
  'of two variants that speak alike $code says the same, whatever else they are',
  ({ ask }) => {
    for (const { input } of cases) {
      const subject = subjectOf(input);
      const other = elsewhere(subject);
      expect(speechOf(other.candidate.variant)).toBe(speechOf(subject.candidate.variant));
      expect(told(ask(other))).toEqual(told(ask(subject)));
    }
  },
);

test('variants that a manner may judge differently do not speak alike', () => {
  const speech = (variant: SubjectInput['variant'] = {}) =>
    speechOf(subjectOf({ variant }).candidate.variant);
  const others = [
    { about: { pick: 'basket' as const } },
    { about: { pick: 'bought' as const } },
    { about: { pick: 'focus' as const } },
    { waitsFor: 'delivery' as const },
    { purpose: 'service' as const },
    { incentive: { kind: 'discount' as const, percent: 10 } },
    { incentive: { kind: 'discount' as const, percent: 20 } },
  ].map(speech);
  expect(new Set([speech(), ...others]).size).toBe(others.length + 1);
  expect(speech({ id: 'b', about: { pick: 'similar' }, incentive: { kind: 'gift' } })).toBe(speech());
});
