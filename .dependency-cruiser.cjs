// The arrows of docs/decisions/001-architecture.md: who may import whom. A package may import
// itself and the packages named here; its tests may import test-kit as well.
const arrows = {
  protocol: [],
  ads: [],
  server: ['protocol', 'ads'],
  client: ['protocol'],
  filter: [],
  web: ['client', 'filter', 'ads'],
  cli: ['protocol', 'server', 'ads', 'audit'],
  // It examines the server as a process, and imports nothing of it.
  audit: ['protocol', 'test-kit'],
  'test-kit': ['protocol'],
};

const tests = '[.]test[.]tsx?$';
const testSupport = '^packages/.*/test-[^/]+[.]tsx?$';
const pure = ['^packages/protocol/src/', '^packages/[^/]+/src/core/'];
const builtins = { dependencyTypes: ['core'] };
const runtimes = { path: '^(node|bun)(:|$)' };
const fromNpm = { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'] };

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

function onlyAlong([name, targets]) {
  const allowed = (more) => `^packages/(${[name, ...targets, ...more].join('|')})/`;
  const ours = ['^packages/', '^e2e/', '^bench/', '^examples/', '^scripts/'];
  return [
    forbid(
      `${name}-arrows`,
      `${name} imports ${targets.join(', ') || 'nothing'} of ours`,
      { path: `^packages/${name}/`, pathNot: [tests, testSupport] },
      { path: ours, pathNot: allowed([]) },
    ),
    forbid(
      `${name}-test-arrows`,
      `tests of ${name} import what it imports, and test-kit`,
      { path: [`^packages/${name}/.*${tests}`, testSupport.replace('.*', `${name}/.*`)] },
      { path: ours, pathNot: allowed(['test-kit']) },
    ),
  ];
}

module.exports = {
  forbidden: [
    ...Object.entries(arrows).flatMap(onlyAlong),
    forbid(
      'server-takes-the-core-of-ads',
      'what reads creatives and ranks them runs when the site is built; the server draws and adds',
      { path: '^packages/server/', pathNot: tests },
      { path: '^packages/ads/src/', pathNot: '^packages/ads/src/core/' },
    ),
    forbid(
      'cli-looks-from-outside',
      'the command has what needs no access to the server; the test kit is not shipped with it',
      { path: '^packages/cli/', pathNot: tests },
      { path: '^packages/audit/src/(main|shell/|leaks/)' },
    ),
    forbid(
      'core-imports-no-shell',
      'core is data in, data out; the shell imports it, never the other way round',
      { path: '^packages/[^/]+/src/core/' },
      {
        path: '^packages/[^/]+/src/',
        pathNot: ['/src/core/', '^packages/(protocol|test-kit)/src/'],
      },
    ),
    ...[builtins, runtimes, fromNpm].map((to, index) =>
      forbid(
        `pure-code-imports-no-${['builtin', 'runtime', 'package'][index]}`,
        'core and protocol need nothing but the language: what does I/O comes in through a port',
        { path: pure, pathNot: [tests, testSupport] },
        to,
      ),
    ),
    ...[builtins, runtimes].map((to, index) =>
      forbid(
        `browser-imports-no-${['builtin', 'runtime'][index]}`,
        'client, filter and web run in a browser; what builds the filter does not',
        {
          path: '^packages/(client|filter|web)/src/',
          pathNot: [tests, testSupport, '^packages/filter/src/build/'],
        },
        to,
      ),
    ),
    forbid(
      'examples-need-the-sdk-alone',
      'what a builder elsewhere cannot do is no example',
      { path: '^examples/' },
      { pathNot: ['^examples/', '^packages/client/src/index[.]ts$'] },
    ),
    forbid(
      'test-kit-for-tests-alone',
      'nothing that runs for a visitor imports the test kit; the audit is a test that people run',
      {
        path: '^(packages|scripts)/',
        pathNot: [
          tests,
          testSupport,
          '^packages/test-kit/',
          '^packages/audit/src/(main|shell/|leaks/)',
        ],
      },
      { path: '^packages/test-kit/' },
    ),
    forbid(
      'test-support-for-tests-alone',
      'test-NAME.ts beside the sources serves their tests',
      { pathNot: [tests, testSupport] },
      { path: testSupport },
    ),
    forbid('nobody-imports-a-test', 'tests stand alone', {}, { path: tests }),
    forbid('no-cycle', 'two files that need each other are one concept', {}, { circular: true }),
    forbid(
      'resolvable',
      'an import that leads nowhere would escape every other rule',
      {},
      { couldNotResolve: true, pathNot: '^(bun|astro)(:|$)' },
    ),
  ],
  options: {
    // Type-only imports count: an arrow is about what a reader must know.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|[.]astro)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
