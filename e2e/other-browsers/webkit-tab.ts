import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import type { Tab } from './browser-case.ts';
import type { OpenBrowser } from './open-browser.ts';

/*
 * WebKitGTK's MiniBrowser by its own driver, in plain W3C WebDriver (w3.org/TR/webdriver2) over fetch. The driver opens a browser
 * a session, with storage that goes with it, so each case has one; a start takes under half a second.
 */
const DRIVER = 'WebKitWebDriver';
const READY_MS_MAX = 10_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export async function openWebkit(miniBrowser: string): Promise<OpenBrowser> {
  const port = await freePort();
  // `xvfb-run` gives it a screen, which MiniBrowser cannot do without.
  const child = spawn('xvfb-run', ['-a', DRIVER, `--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  };
  await untilReady(() => call<{ ready: boolean }>('GET', '/status'));

  async function newSession() {
    const capabilities = {
      alwaysMatch: {
        pageLoadStrategy: 'normal',
        timeouts: { script: 15_000, pageLoad: 15_000 },
        'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation', '--private'] },
      },
    };
    return call<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
      capabilities,
    });
  }

  const first = await newSession();
  await call('DELETE', `/session/${first.sessionId}`);
  return {
    drivenFromThePage: true,
    name: `WebKitGTK ${first.capabilities.browserVersion}`,
    async withTab(use) {
      const { sessionId } = await newSession();
      const at = `/session/${sessionId}`;
      const tab: Tab = {
        async open(url) {
          await call('POST', `${at}/url`, { url });
        },
        run: <T>(expression: string) =>
          call<{ value: T; error?: string }>('POST', `${at}/execute/async`, {
            // As part of the script, since policies forbid `eval`; a promise is awaited in the page.
            script: `const done = arguments[arguments.length - 1];
              Promise.resolve().then(() => (${expression}\n)).then((value) => done({ value: value === undefined ? null : value }), (error) => done({ error: String(error) }))`,
            args: [],
          }).then(({ value, error }) => {
            if (error) throw new Error(error);
            return value;
          }),
        async back() {
          // Not the driver's own: it passes over what was pushed without a person's click.
          await call('POST', `${at}/execute/sync`, { script: 'history.back()', args: [] });
        },
        async click(selector) {
          const element = await call<Record<string, string>>('POST', `${at}/element`, {
            using: 'css selector',
            value: selector,
          });
          await call('POST', `${at}/element/${element[ELEMENT]}/click`, {});
        },
      };
      try {
        await use(tab);
      } finally {
        await call('DELETE', at);
      }
    },
    async close() {
      // The group is this run's own: driver and screen.
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
    },
  };
}

async function untilReady(status: () => Promise<{ ready: boolean }>): Promise<void> {
  const end = Date.now() + READY_MS_MAX;
  for (;;) {
    try {
      if ((await status()).ready) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > end) throw new Error(`${DRIVER} did not come up.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
