import { test as base } from '@playwright/test';
import { startStubEdge, type StubEdge } from './stub-edge.ts';

/** Each test has an edge of its own. */
export const test = base.extend<{ edge: StubEdge }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs off this pattern
  edge: async ({}, use) => {
    const edge = await startStubEdge();
    await use(edge);
    await edge.close();
  },
});
