import { readFileSync } from 'node:fs';
import { edgeCall } from './edge.ts';
import { publishPlan, type Plan } from './publish-plan.ts';

/** A site of a spec's own: the demo's live plan as `change` makes it, and the demo's catalogue. Returns that plan. */
export async function openSite(site: string, change: (plan: Plan) => void = () => {}): Promise<Plan> {
  const plan = { ...(await edgeCall<Plan>('GET', '/v1/plan?live=1')), site };
  change(plan);
  await publishPlan(plan);
  const catalogue = readFileSync(new URL('../demo-site/catalog.ndjson', import.meta.url), 'utf8');
  await edgeCall('PUT', '/v1/catalog', catalogue, site);
  return plan;
}
