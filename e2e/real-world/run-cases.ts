import { test, type Page } from '@playwright/test';
import { inWorld, type BrowserCase, type Tab } from '../other-browsers/browser-case.ts';

/** The cases that all browsers share, in Chromium. */
export function runCases(cases: readonly BrowserCase[]): void {
  for (const { title, run } of cases) test(title, ({ page }) => inWorld(tabOf(page), run));
}

function tabOf(page: Page): Tab {
  return {
    async open(url) {
      await page.goto(url);
    },
    run: (expression) => page.evaluate(expression),
    back: () => page.evaluate('void history.back()'),
    click: (selector) => page.click(selector),
  };
}
