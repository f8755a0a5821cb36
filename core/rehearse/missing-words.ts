import type { LookUps } from './rehearsal.ts';

/** What a rehearsal that lacked answers is worth; undefined where it lacked none. */
export function missingWords({ pages, failed, late, outcomes }: LookUps): string | undefined {
  const had = [
    ...(failed > 0 ? [`failed on ${failed}`] : []),
    ...(late > 0 ? [`came too late on ${late}`] : []),
  ];
  const lacking = [
    ...(had.length > 0
      ? [
          `Of ${pages} pages that were tried, look-ups ${had.join(' and ')}: what was not found there may well be there, so a variant that is said to reach nobody may reach somebody.`,
        ]
      : []),
    ...(outcomes === undefined ? [] : [OUTCOMES_WORDS[outcomes]]),
  ];
  return lacking.length === 0 ? undefined : `${lacking.join(' ')} Rehearse again.`;
}

const OUTCOMES_WORDS = {
  failed: 'What visitors did of late could not be read, so how long experiments take is not known.',
  late: 'What visitors did of late came too late, so how long experiments take is not known.',
} as const;
