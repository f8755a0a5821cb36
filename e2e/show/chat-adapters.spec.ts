import { expect, test } from '@playwright/test';
import { bundle } from './bundle.ts';

const SCRIPT = bundle(`import * as adapters from './chat/adapters.ts'; window.adapters = adapters;`);

declare global {
  var chat: { load(): Promise<void>; open(): void };
  var adapters: Record<string, (options: Record<string, string>) => typeof chat>;
  var calls: unknown[];
}

/** What each vendor's script does on arrival, as far as the adapter relies on it; every call is written down. */
const VENDORS = [
  {
    name: 'intercom',
    options: { app_id: 'app-1' },
    src: 'https://widget.intercom.io/widget/app-1',
    script: 'window.Intercom = (...call) => calls.push(call);',
    loaded: [['boot', { app_id: 'app-1', hide_default_launcher: true }]],
    opened: [['show'], ['update', { hide_default_launcher: false }]],
  },
  {
    name: 'crisp',
    options: { website_id: 'site-1' },
    src: 'https://client.crisp.chat/l.js',
    script: `calls.push(CRISP_WEBSITE_ID, ...$crisp); window.$crisp = { push: (...given) => calls.push(...given) };`,
    loaded: ['site-1', ['do', 'chat:hide']],
    opened: [
      ['do', 'chat:show'],
      ['do', 'chat:open'],
    ],
  },
  {
    name: 'tawk',
    options: { property_id: 'p-1', widget_id: 'w-1' },
    src: 'https://embed.tawk.to/p-1/w-1',
    script: `for (const name of ['hideWidget', 'showWidget', 'maximize']) Tawk_API[name] = () => calls.push(name);
      setTimeout(() => Tawk_API.onLoad(), 50);`,
    loaded: ['hideWidget'],
    opened: ['showWidget', 'maximize'],
  },
  {
    name: 'zendesk',
    options: { key: 'key-1' },
    src: 'https://static.zdassets.com/ekr/snippet.js?key=key-1',
    script: `window.zE = (...call) => calls.push(call); calls.push(document.currentScript.id);`,
    loaded: ['ze-snippet', ['messenger', 'hide']],
    opened: [
      ['messenger', 'show'],
      ['messenger', 'open'],
    ],
  },
];

for (const { name, options, src, script, loaded, opened } of VENDORS)
  test(`${name}: loaded it stays out of sight, and opens when told`, async ({ page }) => {
    const asked: string[] = [];
    await page.route('**/*', (route) => {
      const url = route.request().url();
      if (url === 'https://shop.example/')
        return route.fulfill({ contentType: 'text/html', body: `<script>calls = [];${SCRIPT}</script>` });
      asked.push(url);
      return url === src
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({ status: 404 });
    });
    await page.goto('https://shop.example/');
    const take = () => page.evaluate(() => calls.splice(0));
    await page.evaluate(
      ([vendor, given]) => {
        globalThis.chat = adapters[vendor]!(given);
      },
      [name, options as Record<string, string>] as const,
    );
    expect(asked).toEqual([]);
    await page.evaluate(() => chat.load());
    expect(await take()).toEqual(loaded);
    expect(asked).toEqual([src]);
    await page.evaluate(() => chat.open());
    expect(await take()).toEqual(opened);
  });

test('without its key, or with its script blocked, loading says so instead of hanging', async ({ page }) => {
  await page.route('**/*', (route) =>
    route.request().url() === 'https://shop.example/'
      ? route.fulfill({ contentType: 'text/html', body: `<script>${SCRIPT}</script>` })
      : route.abort(),
  );
  await page.goto('https://shop.example/');
  const fails = (vendor: string, options: Record<string, string>) =>
    page.evaluate(
      async ([name, given]) => {
        try {
          await adapters[name]!(given).load();
          return 'loaded';
        } catch (cause) {
          return String(cause);
        }
      },
      [vendor, options] as [string, Record<string, string>],
    );
  for (const { name, options, src } of VENDORS) {
    expect(await fails(name, options)).toContain(`${src} did not load`);
    expect(await fails(name, {})).toContain('tact.chat needs the option');
  }
});
