/** Calls the edge with a bearer token; throws an Error that carries the problem document's words. */
export interface EdgeClient {
  base: string;
  call<T>(method: string, path: string, body?: unknown, type?: string): Promise<T>;
  /** What is answered to a GET, as it is: NDJSON, CSV. */
  text(path: string): Promise<string>;
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
  const ask = async (
    method: string,
    path: string,
    init: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<string> => {
    const answer = await fetch(base + path, {
      ...init,
      method,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
    });
    const text = await answer.text();
    if (!answer.ok) throw new EdgeProblem(`${method} ${path}`, answer.status, parse(text) as object);
    return text;
  };
  return {
    base,
    text: (path) => ask('GET', path),
    async call<T>(method: string, path: string, body?: unknown, type = 'application/json'): Promise<T> {
      const init =
        body === undefined
          ? {}
          : {
              headers: { 'content-type': type },
              body: typeof body === 'string' ? body : JSON.stringify(body),
            };
      return parse(await ask(method, path, init)) as T;
    },
  };
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return { detail: text.slice(0, 200) };
  }
}
