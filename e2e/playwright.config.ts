import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { EDGE_PORT, MORE_SITES, PAGE_PORT, SHOP, SHOP_PORT, TOKEN } from './addresses.ts';

/** Stores made for this run: every run begins with a shop that knows nobody. */
const STATE = process.env['E2E_STATE'] ?? mkdtempSync(join(tmpdir(), 'tact-e2e-'));
process.env['E2E_STATE'] = STATE;

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  forbidOnly: true,
  use: {
    ...devices['Desktop Chrome'],
    baseURL: SHOP,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // What a page sends as it goes is sent by the browser itself, under its own name: a headless one's is a robot's.
        `--user-agent=${devices['Desktop Chrome'].userAgent}`,
      ],
    },
  },
  globalSetup: './publish-plans.ts',
  webServer: [
    {
      command: 'node ../tools/run.mjs start',
      url: `http://127.0.0.1:${SHOP_PORT}/`,
      timeout: 120_000,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
      env: {
        EDGE_PORT: String(EDGE_PORT),
        SHOP_PORT: String(SHOP_PORT),
        TACT_TOKEN: TOKEN,
        TACT_STATE: STATE,
        TACT_MORE_SITES: MORE_SITES.join(','),
        // Stories are about what is decided; that a slow object is not waited for has tests of its own.
        DECISION_DEADLINE_MS: '4000',
      },
    },
    {
      command: 'node faults/page-server.ts',
      url: `http://127.0.0.1:${PAGE_PORT}/`,
      reuseExistingServer: false,
      env: { E2E_PAGE_PORT: String(PAGE_PORT) },
    },
  ],
});
