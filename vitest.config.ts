import { defineConfig } from 'vitest/config';

/** Pure rooms run in Node; what needs the real stores runs in workerd (`*.workerd.test.ts`). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{core,sdk,edge,demo-site,tools}/**/*.test.ts'],
          exclude: ['**/*.workerd.test.ts', '**/node_modules/**', '**/dist/**'],
        },
      },
      './vitest.workerd.config.ts',
    ],
  },
});
