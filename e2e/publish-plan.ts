import { edgeCall } from './edge.ts';

/** As much of a plan as specs change. */
export interface Plan {
  site: string;
  origins: string[];
  holdout?: number;
  whyThis?: boolean;
  manners?: Record<string, unknown>;
  lifecycle?: Record<string, number>;
  audiences: Record<string, unknown>;
  slots: Record<string, Slot>;
}

export interface Slot {
  policy: { kind: string };
  holdout?: number;
  whyThis?: boolean;
  pages?: string[];
  variants: Variant[];
}

export interface Variant {
  id: string;
  audience?: string;
  priority?: number;
  [other: string]: unknown;
}

export async function publishPlan(plan: Plan): Promise<void> {
  await edgeCall('PUT', '/v1/plan', plan, plan.site);
  await edgeCall('POST', '/v1/plan/publish', {}, plan.site);
}
