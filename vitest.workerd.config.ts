import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url).href);

// The assets binding wants its directory to be there; these tests want nothing in it.
mkdirSync(pathOf('sdk/dist'), { recursive: true });

/** What needs the real stores: in workerd, with the bindings of `wrangler.toml` and storage of its own for each file. */
export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: pathOf('wrangler.toml') },
      miniflare: {
        bindings: {
          // 32 bytes for tests alone.
          SIGNING_KEY: 'dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk',
          TEST_MIGRATIONS: await readD1Migrations(pathOf('edge/migrations')),
        },
      },
    })),
  ],
  test: {
    name: 'workerd',
    include: ['edge/**/*.workerd.test.ts'],
    setupFiles: [pathOf('edge/migrations/apply-migrations.workerd.ts')],
  },
});
