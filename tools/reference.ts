import {
  EVENT_AGE_DAYS_MAX,
  EVENT_BYTES_MAX,
  EVIDENCE,
  FACTS,
  GA4_EVENTS,
  MANNER_CODES,
  MANNERS,
  NOT_SHOWN_CODES,
  readPlan,
  REPORT_DAYS_MAX,
  SERVER_EVENTS,
  SHOWN_CODES,
  SYNC_BYTES_MAX,
  SYNC_EVENTS_MAX,
  SYNC_SLOTS_MAX,
  TACT_EVENTS,
  type EventName,
  type ReasonCode,
} from '#core';
import { format } from 'prettier';
import type { EdgeFacts } from './reference/load-edge.ts';
import { probeEvent } from './reference/probe-event.ts';
import {
  EVENT_FIELDS,
  FACT_WORDS,
  ITEM_FIELDS,
  LIMIT_WORDS,
  MANNER_WORDS,
  REASON_WORDS,
  REJECTION_WORDS,
} from './reference/words.ts';

/*
 * The tables of docs/*.md that the code can tell by itself. Names, defaults, limits and effects come from the code, the
 * words beside them from `reference/words.ts`, whose types let no fact, reason or manner go without.
 */

/** Documents that have such tables, from the root. */
export const REFERENCE_FILES = ['docs/api.md', 'docs/marketer.md'] as const;

const CORE_LIMITS = {
  SYNC_BYTES_MAX,
  SYNC_EVENTS_MAX,
  SYNC_SLOTS_MAX,
  EVENT_BYTES_MAX,
  EVENT_AGE_DAYS_MAX,
  REPORT_DAYS_MAX,
};

/** Every table by its name, as Markdown. Throws on a limit that the edge does not export. */
export function referenceTables(edge: EdgeFacts): Record<string, string> {
  return {
    routes: table(
      ['Method', 'Path', 'Who', 'What'],
      edge.routes.map(({ method, path, who, what }) => [method, code(path), caller(who), what]),
    ),
    problems: table(
      ['Code', 'Status', 'Meaning'],
      Object.entries(edge.problems).map(([name, [status, title]]) => [code(name), String(status), title]),
    ),
    rejections: table(
      ['Code', 'Meaning'],
      Object.entries(REJECTION_WORDS).map(([name, words]) => [code(name), words]),
    ),
    limits: table(['Where', 'At most'], limitRows({ ...edge.limits, ...CORE_LIMITS })),
    events: table(['Event', 'From', 'Needs', 'Changes'], eventRows()),
    fields: [
      `- In an event: ${Object.keys(EVENT_FIELDS).map(code).join(', ')}.`,
      `- In an item: ${Object.keys(ITEM_FIELDS).map(code).join(', ')}.`,
    ].join('\n'),
    reasons: table(['Code', 'Meaning'], reasonRows()),
    facts: table(
      ['Fact', 'Kind', 'Meaning'],
      FACTS.map((fact) => [code(fact), ...FACT_WORDS[fact]]),
    ),
    manners: table(['Manner', 'Default', 'What it does', 'Reason'], mannerRows()),
    signs: table(
      ['Sign', 'Adds', 'At most', 'Half gone after', 'Why'],
      Object.entries(EVIDENCE).map(([name, { weight, weightMax, halfLifeMs, why }]) => [
        code(name),
        String(weight),
        String(weightMax),
        span(halfLifeMs),
        why,
      ]),
    ),
  };
}

/**
 * A document with each `<!-- begin:NAME -->` … `<!-- end:NAME -->` holding the table of that name, formatted as the
 * repository is. Throws on a name that no table has.
 */
export async function withTables(
  document: string,
  tables: Readonly<Record<string, string>>,
): Promise<string> {
  const filled = document.replace(
    /(<!-- begin:(\w+) -->\n)[^]*?(<!-- end:\2 -->)/g,
    (_, begin: string, name: string, end: string) => {
      const found = tables[name];
      if (found === undefined) throw new Error(`No table is called ${name}.`);
      return `${begin}\n${found}\n\n${end}`;
    },
  );
  return format(filled, { parser: 'markdown', singleQuote: true, printWidth: 110 });
}

function eventRows(): string[][] {
  const rows = (names: readonly EventName[], from: string) =>
    names.map((name) => {
      const { needs, changes } = probeEvent(name);
      return [code(name), from, needs.map(code).join(', ') || '–', changes.join(', ') || 'nothing yet'];
    });
  return [
    ...rows(GA4_EVENTS, 'page, server'),
    ...rows(TACT_EVENTS, 'page, server'),
    ...rows(SERVER_EVENTS, 'server'),
  ];
}

function reasonRows(): string[][] {
  return [...SHOWN_CODES, ...NOT_SHOWN_CODES, ...MANNER_CODES].map((name) => [
    code(name),
    REASON_WORDS[name],
  ]);
}

/** In the order in which they are asked, with the defaults that `readPlan` fills in. */
function mannerRows(): string[][] {
  const read = readPlan({
    site: 'a',
    origins: ['https://a.example'],
    currency: 'EUR',
    timezone: 'UTC',
    slots: {},
  });
  if (!read.ok) throw new Error('The smallest plan is refused.');
  const place = (of: ReasonCode) => MANNERS.findIndex((manner) => manner.code === of);
  return Object.entries(read.value.manners)
    .map(([name, preset]) => ({ name, preset, words: MANNER_WORDS[name as keyof typeof MANNER_WORDS] }))
    .sort((a, b) => place(a.words[0]) - place(b.words[0]))
    .map(({ name, preset, words: [reason, what] }) => [
      code(name),
      code(JSON.stringify(preset)),
      what,
      code(reason),
    ]);
}

function limitRows(limits: EdgeFacts['limits']): string[][] {
  return Object.entries(LIMIT_WORDS).map(([name, [where, unit]]) => {
    const limit = limits[name as keyof typeof LIMIT_WORDS];
    if (limit === undefined) throw new Error(`${name} is exported nowhere.`);
    return [where, `${limit.toLocaleString('en-GB')} ${unit}`.trim()];
  });
}

function caller(who: EdgeFacts['routes'][number]['who']): string {
  if (typeof who !== 'string') return `bearer: ${who.map(code).join(' or ')}`;
  return who === 'page' ? 'page of the site' : who === 'visitor' ? 'visitor’s credential' : who;
}

function span(ms: number): string {
  const [unit, one] = ms >= 86_400_000 ? (['day', 86_400_000] as const) : (['minute', 60_000] as const);
  return `${ms / one} ${unit}${ms === one ? '' : 's'}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
