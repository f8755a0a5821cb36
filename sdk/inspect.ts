import type { SyncAnswer, SyncRequest } from '#core';

import type { Host } from './host.ts';
import type { Me, Mistake, PanelHost, QueueChange } from './panel/panel-host.ts';

/**
 * What the developer's panel wants to see beyond the host, without a byte of it in `tact.js`: syncs are watched where
 * they pass, at `fetch`, from the moment on that the panel is there. Until it is closed they ask to be explained.
 */
export function inspect(host: Host): PanelHost {
  const takers: ((change: QueueChange) => void)[] = [];
  const mistakeTakers: ((mistakes: readonly Mistake[]) => void)[] = [];
  const { net } = host;
  const own = net.fetch;
  const tell = (state: QueueChange['state'], events: QueueChange['events']) => {
    if (events.length) for (const take of takers) take({ state, at: Date.now(), events });
  };

  async function read(body: unknown, answered: Promise<Response>): Promise<void> {
    try {
      const { events = [] } = JSON.parse(String(body)) as SyncRequest;
      tell(
        'queued',
        events.map(({ id, name }) => ({ id, name })),
      );
      const answer = (await (await answered).clone().json()) as Partial<SyncAnswer>;
      const { accepted = [], rejected = [] } = answer;
      tell(
        'accepted',
        accepted.map((id) => ({ id })),
      );
      tell('rejected', rejected);
      const mistakes = mistakesIn(answer, new Map(events.map(({ id, name }) => [id, name])));
      if (mistakes.length) for (const take of mistakeTakers) take(mistakes);
    } catch {
      // No answer: what was queued still is.
    }
  }

  net.fetch = (input, init) => {
    if (input !== `${host.edge}/v1/sync`) return own(input, init);
    const answered = own(`${input}?explain=1`, init);
    void read(init?.body, answered);
    return answered;
  };

  return Object.assign(host, {
    onQueue: (take: (change: QueueChange) => void) => void takers.push(take),
    onMistakes: (take: (mistakes: readonly Mistake[]) => void) => void mistakeTakers.push(take),
    stop: () => void (net.fetch = own),
    async me(): Promise<Me | undefined> {
      try {
        const credential = host.visitor();
        const response = await own(`${host.edge}/v1/me?explain=1`, {
          headers: credential ? { authorization: `Visitor ${credential}` } : {},
        });
        return response.ok ? await response.json() : undefined;
      } catch {
        return undefined;
      }
    },
  });
}

/** What is refused for want of consent is nobody's mistake. */
function mistakesIn(
  { rejected = [], notes = [] }: Partial<SyncAnswer>,
  names: ReadonlyMap<string, string>,
): Mistake[] {
  const refused = rejected.filter(({ code }) => code !== 'consent_denied');
  return [
    ...refused.map(({ id, ...told }) => ({ ...told, event: id, name: names.get(id), isRefused: true })),
    ...notes.map(({ id, ...told }) => ({ ...told, event: id, name: names.get(id), isRefused: false })),
  ];
}
