import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFERENCE_FILES, referenceTables, withTables } from './reference.ts';
import { loadEdge } from './reference/load-edge.ts';
import { ROOT } from './root.ts';

/** Writes the tables that the code can tell into the documents. */
const tables = referenceTables(await loadEdge());
for (const file of REFERENCE_FILES) {
  const path = join(ROOT, file);
  writeFileSync(path, await withTables(readFileSync(path, 'utf8'), tables));
}
