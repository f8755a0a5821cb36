import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** What a local Tact keeps between starts; `TACT_STATE` names another folder than `.tact`. */
export interface LocalState {
  folder: string;
  /** Where workerd keeps KV, Durable Objects, the queue and D1. */
  stores: string;
  signingKey: string;
  token: string;
  /** True when the token comes from TACT_TOKEN, not from the file. */
  tokenGiven: boolean;
}

interface Secrets {
  signingKey: string;
  token: string;
}

/** Reads the kept secrets, or makes them at the first start. The file is readable by its owner only. */
export function openLocalState(): LocalState {
  const folder = process.env['TACT_STATE'] ?? join(ROOT, '.tact');
  mkdirSync(join(folder, 'stores'), { recursive: true });
  const file = join(folder, 'secrets.json');
  let kept: Partial<Secrets> = {};
  if (existsSync(file)) kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  const secrets: Secrets = {
    signingKey: kept.signingKey ?? randomBytes(32).toString('base64url'),
    token: kept.token ?? `tact_demo_${randomBytes(24).toString('base64url')}`,
  };
  writeFileSync(file, JSON.stringify(secrets, null, 2) + '\n', { mode: 0o600 });
  chmodSync(file, 0o600);
  const given = process.env['TACT_TOKEN'];
  return {
    folder,
    stores: join(folder, 'stores'),
    signingKey: secrets.signingKey,
    token: given || secrets.token,
    tokenGiven: Boolean(given),
  };
}
