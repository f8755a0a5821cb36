import type { TactEvent, WireEvent } from '#core';
import type { CorpusLayer, RightEvent } from './read-corpus.ts';
import { itemsOf, understandEvents } from './understand-events.ts';
import { isAmong, judge } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What a data layer is about; page views, scrolling and the like come by themselves. */
const OF_THE_LAYER: ReadonlySet<string> = new Set([
  ...['view_item_list', 'select_item', 'view_item', 'add_to_wishlist', 'add_to_cart', 'remove_from_cart'],
  ...['view_cart', 'begin_checkout', 'add_shipping_info', 'add_payment_info', 'purchase', 'refund'],
]);

/** Holds the events of one sequence against the right ones, in their order by name; an event too many is wrong. */
export function judgeLayer(layer: CorpusLayer, events: readonly WireEvent[]): Verdict[] {
  const { verdicts, say } = judge({ corpus: 'layers', platform: 'Data layers', file: layer.file });
  const { events: read, refused } = understandEvents(events, layer.currency);
  const left = read.filter(({ name }) => OF_THE_LAYER.has(name));

  for (const [n, right] of layer.expect.entries()) {
    const at = left.findIndex(({ name }) => name === right.name);
    const [event] = at < 0 ? [] : left.splice(at, 1);
    judgeEvent(`${n + 1} ${right.name}`, right, event);
  }
  const again = ({ name }: TactEvent) =>
    layer.repeats === true && layer.expect.some((one) => one.name === name);
  const over = left
    .filter((event) => !again(event))
    .map(({ name, params }) => `${name} ${params.transaction_id ?? ''}`);
  if (over.length > 0) say('other', 'too many', [], over, false);
  return verdicts;

  function judgeEvent(what: string, right: RightEvent, event: TactEvent | undefined): void {
    const items = event ? itemsOf(event) : [];
    say('other', `${what}: event`, right.name, event?.name ?? (refused.join('; ') || 'nothing'));
    if (right.items) {
      const ids = items.map(({ item_id }) => item_id);
      const same = ids.length === right.items.length && right.items.every(({ id }, i) => isAmong(id, ids[i]));
      say(
        'id',
        `${what}: ids`,
        brief(right.items.map(({ id }) => id)),
        brief(ids),
        event !== undefined && same,
      );
      each(
        'price',
        'price',
        (item) => item.price,
        (item) => item.price,
      );
      each(
        'name',
        'names',
        (item) => item.name,
        (item) => item.item_name,
      );
      each(
        'other',
        'quantities',
        (item) => item.quantity,
        (item) => item.quantity,
      );
    }
    if (right.currency !== undefined)
      say('currency', `${what}: currency`, right.currency, event?.params.currency);
    if (right.value !== undefined) say('other', `${what}: value`, right.value, event?.params.value);
    if (right.transaction_id !== undefined)
      say('other', `${what}: transaction_id`, right.transaction_id, event?.params.transaction_id);

    /** One field of all items together, where it is expected at all. */
    function each(
      field: Verdict['field'],
      key: string,
      expected: (item: NonNullable<RightEvent['items']>[number]) => unknown,
      got: (item: (typeof items)[number]) => unknown,
    ): void {
      const wanted = (right.items ?? []).map(expected);
      if (wanted.every((value) => value === undefined)) return;
      const found = items.map(got);
      const same = wanted.every((value, i) => value === undefined || value === found[i]);
      say(field, `${what}: ${key}`, brief(wanted), brief(found), same);
    }
  }
}

function brief(values: readonly unknown[]): unknown {
  return values.length > 4 ? [...values.slice(0, 3), `… ${values.length}`] : values;
}
