import { SCOPES, tokenStatement } from './token-statement.ts';
import { wrangler } from './wrangler.ts';

/** Brings the local D1 to the newest migration and makes sure that each site's token (all scopes) is in it. */
export function prepareDatabase(stores: string, tokens: Readonly<Record<string, string>>): void {
  const local = ['--local', '--persist-to', stores];
  wrangler(['d1', 'migrations', 'apply', 'DB', ...local]);
  const statements = Object.entries(tokens).map(([site, token]) =>
    tokenStatement({ token, site, name: 'local', scopes: SCOPES }),
  );
  wrangler(['d1', 'execute', 'DB', ...local, '--command', statements.join('; ')]);
}
