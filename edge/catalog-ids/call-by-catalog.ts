import { idPattern, renameItems, resolveAsk } from '#core';
import type { Ask, FoundItems, Here, IdPattern, Plan, Profile, TactEvent, WireNote } from '#core';
import type { Edge } from '../edge.ts';
import { ASKS_MAX, findItems } from './find-items.ts';
import { idNotes, wireIdNotes } from './id-notes.ts';
import type { Answer, AnswerInEvent } from './id-notes.ts';

/** What was said, by whom, and how long it may take to understand it. */
export interface Said {
  site: string;
  plan: Pick<Plan, 'ids'> | undefined;
  /** The page of the request; absent where events come from elsewhere. */
  here?: Here;
  events: readonly TactEvent[];
  /** They come again, as after a first contact: what is wrong in them is counted then. */
  comeAgain?: boolean;
  /** What is known of the visitor, where it matters which variant of a thing they know. */
  profile?: () => Promise<Profile | null>;
  waitMs: number;
}

export interface Called {
  events: TactEvent[];
  /** The item that the page is about: the catalogue's id where it has one, else as the page says. */
  itemId?: string;
  /** Ids in events that the catalogue does not have; none where it is empty, or was not there in time. */
  notes: WireNote[];
}

/**
 * Events and page by the catalogue's ids. What the catalogue does not have, and all of it where the catalogue is not there in
 * time, is called as the page calls it. Never rejects.
 */
export async function callByCatalog(edge: Edge, said: Said): Promise<Called> {
  const { events, here, waitMs, site } = said;
  const { catalog, world } = edge;
  const asSaid: Called = {
    events: [...events],
    notes: [],
    ...(here?.itemId !== undefined && { itemId: here.itemId }),
  };
  const asks = asksOf(said);
  if (asks.length === 0) return asSaid;
  const calling = catalog
    .isEmpty(site)
    .then((isEmpty) => (isEmpty ? asSaid : call(edge, said, asks)))
    .catch((error: unknown) => {
      world.log({ what: 'catalog_failed', site, error: String(error) });
      return asSaid;
    });
  // What comes too late for this request is at hand for the next.
  world.waitUntil(calling);
  return Promise.race([calling, world.sleep(waitMs).then(() => asSaid)]);
}

async function call(edge: Edge, said: Said, asks: readonly Ask[]): Promise<Called> {
  const { site, plan, events, here } = said;
  const patterns = [plan?.ids.page ?? []].flat().map(idPattern);
  const found = await findItems(edge.catalog, site, asks, patterns);
  const known = asks.some((ask) => needsHistory(ask, patterns, found)) ? await historyOf(edge, said) : [];

  /** What this request has spoken of already comes before what was known. */
  const history = [...known];
  const answerTo = (ask: Ask): Answer => {
    const resolved = resolveAsk(ask, patterns, found, () => history);
    if (resolved.kind === 'found') history.unshift(resolved.item.id);
    return { ask, resolved };
  };
  const pageAsk = here && askOf(here);
  const ofPage = pageAsk === undefined ? [] : [answerTo(pageAsk)];
  const ofEvents: AnswerInEvent[] = [];
  const inEvents = events.map((event) =>
    renameItems(event, here, (ask, path) => {
      const answer = answerTo(ask);
      ofEvents.push({ ...answer, event: event.id, path });
      return idOf(answer);
    }),
  );
  const answers = [...ofPage, ...ofEvents];
  // An event of the page may say more of the same item than its id: a GTIN, a group.
  const own = ofPage[0] && idOf(ofPage[0]);
  const itemId = own ?? calledSo(answers, here?.itemId) ?? here?.itemId;
  const renamed = inEvents.map((named) => {
    const { page } = named;
    const isHere = page !== undefined && page.path !== '' && page.path === here?.path;
    return isHere && itemId !== undefined ? { ...named, page: { ...page, itemId } } : named;
  });
  edge.health.count(site, idNotes(said.comeAgain ? ofPage : answers, answers));
  const notes = wireIdNotes(ofEvents, answers);
  return { events: renamed, notes, ...(itemId !== undefined && { itemId }) };
}

function idOf({ resolved }: Answer): string | undefined {
  return resolved.kind === 'found' ? resolved.item.id : undefined;
}

/** What was found for this id anywhere in the request. */
function calledSo(answers: readonly Answer[], id: string | undefined): string | undefined {
  const answer = answers.find(({ ask, resolved }) => ask.id === id && resolved.kind === 'found');
  return id === undefined || answer === undefined ? undefined : idOf(answer);
}

/** The page's own, and one for each item of each event; ASKS_MAX at most, the rest stays as it was said. */
function asksOf({ here, events }: Said): Ask[] {
  const page = here && askOf(here);
  const asks = page === undefined ? [] : [page];
  for (const event of events)
    renameItems(event, here, (ask) => {
      asks.push(ask);
      return undefined;
    });
  return asks.slice(0, ASKS_MAX);
}

function askOf({ url, canonical, itemId }: Here): Ask | undefined {
  const addresses = [url, canonical].filter((each) => each !== undefined && each !== '') as string[];
  if (addresses.length === 0 && itemId === undefined) return undefined;
  return { addresses, ...(url !== '' && { at: url }), ...(itemId !== undefined && { id: itemId }) };
}

function needsHistory(ask: Ask, patterns: readonly IdPattern[], found: FoundItems): boolean {
  let isAsked = false;
  resolveAsk(ask, patterns, found, () => {
    isAsked = true;
    return [];
  });
  return isAsked;
}

/** Items that the visitor has had to do with, the latest first; none where that cannot be read. */
async function historyOf({ world }: Edge, { profile, site }: Said): Promise<string[]> {
  const found = await profile?.().catch((error: unknown) => {
    world.log({ what: 'snapshot_failed', site, error: String(error) });
    return null;
  });
  return Object.entries(found?.items ?? {})
    .toSorted(([, a], [, b]) => b.touched - a.touched)
    .map(([id]) => id);
}
