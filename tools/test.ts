import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './find-chromium.ts';
import { ROOT } from './root.ts';

/*
 * `npm test`: everything that must hold before a commit, cheapest first. Every step runs even when an earlier one
 * failed, so that one run tells all. A tool counts as one test, a test runner as what it counted.
 * `npm test -- unit workerd` runs only the steps named.
 */

interface Step {
  name: string;
  command: string[];
  /** A report of the runner's, which says how many passed and failed. */
  report?: { file: string; read: (json: never) => Count };
  before?: () => void;
}
interface Count {
  passed: number;
  failed: number;
}

const REPORTS = join(ROOT, '.build/reports');
const vitest = (project: string): Step => ({
  name: project === 'node' ? 'unit' : project,
  command: [
    ...['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json'],
    `--outputFile.json=${join(REPORTS, `${project}.json`)}`,
  ],
  report: {
    file: `${project}.json`,
    read: (json: {
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
      success: boolean;
    }) => ({
      passed: json.numPassedTests,
      // A file that cannot be loaded has no tests to fail.
      failed: json.numFailedTests || (json.success ? 0 : Math.max(1, json.numFailedTestSuites)),
    }),
  },
});

const STEPS: Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['tsc', '-b'] },
  {
    name: 'import rules',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'core',
      'sdk',
      'edge',
      'demo-site',
      'e2e',
      'tools',
      '--output-type',
      'err',
    ],
  },
  { name: 'unused', command: ['knip', '--no-progress'] },
  { name: 'build', command: ['rollup', '-c', '--silent'] },
  { name: 'size', command: ['size-limit'] },
  { name: 'documents', command: ['node', 'tools/check-documents.ts'] },
  vitest('node'),
  vitest('workerd'),
  { name: 'deploy (dry run)', command: ['wrangler', 'deploy', '--dry-run', '--outdir', '.build/deploy'] },
  {
    name: 'browser',
    command: ['playwright', 'test', '--config', 'e2e/playwright.config.ts'],
    report: {
      file: 'browser.json',
      read: (json: {
        stats: { expected: number; unexpected: number; flaky: number };
        errors: unknown[];
      }) => ({
        passed: json.stats.expected,
        // A test that passes only when tried again is a bug to find.
        failed:
          json.stats.unexpected +
          json.stats.flaky +
          (json.stats.expected + json.stats.unexpected === 0 ? 1 : 0),
      }),
    },
    before: () => {
      process.env['CHROMIUM_PATH'] = ensureChromium();
    },
  },
  {
    // Firefox and WebKitGTK, which it installs where it may; they talk to what the step `build` has built.
    name: 'other browsers',
    command: ['node', '--disable-warning=ExperimentalWarning', 'e2e/other-browsers/run.ts'],
    report: { file: 'other-browsers.json', read: (json: Count) => json },
  },
];

function runStep(step: Step): Count {
  const started = Date.now();
  console.log(`\n── ${step.name} ${'─'.repeat(Math.max(0, 70 - step.name.length))}`);
  const file = step.report && join(REPORTS, step.report.file);
  if (file) rmSync(file, { force: true });
  let status: number | null = 1;
  try {
    step.before?.();
    const [command, ...args] = step.command;
    status = spawnSync(join(ROOT, 'node_modules/.bin', command as string), args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        WRANGLER_SEND_METRICS: 'false',
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(REPORTS, 'browser.json'),
        ...(file && { TACT_REPORT: file }),
        FORCE_COLOR: '0',
      },
    }).status;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  let count: Count = status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (step.report && file && existsSync(file)) {
    count = step.report.read(JSON.parse(readFileSync(file, 'utf8')) as never);
    if (status !== 0 && count.failed === 0) count.failed = 1;
  }
  console.log(
    `${count.failed ? 'FAILED' : 'ok'}  ${step.name}: ${count.passed} passed, ${count.failed} failed in ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
  return count;
}

const only = process.argv.slice(2);
const unknown = only.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length) {
  console.error(
    `No step is called ${unknown.join(', ')}. The steps: ${STEPS.map((step) => step.name).join(', ')}.`,
  );
  process.exit(1);
}
mkdirSync(REPORTS, { recursive: true });
const steps = STEPS.filter((step) => only.length === 0 || only.includes(step.name));
const counts = steps.map((step) => ({ step, ...runStep(step) }));
const failed = counts.filter((count) => count.failed > 0);
if (failed.length) console.log(`\nFailed: ${failed.map((count) => count.step.name).join(', ')}`);
const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(failed.length ? 1 : 0);
