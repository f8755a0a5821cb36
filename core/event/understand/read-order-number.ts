import { cleanText, ID_MAX, readId } from '../../clean-text.ts';
import { hash32 } from '../../learn/hash.ts';
import { firstSaid, isSaid } from './said.ts';

/** What scripts write where there is no order. */
const NOTHING = /^(?:|undefined|null|nan|none|false|true|\[object object\]|\(not set\)|n\/a)$/i;

/**
 * The number of an order as it is kept; undefined where none was said. What would not do as an id (too long, of several
 * lines, an object) is made one, the same each time it is told.
 */
export function readOrderNumber(raw: unknown): { id: string; isAsSaid: boolean } | undefined {
  const said = Array.isArray(raw) ? (raw[0] as unknown) : raw;
  if (isSaid(said)) {
    const inner = firstSaid(said, ['id', 'number', 'order_id', 'orderId', 'order_number', 'name']);
    const id = typeof inner === 'object' ? undefined : readOrderNumber(inner)?.id;
    return id === undefined ? undefined : { id, isAsSaid: false };
  }
  if (typeof said !== 'string' && typeof said !== 'number') return undefined;
  const text = String(said).trim();
  if (NOTHING.test(text)) return undefined;
  const id = readId(said);
  if (id !== undefined) return { id, isAsSaid: said === raw };
  const mark = hash32(text).toString(16).padStart(8, '0');
  return { id: `${cleanText(text, ID_MAX - 9)}~${mark}`, isAsSaid: false };
}
