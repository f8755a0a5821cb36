import { createTact } from './create-tact.ts';
import { guard } from './guard.ts';
import type { Tact, TactOptions } from './tact.ts';

/*
 * `tact.js`: the script tag, its options, and the commands that the page has queued before. On a platform that lacks
 * something, the page goes on without.
 *
 * An option stands in an attribute or in the script's query: tag managers strip attributes. A module has no
 * `currentScript` (HTML §4.12.1), and is found by its name.
 */
guard(() => {
  const host = window as unknown as { tact?: Partial<Tact> & Iterable<unknown[]> };
  const waiting = host.tact ?? [];
  // Loaded twice: the first one is at work.
  if ('track' in waiting) return;
  const script = (document.currentScript ??
    document.querySelector('script[src*="tact.js"]')) as HTMLScriptElement | null;
  const src = script?.src && new URL(script.src);
  const option = (name: string) =>
    script?.dataset[name] ?? ((src && src.searchParams.get(name)) || undefined);
  const site = option('site');
  const edge = option('edge') ?? (src && new URL('.', src).href);
  if (!site || !edge) return console.error('tact: set data-site, data-edge');
  const wait = option('wait');
  const tact = createTact({
    site,
    edge,
    // Whatever is not spelled `granted` is denied until a signal arrives.
    consent: option('consent'),
    wait: wait && Number(wait),
    layer: option('layer'),
    pages: option('pages'),
    domain: option('domain'),
  } as TactOptions);
  Object.assign(window, { tact });
  tact.push(...waiting);
})();
