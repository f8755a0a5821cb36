import { SCOPES, tokenStatement } from './token-statement.ts';
import { wrangler } from './wrangler.ts';

/** Brings the local D1 to the newest migration and makes sure that the demo site's token (all scopes) is in it. */
export function prepareDatabase(stores: string, token: string): void {
  const local = ['--local', '--persist-to', stores];
  wrangler(['d1', 'migrations', 'apply', 'DB', ...local]);
  const statement = tokenStatement({ token, site: 'demo', name: 'local', scopes: SCOPES });
  wrangler(['d1', 'execute', 'DB', ...local, '--command', statement]);
}
