import * as v from 'valibot';

/**
 * Either of two schemas, one of a plain value and one of an object. Unlike a union it looks at the input first,
 * so that what is wrong is said of the form that was meant.
 */
export function byForm<P extends v.GenericSchema, O extends v.GenericSchema>(
  plain: P,
  object: O,
): v.GenericSchema<v.InferInput<P> | v.InferInput<O>, v.InferOutput<P> | v.InferOutput<O>> {
  const either = v.union([plain, object]);
  return v.lazy((input) => {
    // Asked without an input for the JSON Schema.
    if (input === undefined) return either;
    return input !== null && typeof input === 'object' ? object : plain;
  });
}
