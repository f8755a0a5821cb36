import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planSchemaText } from './plan-json-schema.ts';
import { ROOT } from './root.ts';

writeFileSync(join(ROOT, 'docs/plan.schema.json'), planSchemaText());
