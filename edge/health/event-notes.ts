import { plainExample } from '#core';
import type { Flaw, HealthNote } from '#core';

/** What was refused of events, and what was left out of those that were taken. Missing consent is nobody's mistake. */
export function eventNotes(
  raws: readonly unknown[],
  rejected: readonly { id: string; code: string; detail: string }[],
  notes: readonly (Flaw & { id: string })[],
): HealthNote[] {
  const names = new Map(raws.map((raw) => [textOf(raw, 'id'), textOf(raw, 'name')]));
  const nameOf = (id: string) => plainExample(names.get(id) ?? '').slice(0, 48);
  return [
    ...rejected
      .filter(({ code }) => code !== 'consent_denied')
      .map(({ id, code, detail }) => ({
        kind: `rejected.${code}`,
        subject: nameOf(id),
        example: plainExample(detail),
      })),
    ...notes.map(({ id, path, code, detail }) => ({
      kind: `noted.${code}`,
      // One field is one subject, in whichever line of an order it stands.
      subject: plainExample(`${nameOf(id)} ${path.replace(/\.\d+(?=\.|$)/g, '')}`),
      example: plainExample(detail),
    })),
  ];
}

function textOf(raw: unknown, key: 'id' | 'name'): string {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, key)) return '';
  const value = (raw as Record<string, unknown>)[key];
  return typeof value === 'string' ? value.slice(0, 100) : '';
}
