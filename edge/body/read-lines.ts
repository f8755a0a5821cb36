import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { forbiddenKey } from './forbidden-key.ts';
import { checkMediaType, readBody } from './read-body.ts';
import { parseJson } from './read-json.ts';

/** One record of a body: the line it stood in (or its place in the list), counted from 1. */
export type Line =
  | { line: number; ok: true; json: unknown }
  | { line: number; ok: false; code: 'malformed_json' | 'forbidden_key'; detail: string };

export const NDJSON_TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/**
 * Records of a body that is NDJSON, a JSON list, or a JSON object with the list under `member`.
 * A line that cannot be read is a verdict, not the end of the others.
 */
export async function readLines(
  request: Request,
  bounds: { member: string; bytesMax: number; linesMax: number },
): Promise<Outcome<Line[]>> {
  const typed = checkMediaType(request, [...NDJSON_TYPES, 'application/json', 'text/plain']);
  if (!typed.ok) return typed;
  const text = await readBody(request, bounds.bytesMax);
  if (!text.ok) return text;
  const lines = NDJSON_TYPES.includes(typed.value)
    ? ndjson(text.value)
    : jsonOrLines(text.value, typed.value, bounds.member);
  if (!lines.ok) return lines;
  if (lines.value.length > bounds.linesMax) {
    return refuse('too_many_lines', `${lines.value.length} lines; at most ${bounds.linesMax}`);
  }
  return lines;
}

/** `curl --data-binary @file` says no useful type, so what the body is decides where the type does not. */
export function jsonOrLines(text: string, type: string, member: string): Outcome<Line[]> {
  const whole = parseJson(text);
  if (!whole.ok) return type === 'application/json' ? whole : ndjson(text);
  const list = Array.isArray(whole.value) ? whole.value : memberOf(whole.value, member);
  if (Array.isArray(list)) return { ok: true, value: list.map((json, at) => lineOf(at + 1, json)) };
  // One line of NDJSON is a JSON object too.
  if (type !== 'application/json') return ndjson(text);
  return refuse('invalid_request', `a list, or an object with the list "${member}"`);
}

function memberOf(json: unknown, member: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, member)
    ? (json as Record<string, unknown>)[member]
    : undefined;
}

function ndjson(text: string): Outcome<Line[]> {
  const lines = text.split('\n').flatMap((part, at) => ndjsonLine(at + 1, part) ?? []);
  return { ok: true, value: lines };
}

/** undefined for an empty one. */
export function ndjsonLine(line: number, text: string): Line | undefined {
  if (text.trim() === '') return undefined;
  const json = parseJson(text);
  return json.ok
    ? lineOf(line, json.value)
    : { line, ok: false, code: 'malformed_json', detail: json.detail ?? 'not JSON' };
}

function lineOf(line: number, json: unknown): Line {
  const path = forbiddenKey(json);
  if (path === null) return { line, ok: true, json };
  return { line, ok: false, code: 'forbidden_key', detail: `forbidden key at ${path.slice(0, 200)}` };
}
