import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface OtherBrowsers {
  firefox: string;
  miniBrowser: string;
}

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];

function findBrowsers(): OtherBrowsers | null {
  const firefox = [process.env['FIREFOX_PATH'] ?? '', ...FIREFOX].find((path) => path && existsSync(path));
  const miniBrowser = findMiniBrowser();
  const hasDriver = existsSync('/usr/bin/WebKitWebDriver') && existsSync('/usr/bin/xvfb-run');
  return firefox && miniBrowser && hasDriver ? { firefox, miniBrowser } : null;
}

/** `/usr/lib/ARCHITECTURE/webkit2gtk-4.1/MiniBrowser` in Debian, `webkitgtk-6.0` elsewhere. */
function findMiniBrowser(): string | undefined {
  const roots = ['/usr/lib', '/usr/libexec', ...listed('/usr/lib').map((name) => join('/usr/lib', name))];
  return roots
    .flatMap((root) =>
      listed(root)
        .filter((name) => /^webkit2?gtk/.test(name))
        .map((name) => join(root, name)),
    )
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((path) => existsSync(path));
}

function listed(folder: string): string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
}

/** Firefox and WebKitGTK, installed as the distribution's packages where we may and they are not there. */
export function ensureBrowsers(): OtherBrowsers {
  const present = findBrowsers();
  if (present) return present;
  if (process.getuid?.() === 0) {
    console.log('No Firefox or WebKitGTK here: installing them for the browser tests …');
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: 'inherit',
        timeout: 600_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    apt('install', '-y', '-qq', ...PACKAGES);
  }
  const installed = findBrowsers();
  if (installed) return installed;
  throw new Error(
    `Firefox and WebKitGTK's driver are not here. Install them (Debian: apt-get install ${PACKAGES.join(' ')}).`,
  );
}
