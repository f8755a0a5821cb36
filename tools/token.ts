import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openLocalState } from './local-state.ts';
import { readScopes, tokenStatement } from './token-statement.ts';
import { wrangler } from './wrangler.ts';

const USAGE = `npm run token -- --site SITE --scopes read,events,catalog,plan,privacy [--name NAME] [--days 365] [--remote]

Makes a bearer token for one site and prints it once; only its SHA-256 is stored.
  --remote  in the deployed D1 (wrangler must be signed in); without it, in the local one`;

function main(): number {
  const { values } = parseArgs({
    options: {
      site: { type: 'string' },
      scopes: { type: 'string' },
      name: { type: 'string', default: 'token' },
      days: { type: 'string' },
      remote: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || !values.site || !values.scopes) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const days = values.days === undefined ? undefined : Number(values.days);
  if (days !== undefined && !(days > 0)) throw new Error(`--days ${values.days} is not a number above 0.`);
  const token = `tact_${values.site}_${randomBytes(24).toString('base64url')}`;
  const statement = tokenStatement({
    token,
    site: values.site,
    name: values.name,
    scopes: readScopes(values.scopes),
    ...(days === undefined ? {} : { expiresAt: Date.now() + days * 86_400_000 }),
  });
  const where = values.remote ? ['--remote'] : ['--local', '--persist-to', openLocalState().stores];
  wrangler(['d1', 'migrations', 'apply', 'DB', ...where]);
  wrangler(['d1', 'execute', 'DB', ...where, '--command', statement]);
  console.log(token);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
