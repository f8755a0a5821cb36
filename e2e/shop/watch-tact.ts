import { expect, type Page } from '@playwright/test';

export interface SeenDecision {
  id: string;
  slot: string;
  action: 'show' | 'default' | 'hold';
  variant?: string;
  reason: { code: string; words: string; numbers?: Record<string, string | number> };
}

export interface TactWatch {
  /** Every answer's decisions, oldest first. */
  decisions: SeenDecision[];
  /** Names of events that the edge has stored. */
  stored: { name: string; params?: Record<string, unknown> }[];
  credential(): string | undefined;
  /** Once every answer that the page has is read here too. */
  heard(): Promise<unknown>;
  latest(slot: string): SeenDecision | undefined;
  /** Waits until the newest decision of a slot gives this reason. */
  untilReason(slot: string, code: string): Promise<SeenDecision>;
  /** Waits until the edge has stored an event of that name. */
  untilStored(name: string, match?: Record<string, unknown>): Promise<void>;
}

interface Answer {
  visitor?: string;
  accepted: string[];
  decisions: SeenDecision[];
}

/** Listens to what page and edge say to each other. Call before the page is opened. */
export function watchTact(page: Page): TactWatch {
  let credential: string | undefined;
  const reading = new Set<Promise<void>>();
  const watch: TactWatch = {
    decisions: [],
    stored: [],
    credential: () => credential,
    heard: () => Promise.all(reading),
    latest: (slot) => watch.decisions.findLast((decision) => decision.slot === slot),
    async untilReason(slot, code) {
      await expect
        .poll(() => watch.latest(slot)?.reason.code, { message: `reason for ${slot}`, timeout: 45_000 })
        .toBe(code);
      return watch.latest(slot) as SeenDecision;
    },
    untilStored: (name, match = {}) =>
      expect
        .poll(() => watch.stored.filter((event) => event.name === name).map((event) => event.params ?? {}), {
          message: `a stored ${name}`,
          timeout: 20_000,
        })
        .toContainEqual(expect.objectContaining(match)),
  };
  page.on('response', (response) => {
    if (!response.url().includes('/v1/sync') || response.status() !== 200) return;
    const asked = response.request().postDataJSON() as {
      events?: { id: string; name: string; params?: Record<string, unknown> }[];
    };
    const take = (answer: Answer): void => {
      credential = answer.visitor ?? credential;
      watch.decisions.push(...answer.decisions);
      watch.stored.push(...(asked.events ?? []).filter((event) => answer.accepted.includes(event.id)));
    };
    // A page that goes away takes its answers along.
    const read = response.json().then(take, () => undefined);
    reading.add(read);
    void read.then(() => reading.delete(read));
  });
  return watch;
}
