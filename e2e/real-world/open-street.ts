import { readFileSync } from 'node:fs';
import { STREET } from '../addresses.ts';
import { edgeCall } from '../edge.ts';
import { publishPlan } from '../publish-plan.ts';
import { streetPlan } from './street-plan.ts';

/**
 * The street's shops: no manners, so that what a page shows says what the edge has understood. The one that counts in euros has
 * the demo's catalogue.
 */
export async function openStreet(manners: Record<string, unknown>): Promise<void> {
  for (const [currency, site] of Object.entries(STREET))
    await publishPlan(streetPlan(site, { currency, manners }));
  const catalogue = readFileSync(new URL('../../demo-site/catalog.ndjson', import.meta.url), 'utf8');
  await edgeCall('PUT', '/v1/catalog', catalogue, STREET.EUR);
}
