import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleReport, withExample } from './report/example-report.ts';
import { ROOT } from './root.ts';

/** Writes the example of docs/report.md from a run. */
const path = join(ROOT, 'docs/report.md');
writeFileSync(path, withExample(readFileSync(path, 'utf8'), exampleReport()));
