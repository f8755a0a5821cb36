import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

/** Set-up of every test file in workerd: its database is empty until now. */
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
