import type { SyncAnswer, SyncRequest } from '#core';
import { credentialOf } from './credential-of.ts';
import type { Host } from './host.ts';
import type { Me, PanelHost, QueueChange } from './panel/panel-host.ts';

/**
 * What the developer's panel wants to see beyond the host, without a byte of it in `tact.js`: syncs are watched where
 * they pass, at `fetch`, from the moment on that the panel is there.
 */
export function inspect(host: Host): PanelHost {
  const takers: ((change: QueueChange) => void)[] = [];
  const own = window.fetch;
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
      const { accepted = [], rejected = [] } = (await (await answered).clone().json()) as Partial<SyncAnswer>;
      tell(
        'accepted',
        accepted.map((id) => ({ id })),
      );
      tell('rejected', rejected);
    } catch {
      // No answer: what was queued still is.
    }
  }

  window.fetch = (input, init) => {
    const answered = own.call(window, input, init);
    if (input === `${host.edge}/v1/sync`) void read(init?.body, answered);
    return answered;
  };

  return Object.assign(host, {
    onQueue: (take: (change: QueueChange) => void) => void takers.push(take),
    async me(): Promise<Me | undefined> {
      try {
        const credential = credentialOf(host);
        const response = await own.call(window, `${host.edge}/v1/me?explain=1`, {
          headers: credential ? { authorization: `Visitor ${credential}` } : {},
        });
        return response.ok ? await response.json() : undefined;
      } catch {
        return undefined;
      }
    },
  });
}
