import { thingOf } from '../manners/thing-of.ts';
import type { Profile } from '../profile/profile.ts';
import { newestBuys } from './bought.ts';
import { fuseRanks, type RankedList } from './fuse-ranks.ts';
import { likeIt } from './like-it.ts';
import { likedCategories } from './liked-categories.ts';
import { oneOfEachThing } from './one-of-each-thing.ts';
import { known, type Picked, type PickInput } from './picked.ts';
import { popularIn } from './popular-in.ts';
import { quoted } from './quoted.ts';

/** Each costs a look-up of what orders teach; what was bought before these has been followed by them. */
const BOUGHT_MAX = 6;
/** Orders teach what follows within a quarter (`FOLLOWED_DAYS_MAX`); after four of them it is another story. */
const HALF_LIFE_MS = 90 * 24 * 3_600_000;
const WEIGHT_MIN = 1 / 16;
/** Looked up for each one that is wanted: some turn out to be what was bought, in another colour. */
const LOOKED_UP_EACH = 2;

interface Source extends RankedList {
  why: string;
}

/**
 * What comes next for this visitor: what people went on to buy after the same purchases, the newest counting most; after an
 * experience others of its kind; and then what is popular in the categories that they lean to. Never what was bought.
 */
export function next(input: PickInput): Picked {
  const { profile, catalog, count } = input;
  if (profile === null) return { lacks: 'Nobody is known here, so nothing is known that could come next.' };
  const newest = newestBuys(profile).slice(0, BOUGHT_MAX);
  const after = newest.flatMap((buy) => sourceAfter(buy, input));
  const liked = likings(profile, input);
  const bought = Object.keys(profile.bought);
  // What orders teach of a purchase says more than a leaning, so the two are not mixed.
  const ids = [...new Set([...fuseRanks(after), ...fuseRanks(liked)])]
    .filter((id) => !bought.includes(id))
    .slice(0, count * LOOKED_UP_EACH);
  const things = new Set(newest.map(({ item: id }) => thingOf(catalog.item(id) ?? { id })));
  const items = known(catalog, ids).filter((item) => !things.has(thingOf(item)));
  if (items.length === 0)
    return { lacks: 'Too little is known of what this visitor buys and likes to say what comes next.' };
  const sources = [...after, ...liked];
  return {
    items: oneOfEachThing(items).slice(0, count),
    why: ({ id }) => sources.find((source) => source.ids.includes(id))?.why ?? LIKED,
  };
}

const LIKED = 'It is among what is bought most at the moment, and close to what you looked at or bought.';

function sourceAfter({ item: id, at }: { item: string; at: number }, input: PickInput): Source[] {
  const { context, catalog } = input;
  const item = catalog.item(id);
  const weight = 2 ** (-Math.max(0, context.now - at) / HALF_LIFE_MS);
  if (item?.experience === true) {
    const ids = likeIt(item, input).map((each) => each.id);
    return [{ ids, weight, why: `It is like ${quoted(item.title)}, which you bought.` }];
  }
  const ids = weight < WEIGHT_MIN ? [] : (catalog.lessons(id)?.next ?? []).map((each) => each.item);
  const name = item === undefined ? 'what you bought' : quoted(item.title);
  return ids.length === 0 ? [] : [{ ids, weight, why: `People who bought ${name} came back for this.` }];
}

function likings(profile: Profile, { context, catalog }: PickInput): Source[] {
  return likedCategories(profile, context.now, catalog).map(({ path, share }) => ({
    ids: popularIn(path, catalog).map(({ id }) => id),
    weight: share,
    why: LIKED,
  }));
}
