import { buildSync } from 'esbuild';

/** A script for a page, from a text that imports from the SDK's folder. */
export function bundle(contents: string): string {
  return buildSync({
    stdin: { resolveDir: new URL('../../sdk/', import.meta.url).pathname, contents },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  }).outputFiles[0]!.text;
}
