/** The walls of the house. Each rule says why it stands. */
const room = (name) => `^${name}/`;
const tests = '\\.(test|cases|laws)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'core decides; it must run anywhere and replay exactly. It imports itself and a validation library.',
      severity: 'error',
      from: { path: room('core'), pathNot: tests },
      to: { pathNot: ['^core/', 'node_modules/valibot/'] },
    },
    {
      name: 'sdk-stands-alone',
      comment:
        'Bytes count in the page: the SDK takes types from core and code from idb-keyval, nothing else.',
      severity: 'error',
      from: { path: room('sdk'), pathNot: tests },
      to: { pathNot: ['^sdk/', 'node_modules/idb-keyval/', '^core/index\\.ts$'] },
    },
    {
      name: 'sdk-takes-types-only',
      comment: 'A value import from core would bring the validation library into every page.',
      severity: 'error',
      from: { path: room('sdk'), pathNot: tests },
      to: { path: '^core/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'edge-uses-core-by-its-door',
      comment: 'What core does not export is free to change.',
      severity: 'error',
      from: { path: room('edge') },
      to: { path: '^core/', pathNot: '^core/index\\.ts$' },
    },
    {
      name: 'edge-knows-no-other-room',
      comment: 'Rooms meet over HTTP only.',
      severity: 'error',
      from: { path: room('edge') },
      to: { path: '^(sdk|studio|demo-site|e2e|tools|bench)/' },
    },
    {
      name: 'demo-site-is-a-customer',
      comment: 'The shop loads Tact as any customer would: by a script tag.',
      severity: 'error',
      from: { path: room('demo-site') },
      to: { path: '^(core|sdk|edge|studio|e2e|tools|bench)/' },
    },
    {
      name: 'e2e-sees-the-built-thing',
      comment: 'End-to-end tests go through the bundle and the running servers.',
      severity: 'error',
      from: { path: room('e2e') },
      to: { path: '^(core|edge|studio|demo-site|bench)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tests-stay-tests',
      comment: 'Shipped code does not lean on a test.',
      severity: 'error',
      from: { pathNot: [tests, '^e2e/', '\\.workerd\\.'] },
      to: { path: ['\\.test\\.ts$', '\\.cases\\.ts$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^\\.build/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'default'], exportsFields: ['exports'] },
  },
};
