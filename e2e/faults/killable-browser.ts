import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';

export interface KillableBrowser {
  page(): Promise<Page>;
  /** SIGKILL for the whole browser, as when the machine runs out of memory. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export function newBrowserFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tact-browser-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A Chromium in a process group of its own, on a profile folder that outlives it. */
export async function launchKillable(folder: string): Promise<KillableBrowser> {
  const named = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const portFile = join(folder, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  // A killed browser leaves its lock behind.
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(folder, lock), { force: true });
  const child = spawn(
    existsSync(named) ? named : chromium.executablePath(),
    [
      ...[
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-sync',
      ],
      ...['--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0'],
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { detached: true, stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let ready = '';
  // The file is there before all of it is written: a port and a path.
  for (let tried = 0; tried < 300 && !/^\d+\n\/\S+$/.test(ready); tried++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (existsSync(portFile)) ready = readFileSync(portFile, 'utf8').trim();
  }
  const [port, path] = ready.split('\n');
  const browser: Browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
  const signal = (): void => {
    try {
      process.kill(-(child.pid as number), 'SIGKILL');
    } catch {
      // Gone already.
    }
  };
  return {
    async page() {
      const context = browser.contexts()[0];
      if (!context) throw new Error('the browser has no context');
      return context.newPage();
    },
    async kill() {
      signal();
      await ended;
    },
    async close() {
      await browser.close().catch(() => undefined);
      signal();
      await ended;
    },
  };
}
