import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import type { Tab } from './browser-case.ts';
import type { OpenBrowser } from './open-browser.ts';

/** Debian's Firefox, by WebDriver BiDi. */
export function openFirefox(executablePath: string): Promise<OpenBrowser> {
  return openPuppeteer('Firefox', { browser: 'firefox', executablePath });
}

/**
 * Chromium with what Playwright takes from it: the back/forward cache, and pages rendered ahead, which wait for ever for a
 * debugger that Playwright does not let go of.
 */
export function openChromium(executablePath: string): Promise<OpenBrowser> {
  return openPuppeteer('Chromium', {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

async function openPuppeteer(name: string, options: LaunchOptions): Promise<OpenBrowser> {
  const browser = await puppeteer.launch({ headless: true, ...options });
  return {
    name: `${name} ${(await browser.version()).replace(/^\D*/, '')}`,
    async withTab(use) {
      // Storage of its own.
      const context = await browser.createBrowserContext();
      try {
        const page = await context.newPage();
        const tab: Tab = {
          async open(url) {
            await page.goto(url, { waitUntil: 'load' });
          },
          run: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
          back: () => page.evaluate('void history.back()') as Promise<void>,
          click: (selector) => page.click(selector),
        };
        await use(tab);
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}
