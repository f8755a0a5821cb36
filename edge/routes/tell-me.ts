import { knownWord, tellProfile, type KnownFact, type Profile } from '#core';
import type { Myself } from '../auth/visitor-auth.ts';
import type { Edge } from '../edge.ts';
import { describeVisitor, type ToldVisitor } from './describe-visitor.ts';

/** Answer of `/v1/me`: all that is kept, and the same in sentences, each with where it comes from. */
export interface ToldMe extends ToldVisitor {
  known: KnownFact[];
  /** What the shop asks for, with what was answered. */
  preferences: { name: string; label: string; options: string[]; values: string[] }[];
}

export async function tellMe(edge: Edge, request: Request, me: Myself, explain: boolean): Promise<ToldMe> {
  const told = await describeVisitor(edge, me, explain);
  const { profile } = told;
  const gpc = request.headers.get('sec-gpc') === '1';
  const labelOf = (name: string) =>
    Object.hasOwn(me.plan.preferences, name) ? me.plan.preferences[name]?.label : undefined;
  return {
    ...told,
    known:
      profile === null
        ? []
        : tellProfile(profile, { titleOf: await titlesOf(edge, me.site, profile), labelOf, gpc }),
    preferences: Object.entries(me.plan.preferences).flatMap(([name, { label, options = [] }]) => {
      if (label === undefined || options.length === 0) return [];
      const word = profile === null ? undefined : knownWord({ ...profile, traits: {} }, name, gpc);
      return [{ name, label, options, values: word === undefined ? [] : [word.value, ...(word.more ?? [])] }];
    }),
  };
}

async function titlesOf(
  edge: Edge,
  site: string,
  profile: Profile,
): Promise<(item: string) => string | undefined> {
  const ids = new Set([
    ...Object.keys(profile.items),
    ...Object.keys(profile.bought),
    ...profile.basket.flatMap((op) => (op.kind === 'set' ? op.lines.map(({ item }) => item) : op.item)),
  ]);
  // What is known of somebody is told them whatever the catalogue does; then by the ids of things.
  const items = await edge.catalog.items(site, [...ids]).catch((error: unknown) => {
    edge.world.log({ what: 'catalog_failed', site, error: String(error) });
    return [];
  });
  const titles = new Map(
    items.map(({ id, title, color }) => [id, color === undefined ? title : `${title} (${color})`]),
  );
  return (item) => titles.get(item);
}
