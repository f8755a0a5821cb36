import { readFileSync } from 'node:fs';
import { BARE_PAGE, BLUNT } from './addresses.ts';
import { edgeCall } from './edge.ts';
import { publishPlan, type Plan } from './publish-plan.ts';
import { openStreet } from './real-world/open-street.ts';

const fileOf = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/**
 * The demo's plan knows the shop's origin only; the fault tests load Tact on another page. And the blunt twin gets the
 * same plan with every manner switched off, and the same catalogue.
 */
export default async function publishPlans(): Promise<void> {
  const plan = await edgeCall<Plan>('GET', '/v1/plan?live=1');
  const origins = [...new Set([...plan.origins, BARE_PAGE])];
  await publishPlan({ ...plan, origins });
  const schema = JSON.parse(fileOf('../docs/plan.schema.json')) as {
    properties: { manners: { properties: Record<string, unknown> } };
  };
  const names = Object.keys(schema.properties.manners.properties);
  const manners = Object.fromEntries(names.map((name) => [name, false]));
  await publishPlan({ ...plan, origins, site: BLUNT, manners });
  await edgeCall('PUT', '/v1/catalog', fileOf('../demo-site/catalog.ndjson'), BLUNT);
  await openStreet(manners);
}
