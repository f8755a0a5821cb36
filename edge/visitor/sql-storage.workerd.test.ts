import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { sqlStorage } from './sql-storage.ts';
import { outcomeTablesCases } from './outcome-tables.cases.ts';
import { visitorStorageCases } from './visitor-storage.cases.ts';

for (const [name, run] of Object.entries({ ...visitorStorageCases, ...outcomeTablesCases })) {
  test(name, async () => {
    const stub = env.VISITOR.getByName(`storage/${name}`);
    await runInDurableObject(stub, (_, { storage }) => run(sqlStorage(storage)));
  });
}

test('what is kept outlives the object in memory', async () => {
  const stub = env.VISITOR.getByName('storage/reopened');
  await runInDurableObject(stub, (_, { storage }) => sqlStorage(storage).setValue('profile', 'kept'));
  await runInDurableObject(stub, (_, { storage }) =>
    expect(sqlStorage(storage).value('profile')).toBe('kept'),
  );
});
