import type { Plan } from '../plan/plan.ts';

/**
 * Names of the slots that a request gets an answer for, each once: those asked for, then the plan's invitations in the
 * plan's order, so that which of two invitations comes first does not hang on how the page asked.
 */
export function slotsToAnswer(plan: Plan, asked: readonly string[]): string[] {
  const invitations = Object.keys(plan.slots).filter((name) => plan.slots[name]?.kind === 'invitation');
  return [...new Set([...asked.filter((name) => !invitations.includes(name)), ...invitations])];
}
