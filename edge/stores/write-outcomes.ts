import { DEAL_DAYS_KEPT } from '#core';
import type { OutcomeMessage } from '../ports.ts';
import { jsonChunks } from './json-chunks.ts';
import { KEY_COLUMNS, NAME_FIELDS, SUM_COLUMNS } from './outcomes-cells.ts';

/**
 * How long a message's id and the names of the forgotten are kept. A queue delivers for 14 days at most
 * (developers.cloudflare.com/queues/platform/limits), and an object sends again within minutes of a crash; the rest is slack.
 */
export const APPLIED_DAYS = 30;
const DAY_MS = 86_400_000;
/** What became old is deleted in steps that bound a batch's work; more than the hundred messages that a batch brings (wrangler.toml), so that they keep up. */
export const PRUNED_A_BATCH = 250;

/**
 * A row of raw facts holds one message's, at most so many, whose numbers are the row's times this and their place. A queue's message
 * of 128 KB has more only where they are shorter than any we send.
 */
export const FACTS_A_ROW_MAX = 1000;

/** Rows of ?1 begin with the id of their message. */
const IS_NEW = `NOT EXISTS (SELECT 1 FROM applied_message WHERE id = told.value ->> '$[0]')`;

/** ?1: rows of [message, site, …names, …sums]. All that a batch changes in one cell is one write. */
const addTo = (table: 'cell' | 'forgotten_cell') => `
  INSERT INTO ${table} (${KEY_COLUMNS}, ${SUM_COLUMNS.join(', ')})
  SELECT ${[...NAME_FIELDS.keys(), NAME_FIELDS.length].map((n) => `told.value ->> '$[${n + 1}]'`).join(', ')},
    ${SUM_COLUMNS.map((_, n) => `sum(told.value ->> '$[${n + 2 + NAME_FIELDS.length}]')`).join(', ')}
  FROM json_each(?1) AS told WHERE ${IS_NEW}
  GROUP BY ${[...NAME_FIELDS.keys(), NAME_FIELDS.length].map((n) => n + 1).join(', ')}
  ON CONFLICT (${KEY_COLUMNS}) DO UPDATE SET ${SUM_COLUMNS.map((of) => `${of} = ${of} + excluded.${of}`).join(', ')}`;

const ADD_CELLS = addTo('cell');
const ADD_FORGOTTEN = addTo('forgotten_cell');

/** ?1: rows of [site, visitor]. */
const BURY = `
  INSERT OR IGNORE INTO forgotten_visitor (site, visitor, at)
  SELECT gone.value ->> '$[0]', gone.value ->> '$[1]', ?2 FROM json_each(?1) AS gone ORDER BY gone.key`;

const DROP_FACTS = `
  DELETE FROM raw_fact WHERE number IN (
    SELECT raw.number FROM json_each(?1) AS gone
    CROSS JOIN raw_fact AS raw ON raw.site = gone.value ->> '$[0]' AND raw.visitor = gone.value ->> '$[1]')`;

/** ?1: rows of [message, site, visitor, facts], in the order in which they were told. */
const KEEP_FACTS = `
  INSERT INTO raw_fact (site, visitor, stored_at, facts)
  SELECT told.value ->> '$[1]', told.value ->> '$[2]', ?2, told.value -> '$[3]' FROM json_each(?1) AS told
  WHERE ${IS_NEW} AND NOT EXISTS (
    SELECT 1 FROM forgotten_visitor WHERE site = told.value ->> '$[1]' AND visitor = told.value ->> '$[2]')
  ORDER BY told.key`;

/** ?1: ids. */
const NOTE = `INSERT OR IGNORE INTO applied_message (id, at) SELECT value, ?2 FROM json_each(?1)`;

/** Facts are numbered as they come, so that the first are the oldest. */
const PRUNE_FACTS = `
  DELETE FROM raw_fact WHERE number IN (
    SELECT number FROM (SELECT number, stored_at FROM raw_fact ORDER BY number LIMIT ${PRUNED_A_BATCH}) WHERE stored_at < ?1)`;
const PRUNE_IDS = `
  DELETE FROM applied_message WHERE id IN (SELECT id FROM applied_message WHERE at < ?1 ORDER BY at LIMIT ${PRUNED_A_BATCH})`;
const PRUNE_FORGOTTEN = `
  DELETE FROM forgotten_visitor WHERE number IN (
    SELECT number FROM (SELECT number, at FROM forgotten_visitor ORDER BY number LIMIT ${PRUNED_A_BATCH}) WHERE at < ?1)`;

/**
 * The statements that apply messages, for one transaction. Each finds by the ids which messages are new, so the ids are noted last;
 * who is forgotten comes before the facts, so that facts told in the same batch are not kept either.
 */
export function outcomeStatements(
  db: D1Database,
  messages: readonly OutcomeMessage[],
  at: number,
): D1PreparedStatement[] {
  // A queue may put both deliveries of a message into one batch, and no statement would see the other as applied.
  const once = [...new Map(messages.map((message) => [message.id, message])).values()];
  const [farewells, told] = [once.filter(({ forget }) => forget), once.filter(({ forget }) => !forget)];
  const gone = farewells.flatMap(({ site, forget }) => (forget ?? []).map((visitor) => [site, visitor]));
  const each = (sql: string, rows: readonly unknown[], ...more: number[]) =>
    jsonChunks(rows).map((chunk) => db.prepare(sql).bind(chunk, ...more));
  return [
    ...each(ADD_CELLS, told.flatMap(changeRows)),
    ...each(ADD_FORGOTTEN, farewells.flatMap(changeRows)),
    ...each(BURY, gone, at),
    ...each(DROP_FACTS, gone),
    ...each(KEEP_FACTS, once.flatMap(factRows), at),
    ...each(
      NOTE,
      once.map(({ id }) => id),
      at,
    ),
    db.prepare(PRUNE_FACTS).bind(at - DEAL_DAYS_KEPT * DAY_MS),
    db.prepare(PRUNE_IDS).bind(at - APPLIED_DAYS * DAY_MS),
    db.prepare(PRUNE_FORGOTTEN).bind(at - APPLIED_DAYS * DAY_MS),
  ];
}

function changeRows({ id, site, changes }: OutcomeMessage): unknown[][] {
  return changes.map((change) => [id, site, ...NAME_FIELDS.map((name) => change[name]), ...change.sums]);
}

function factRows({ id, site, visitor, facts }: OutcomeMessage): unknown[][] {
  const rows = Math.ceil(facts.length / FACTS_A_ROW_MAX);
  return Array.from({ length: rows }, (_, n) => [
    ...[id, site, visitor],
    facts.slice(n * FACTS_A_ROW_MAX, (n + 1) * FACTS_A_ROW_MAX),
  ]);
}
