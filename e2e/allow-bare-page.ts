import { BARE_PAGE } from './addresses.ts';
import { edgeCall } from './edge.ts';

/** The demo's plan knows the shop's origin only; the fault tests load Tact on another page. */
export default async function allowBarePage(): Promise<void> {
  const plan = await edgeCall<{ origins: string[] }>('GET', '/v1/plan?live=1');
  if (plan.origins.includes(BARE_PAGE)) return;
  await edgeCall('PUT', '/v1/plan', { ...plan, origins: [...plan.origins, BARE_PAGE] });
  await edgeCall('POST', '/v1/plan/publish', {});
}
