import { GA4_EVENTS, SERVER_EVENTS, TACT_EVENTS, type EventName } from './event.ts';

const NAMES: ReadonlySet<string> = new Set([...GA4_EVENTS, ...TACT_EVENTS, ...SERVER_EVENTS]);
const SERVER_NAMES: ReadonlySet<string> = new Set(SERVER_EVENTS);

export function isEventName(name: unknown): name is EventName {
  return typeof name === 'string' && NAMES.has(name);
}

/** Believed only from the shop's own systems: a browser could claim a delivery that never was. */
export function isServerOnly(name: EventName): boolean {
  return SERVER_NAMES.has(name);
}
