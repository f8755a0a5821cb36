import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

function runs(path: string | undefined): path is string {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of a Chromium that is there now: the one named by CHROMIUM_PATH, the system's, or Playwright's own. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return runs(named) ? named : null;
  return [...SYSTEM, chromium.executablePath()].find(runs) ?? null;
}

/**
 * The same, installing one when there is none: Playwright's own where it can be downloaded, else the
 * distribution's package where we may install it.
 */
export function ensureChromium(): string {
  const present = findChromium();
  if (present) return present;
  console.log('No Chromium here: installing one for the browser tests …');
  spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit', timeout: 180_000 });
  if (!findChromium() && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', timeout: 180_000 });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit', timeout: 600_000 });
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'No Chromium could be installed. Install one (Debian: apt-get install chromium) or name one by CHROMIUM_PATH=/path/to/chrome.',
  );
}
