/// <reference types="@cloudflare/vitest-plugin/types" />

/** Makes `env` of `cloudflare:workers` typed in tests; the worker itself gets its `Env` as an argument. */
declare namespace Cloudflare {
  interface Env extends Readonly<import('./env.ts').Env> {
    readonly TEST_MIGRATIONS: import('@cloudflare/vitest-plugin').D1Migration[];
  }
  interface GlobalProps {
    mainModule: typeof import('./worker.ts');
  }
}
