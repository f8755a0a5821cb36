/** Calls the edge with a bearer token; throws an Error that carries the problem document's words. */
export interface EdgeClient {
  base: string;
  call<T>(method: string, path: string, body?: unknown, type?: string): Promise<T>;
}

export class EdgeProblem extends Error {
  readonly status: number;
  readonly code: string;
  constructor(
    what: string,
    status: number,
    body: { code?: string; title?: string; detail?: string; errors?: unknown },
  ) {
    super(
      `${what}: ${status} ${body.code ?? ''} ${body.detail ?? body.title ?? ''}` +
        (body.errors ? `\n${JSON.stringify(body.errors, null, 2)}` : ''),
    );
    this.status = status;
    this.code = body.code ?? '';
  }
}

export function edgeClient(base: string, token: string): EdgeClient {
  return {
    base,
    async call<T>(method: string, path: string, body?: unknown, type = 'application/json'): Promise<T> {
      const answer = await fetch(base + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': type }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      let parsed: unknown;
      try {
        parsed = text ? JSON.parse(text) : {};
      } catch {
        parsed = { detail: text.slice(0, 200) };
      }
      if (!answer.ok) throw new EdgeProblem(`${method} ${path}`, answer.status, parsed as object);
      return parsed as T;
    },
  };
}
