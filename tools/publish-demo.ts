import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edgeClient } from './edge-client.ts';
import { ROOT } from './root.ts';

interface Kept {
  version: number;
  hash: string;
}

/**
 * Publishes the demo shop's plan and catalogue. A plan that somebody has published since stays in force: the
 * marketer overrules the demo. Returns one sentence on what was done.
 */
export async function publishDemo(
  edge: string,
  shop: string,
  token: string,
  folder: string,
): Promise<string> {
  const client = edgeClient(edge, token);
  const file = join(folder, 'published.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : null;

  const plan = JSON.parse(readFileSync(join(ROOT, 'demo-site/plan.json'), 'utf8')) as { origins: string[] };
  plan.origins = [shop, shop.replace('//localhost', '//127.0.0.1')];
  const catalog = readFileSync(join(ROOT, 'demo-site/catalog.ndjson'), 'utf8');
  const hash = createHash('sha256').update(JSON.stringify(plan)).update(catalog).digest('hex');

  const { versions } = await client.call<{ versions: { version: number }[] }>('GET', '/v1/plan/versions');
  const live = versions[0]?.version ?? 0;
  if (live !== 0 && live === kept?.version && hash === kept.hash)
    return `The demo plan is in force (version ${live}).`;
  if (live !== 0 && live !== kept?.version)
    return `Plan version ${live}, published by hand, stays in force; the demo plan was left alone.`;

  await client.call('PUT', '/v1/plan', plan);
  // Prices without a currency are in the plan's, so the plan comes first.
  await client.call('PUT', '/v1/catalog', catalog, 'application/x-ndjson');
  const published = await client.call<{ version: number }>('POST', '/v1/plan/publish', {});
  writeFileSync(file, JSON.stringify({ version: published.version, hash } satisfies Kept) + '\n');
  const items = catalog.trim().split('\n').length;
  return `Published the demo plan (version ${published.version}) and ${items} catalogue items.`;
}
