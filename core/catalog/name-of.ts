const NAMES = ['src', 'url', 'name'];

/** What stands for a value that a platform gives as an object: `{ id, src }`, `{ id, name, slug }`; any other is given back. */
export function nameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const name = NAMES.find((each) => Object.hasOwn(fields, each) && typeof fields[each] === 'string');
  return name === undefined ? value : fields[name];
}
