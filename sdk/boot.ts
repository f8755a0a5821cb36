import { createTact } from './create-tact.ts';
import { guard } from './guard.ts';
import type { ConsentStart } from './consent.ts';
import type { Tact, TactOptions } from './tact.ts';

// `tact.js`: the script tag, its attributes, and the commands that the page has queued before. On a platform that lacks
// something, the page goes on without.
guard(() => {
  const host = window as unknown as { tact?: Partial<Tact> & Iterable<unknown[]> };
  const waiting = host.tact ?? [];
  // Loaded twice: the first one is at work.
  if ('track' in waiting) return;
  const script = document.currentScript as HTMLScriptElement;
  const { site, edge, consent, wait } = script.dataset;
  if (!site) return console.error('tact: no data-site');
  const tact = createTact({
    site,
    edge: edge ?? new URL('.', script.src).href,
    // Whatever is not spelled `granted` is denied until a signal arrives.
    consent: consent as ConsentStart | undefined,
    wait: wait && Number(wait),
  } as TactOptions);
  Object.assign(window, { tact });
  tact.push(...waiting);
})();
