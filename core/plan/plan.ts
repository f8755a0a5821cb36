import type * as v from 'valibot';
import type { planSchema } from './plan-schema.ts';

/** What a marketer publishes for one site, checked and with every default filled in. */
export type Plan = v.InferOutput<typeof planSchema>;
/** The same as a marketer writes it: defaults may be left out. */
export type PlanInput = v.InferInput<typeof planSchema>;

export type Slot = Plan['slots'][string];
export type Variant = Slot['variants'][number];
export type Policy = Slot['policy'];
export type About = NonNullable<Variant['about']>;
export type Content = Variant['content'];
export type Manners = Plan['manners'];
export type PickName = Extract<About, { pick: string }>['pick'];
