import { STREET_PORT } from '../addresses.ts';
import type { Plan } from '../publish-plan.ts';

/** Chromium resolves every name under localhost to this machine; the edge takes the origins for those of one shop. */
const HOSTS = ['localhost', 'www.shop.localhost', 'checkout.shop.localhost'];
/** One port a worker. */
const PORTS = [STREET_PORT, STREET_PORT + 1];

/** Three slots: what everybody sees, what lies in the basket, and what the page is about. */
export function streetPlan(site: string, more: Record<string, unknown>): Plan {
  const banner = (title: string) => ({ kind: 'banner', title });
  return {
    site,
    origins: PORTS.flatMap((port) => HOSTS.map((host) => `http://${host}:${port}`)),
    ...{ timezone: 'Europe/Paris', whyThis: false },
    audiences: { 'has-a-basket': { fact: 'basket.count', is: '>', value: 0 } },
    slots: {
      'my-hero': {
        kind: 'content',
        policy: { kind: 'pin' },
        variants: [{ id: 'v1', content: banner('VARIANT') }],
      },
      'my-basket': {
        kind: 'content',
        policy: { kind: 'pin' },
        variants: [
          {
            id: 'b1',
            audience: 'has-a-basket',
            about: { pick: 'basket' },
            familiarity: 'remembered',
            purpose: 'service',
            content: { kind: 'basket', title: 'PERSONAL' },
          },
        ],
      },
      'my-item': {
        kind: 'content',
        policy: { kind: 'pin' },
        variants: [{ id: 'i1', familiarity: 'contextual', content: banner('ABOUT {{item.title}}') }],
      },
    },
    ...more,
  } as Plan;
}
