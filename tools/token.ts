import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { identityKey } from './identity-key.ts';
import { openLocalState } from './local-state.ts';
import { readScopes, tokenStatement } from './token-statement.ts';
import { wrangler } from './wrangler.ts';

const USAGE = `npm run token -- --site SITE --scopes read,events,catalog,plan,privacy [--name NAME] [--days 365] [--remote]
npm run token -- --site SITE --identity [--remote]

Makes a bearer token for one site and prints it once; only its SHA-256 is stored.
  --identity  prints instead the key with which the shop's server signs who has signed in; it is derived, and stored nowhere
  --remote    in the deployed D1 (wrangler must be signed in); without it, in the local one. For --identity: of the edge
              whose signing key stands in the environment, SIGNING_KEY`;

function main(): number {
  const { values } = parseArgs({
    options: {
      site: { type: 'string' },
      scopes: { type: 'string' },
      name: { type: 'string', default: 'token' },
      days: { type: 'string' },
      identity: { type: 'boolean', default: false },
      remote: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.site && values.identity && !values.help) {
    console.log(identityKey(signingKey(values.remote), values.site));
    return 0;
  }
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

/** The deployed one cannot be read back from Cloudflare: whoever made it has it. */
function signingKey(remote: boolean): string {
  const given = process.env['SIGNING_KEY'];
  if (given) return given;
  if (remote) throw new Error('--identity --remote needs the edge’s SIGNING_KEY in the environment.');
  return openLocalState().signingKey;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
