import { readFileSync } from 'node:fs';

export interface Row {
  at: number;
  type: 'view' | 'cart' | 'purchase';
  item: string;
  category: string;
  brand: string;
  price: number;
}

export interface ShopSession {
  id: string;
  user: string;
  /** In order of time. */
  rows: Row[];
  /** When it first put something in the basket or bought; undefined where it never did. */
  wentOnAt: number | undefined;
}

const COLUMNS = [
  'event_time',
  'event_type',
  'product_id',
  'category_id',
  'category_code',
  'brand',
  'price',
  'user_id',
  'user_session',
];

/** The sessions of a recorded shop (REES46), in the order in which they begin. Throws where a column is missing. */
export function readShopEvents(path: string): ShopSession[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`${path} lacks the columns ${missing.join(', ')}`);
  const sessions = new Map<string, ShopSession>();
  for (const line of lines) {
    const cells = line.split(',');
    const text = (name: string) => cells[names.indexOf(name)] ?? '';
    const id = text('user_session');
    const session = sessions.get(id) ?? { id, user: text('user_id'), rows: [], wentOnAt: undefined };
    session.rows.push({
      at: Date.parse(text('event_time').replace(' UTC', 'Z').replace(' ', 'T')),
      type: text('event_type') as Row['type'],
      item: text('product_id'),
      category: text('category_code') || text('category_id'),
      brand: text('brand'),
      price: Number(text('price')),
    });
    sessions.set(id, session);
  }
  for (const session of sessions.values()) {
    session.rows.sort((a, b) => a.at - b.at);
    session.wentOnAt = session.rows.find(({ type }) => type !== 'view')?.at;
  }
  return [...sessions.values()].sort((a, b) => startOf(a) - startOf(b));
}

export function startOf({ rows }: ShopSession): number {
  return rows[0]?.at ?? 0;
}
