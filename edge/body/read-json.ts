import type * as v from 'valibot';
import { safeParse } from 'valibot';
import { refuse } from '../problem.ts';
import type { Outcome } from '../problem.ts';
import { flawsOf } from './flaws-of.ts';
import { forbiddenKey } from './forbidden-key.ts';
import { checkMediaType, readBody } from './read-body.ts';

export function parseJson(text: string): Outcome<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // The parser's message quotes the body; the position alone helps as much and repeats nothing.
    const at = /position (\d+)/.exec(String(error))?.[1];
    return refuse('malformed_json', at ? `at character ${at}` : undefined);
  }
}

export function checkShape<S extends v.GenericSchema>(schema: S, json: unknown): Outcome<v.InferOutput<S>> {
  const read = safeParse(schema, json);
  if (read.success) return { ok: true, value: read.output };
  const errors = flawsOf(read.issues);
  return refuse('invalid_request', `${errors[0]!.path || 'body'}: ${errors[0]!.detail}`, { errors });
}

/** A whole JSON body of a bearer's call: bounded, UTF-8, JSON, no forbidden keys, of the schema's shape. */
export async function readJson<S extends v.GenericSchema>(
  request: Request,
  schema: S,
  bytesMax: number,
): Promise<Outcome<v.InferOutput<S>>> {
  const typed = checkMediaType(request, ['application/json']);
  if (!typed.ok) return typed;
  const text = await readBody(request, bytesMax);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const clean = refuseForbiddenKeys(json.value);
  return clean.ok ? checkShape(schema, json.value) : clean;
}

export function refuseForbiddenKeys(json: unknown): Outcome<unknown> {
  const path = forbiddenKey(json);
  if (path === null) return { ok: true, value: json };
  const errors = [
    { path, code: 'forbidden_key', detail: 'this name, or nesting this deep, is not taken in' },
  ];
  return refuse('invalid_request', `forbidden key at ${path.slice(0, 200)}`, { errors });
}
