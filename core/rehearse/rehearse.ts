import type { CatalogItem, CatalogLookup } from '../catalog/item.ts';
import type { Context } from '../decide/context.ts';
import { decideAll } from '../decide/decide-all.ts';
import { momentOf } from '../decide/moment.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../profile/profile.ts';
import { foreseeExperiments, type RecentOutcomes } from './foresee-experiments.ts';
import type { LookUps, Rehearsal } from './rehearsal.ts';
import { REHEARSAL_SESSION, type SampleVisitor } from './sample-visitors.ts';
import { scenesOf, type Scene } from './scenes.ts';
import { tally, type Performance } from './tally.ts';

/** Somebody for whom the plan is tried. */
export interface Actor {
  visitor: string;
  kind: 'stored' | 'sample';
  profile: Profile | null;
  context: Context;
}

/** Stored visitors are met as they were when they were last here: with the intent, the hour and the visit of then. */
export function storedActor(visitor: string, profile: Profile): Actor {
  const visit = profile.visits.reduce<Profile['visits'][number] | undefined>(
    (last, each) => (last === undefined || each.last > last.last ? each : last),
    undefined,
  );
  return { visitor, kind: 'stored', profile, context: contextOf(profile.last, visit?.id ?? '', 'granted') };
}

export function sampleActor({ name, profile, consent }: SampleVisitor, now: number): Actor {
  return { visitor: name, kind: 'sample', profile, context: contextOf(now, REHEARSAL_SESSION, consent) };
}

/** What a page is decided with, and whether some of it may be missing. */
export interface Looked {
  catalog: CatalogLookup;
  hasFailed: boolean;
  isLate: boolean;
}

/** The pages on which each slot of the plan is tried for this actor. */
export function actorScenes(plan: Plan, actor: Actor, items: readonly CatalogItem[]): Map<string, Scene[]> {
  return new Map(
    Object.entries(plan.slots).map(([name, slot]) => [
      name,
      scenesOf(slot, actor.profile, actor.context, items),
    ]),
  );
}

export function contextAt({ context }: Actor, { path, itemId }: Scene): Context {
  const page = {
    ...context.page,
    path,
    url: `https://rehearsal.invalid${path}`,
    ...(itemId !== undefined && { itemId }),
  };
  return { ...context, page };
}

/**
 * What a plan would do for these actors, before anyone sees it. Nothing is kept, and nobody is held out: what a control
 * group would have been shown counts as shown.
 *
 * @param recent what visitors did of late, from which experiments are foreseen
 * @param play the catalogue for an actor's decisions on a page, filled as for the real thing (`wantedBy`)
 */
export async function rehearse(input: {
  plan: Plan;
  actors: readonly Actor[];
  items: readonly CatalogItem[];
  recent: RecentOutcomes;
  play: (actor: Actor, context: Context, slots: readonly string[]) => Promise<Looked>;
}): Promise<Rehearsal> {
  const { actors, items, recent, play } = input;
  const plan = withoutHoldout(input.plan);
  const performances: Performance[] = [];
  const { cells } = recent;
  const lookUps: LookUps = {
    ...{ pages: 0, failed: 0, late: 0 },
    ...(typeof cells === 'string' && { outcomes: cells }),
  };
  for (const actor of actors) {
    const byPath = new Map<string, { scene: Scene; slots: string[] }>();
    for (const [slot, scenes] of actorScenes(plan, actor, items)) {
      for (const scene of scenes) {
        const there = byPath.get(scene.path) ?? { scene, slots: [] };
        there.slots.push(slot);
        byPath.set(scene.path, there);
      }
    }
    for (const { scene, slots } of byPath.values()) {
      const context = contextAt(actor, scene);
      const { catalog, hasFailed, isLate } = await play(actor, context, slots);
      lookUps.pages += 1;
      lookUps.failed += Number(hasFailed);
      lookUps.late += Number(isLate);
      const { profile, visitor } = actor;
      const decided = decideAll({ plan, planVersion: 0, slots, profile, context, catalog, seed: 0, visitor });
      decided.decisions.forEach((decision, index) => {
        // Invitations are answered wherever they are asked; only the pages that they are tried on count.
        const explanation = decided.explanations[index];
        if (explanation === undefined || !slots.includes(decision.slot)) return;
        performances.push({ actor, path: scene.path, decision, explanation, catalog });
      });
    }
  }
  const facts = actors.map((actor) => {
    const { context, profile, visitor } = actor;
    const moment = {
      plan,
      planVersion: 0,
      profile,
      context,
      catalog: EMPTY,
      seed: 0,
      visitor,
      explaining: false,
    };
    return { actor, facts: momentOf(moment).facts };
  });
  const experiments = foreseeExperiments(input.plan, recent);
  return { ...tally(plan, performances, facts, lookUps), experiments };
}

const EMPTY: CatalogLookup = {
  item: () => undefined,
  category: () => [],
  popular: () => [],
  lessons: () => undefined,
};

function withoutHoldout(plan: Plan): Plan {
  const slots = Object.entries(plan.slots).map(([name, slot]) => [name, { ...slot, holdout: 0 }]);
  return { ...plan, holdout: 0, slots: Object.fromEntries(slots) as Plan['slots'] };
}

function contextOf(now: number, session: string, personalization: 'granted' | 'denied'): Context {
  return {
    now,
    session: personalization === 'granted' ? session : '',
    page: { url: 'https://rehearsal.invalid/', path: '/', busy: [] },
    consent: { personalization, analytics: 'granted' },
    gpc: false,
  };
}
