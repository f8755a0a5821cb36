import { existsSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { dts } from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';

/*
 * sdk/dist: what a page loads. One classic script without a second request; what few pages need (the panel, the
 * adapters for chat vendors) is apart, and comes by dynamic import from the edge.
 *
 * ES2021: what it has beyond ES2020 are logical assignments, which came to the same browsers (Safari 14, 2020).
 */
/*
 * Names of properties that never leave the SDK: neither in the page API, on the wire, in the DOM, nor among what the bundles
 * beside it (panel, why, tact-me) use of the host that they are handed. Short ones save 90 bytes of brotli; a name that is missing here costs a few
 * bytes, one that does not belong here breaks the browser tests, which run on what is built.
 */
const INTERNAL = [
  ...[
    'leave',
    'listen',
    'flush',
    'wake',
    'credential',
    'take',
    'wipe',
    'drop',
    'grant',
    'learned',
    'begin',
    'knows',
  ],
  ...['refused', 'campaign', 'isOurs'],
  ...[
    'keep',
    'queue',
    'inView',
    'reach',
    'bare',
    'timer',
    'next',
    'ms',
    'ready',
    'say',
    'lose',
    'waitMs',
    'ask',
    'onFresh',
    'restart',
    'turn',
    'excuse',
  ],
];

const tidy = {
  ecma: 2020,
  // Unsafe only for code that patches built-ins or reads a function's own text, which ours does not.
  compress: {
    passes: 5,
    hoist_funs: true,
    pure_getters: true,
    unsafe: true,
    unsafe_comps: true,
    unsafe_math: true,
    keep_fargs: false,
    // Longer as text, shorter as brotli: what is written alike everywhere is found again.
    conditionals: false,
    sequences: false,
    lhs_constants: false,
    negate_iife: false,
    module: true,
  },
  format: { comments: false },
};
const plugins = (mangle) => [
  nodeResolve(),
  esbuild({ target: 'es2021', minifySyntax: true }),
  terser({ ...tidy, mangle }),
];
// `builtins`: some of these are names of browsers' own too (`drop`, `take`, `queue`), which ours are never asked of: 30 bytes.
const whole = plugins({ properties: { builtins: true, regex: new RegExp(`^(${INTERNAL.join('|')})$`) } });
const apart = plugins(true);

const part = (input, plugins, file, format) => ({
  input,
  plugins,
  // No comment that names the map: in tact.js it would cost every shopper 25 bytes for the developer's sake, who can load
  // the map by hand, or by a `SourceMap` header.
  output: { file, format, sourcemap: format === 'iife' ? 'hidden' : true },
});

export default [
  part('sdk/boot.ts', whole, 'sdk/dist/tact.js', 'iife'),
  part('sdk/index.ts', whole, 'sdk/dist/index.js', 'es'),
  part('sdk/capture/reader/index.ts', apart, 'sdk/dist/tact-capture.js', 'es'),
  part('sdk/render/index.ts', apart, 'sdk/dist/tact-render.js', 'es'),
  part('sdk/card/index.ts', apart, 'sdk/dist/tact-card.js', 'es'),
  part('sdk/panel/index.ts', apart, 'sdk/dist/tact-panel.js', 'es'),
  part('sdk/chat/adapters.ts', apart, 'sdk/dist/tact-chat.js', 'es'),
  part('sdk/why/index.ts', apart, 'sdk/dist/tact-why.js', 'es'),
  part('sdk/me/index.ts', apart, 'sdk/dist/tact-me.js', 'es'),
  {
    input: 'sdk/index.ts',
    plugins: [dts({ tsconfig: 'sdk/tsconfig.src.json' })],
    output: { file: 'sdk/dist/index.d.ts' },
  },
].filter(({ input }) => existsSync(input));
