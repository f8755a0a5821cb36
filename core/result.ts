/** One thing that is wrong with data from outside: where (keys joined by dots), a stable code, and what to do about it. */
export interface Flaw {
  path: string;
  code: string;
  detail: string;
}

/** Bad data from outside is a result, never an exception. */
export type Result<T> = { ok: true; value: T } | { ok: false; errors: Flaw[] };
