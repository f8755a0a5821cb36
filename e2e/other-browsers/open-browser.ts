import type { Tab } from './browser-case.ts';

/** A browser that runs, whatever it is driven by. */
export interface OpenBrowser {
  name: string;
  /** Its driver works with the page's own built-ins. */
  drivenFromThePage?: true;
  /** Gives a tab that knows nothing of the tabs before it. */
  withTab(use: (tab: Tab) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}
