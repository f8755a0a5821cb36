import { makeWorld } from './make-world.ts';
import { FIELDS, type Field } from './policies.ts';
import { pageAsItIs } from './policy-uniform.ts';
import { serve, type Score } from './serve.ts';
import { WORLDS } from './worlds.ts';

/** One world of one seed, served by everybody. */
export interface Trial {
  world: string;
  seed: number;
  field: Field;
  visits: number;
  /** In the order of the field. */
  scores: Score[];
  control: Score;
}

export function trySeed(name: string, seed: number, field: Field): Trial {
  const laws = WORLDS.find((each) => each.name === name);
  if (laws === undefined) throw new Error(`There is no world ${name}.`);
  const world = makeWorld(laws, seed);
  const scores = FIELDS[field].map((policy) => serve(world, policy));
  const control = serve(world, pageAsItIs, 'control');
  return { world: name, seed, field, visits: world.visits.length, scores, control };
}
