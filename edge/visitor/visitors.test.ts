import { expect, test } from 'vitest';
import type { Env } from '../env.ts';
import { durableVisitors } from './visitors.ts';

/** A namespace whose stubs fail as told, one after the other, then answer. */
function namespaceOf(faults: object[]) {
  const names: string[] = [];
  const VISITOR = {
    getByName(name: string) {
      names.push(name);
      const fault = faults[names.length - 1];
      return {
        read: () =>
          fault ? Promise.reject(Object.assign(new Error('fault'), fault)) : Promise.resolve('answer'),
      };
    },
  } as unknown as Env['VISITOR'];
  return { names, read: () => durableVisitors({ VISITOR }).of('demo', 'v1').read() };
}

test('an object is asked under the name of its site and visitor', async () => {
  const { names, read } = namespaceOf([]);
  expect(await read()).toBe('answer');
  expect(names).toEqual(['demo/v1']);
});

test('a fault that may be retried is, once, by another stub', async () => {
  const once = namespaceOf([{ retryable: true }]);
  expect(await once.read()).toBe('answer');
  expect(once.names).toHaveLength(2);
  const twice = namespaceOf([{ retryable: true }, { retryable: true }]);
  await expect(twice.read()).rejects.toMatchObject({ retryable: true });
  expect(twice.names).toHaveLength(2);
});

test('an overloaded object is left alone, and a fault of its own is not repeated', async () => {
  for (const fault of [{ retryable: true, overloaded: true }, { overloaded: true }, {}]) {
    const { names, read } = namespaceOf([fault]);
    await expect(read()).rejects.toThrow('fault');
    expect(names).toHaveLength(1);
  }
});
