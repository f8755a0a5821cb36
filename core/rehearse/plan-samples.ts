import { comparisonsIn, type Comparison } from '../audience/comparisons-in.ts';
import type { CatalogItem } from '../catalog/item.ts';
import type { Plan } from '../plan/plan.ts';
import { paramsOf, sampleProfile, type SampleVisitor, type Step } from './sample-visitors.ts';

/** Beside the people whom every shop has; a plan with more particular wishes than these is tried on stored visitors. */
const PLAN_SAMPLES_MAX = 24;
const WORD_FACT = /^(preference|trait|known)\.(.+)$/;

/**
 * One visitor for each thing that this plan's audiences ask of people: who came by the campaign that it names, has looked at
 * the category, has said the word. Without them, whatever waits for a letter that has not gone out yet would seem to be for nobody.
 *
 * @param items of the categories that the plan names, one is enough
 */
export function planSamples(plan: Plan, items: readonly CatalogItem[], now: number): SampleVisitor[] {
  const comparisons = Object.values(plan.audiences).flatMap((rule) => comparisonsIn(rule, plan.audiences));
  const cast = new Map(comparisons.flatMap((each) => stepsFor(each, items)));
  return [...cast].slice(0, PLAN_SAMPLES_MAX).map(([name, steps]) => ({
    name,
    profile: sampleProfile(name, steps, now),
    consent: 'granted',
  }));
}

function stepsFor({ fact, is, value }: Comparison, items: readonly CatalogItem[]): [string, Step[]][] {
  if (is !== '=' && is !== 'in' && is !== 'contains') return [];
  return [value].flat().flatMap((each): [string, Step[]][] => {
    if (typeof each !== 'string') return [];
    if (fact === 'campaign.name') return [[`came by the campaign ${each}`, arrival({ name: each })]];
    if (fact === 'campaign.source') return [[`came by ${each}`, arrival({ source: each })]];
    if (fact === 'viewed.categories') return looks(each, items);
    const [, kind, name] = WORD_FACT.exec(fact) ?? [];
    if (name === undefined) return [];
    return kind === 'preference'
      ? [[`has said ${name}: ${each}`, [[2, 'preference', { name, values: [each] }]]]]
      : [[`is said to be ${name}: ${each}`, [[2, 'trait', { name, values: [each] }]]]];
  });
}

function arrival(campaign: NonNullable<NonNullable<Step[3]>['campaign']>): Step[] {
  return [[0.0005, 'page_view', {}, { path: '/', campaign }]];
}

function looks(category: string, items: readonly CatalogItem[]): [string, Step[]][] {
  const item = items.find(({ categories }) => categories.includes(category));
  if (item === undefined) return [];
  const look = (daysAgo: number): Step => [daysAgo, 'view_item', paramsOf(item)];
  return [[`has looked at ${category}`, [look(3), look(0.001)]]];
}
