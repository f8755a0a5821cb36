/** Version of the worker: the same as in package.json, which a test holds it to (the worker cannot read that file). */
export const VERSION = '0.1.0';
