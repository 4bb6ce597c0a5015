// Who may import whom (ARCHITECTURE.md). The table is data: tools/checks/import-table.json.
const may = require('./tools/checks/import-table.json');

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const tests = '[.](test|db[.]test)[.]tsx?$';

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one, or a third is missing.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'kernel-knows-no-module',
      'The kernel knows no business: register it through ModuleDefinition.',
      { path: '^kernel/' },
      { path: '^(modules|apps|client|ui|tools|bench|journeys)/' },
    ),
    rule(
      'kernel-through-its-doors',
      'Import from kernel/index.ts (servers) or kernel/pure.ts (rules, contracts, screens); tests also from kernel/testing.ts.',
      { path: '^(modules|apps|client|ui|tools|bench|journeys)/' },
      { path: '^kernel/', pathNot: '^kernel/(index|pure|testing)[.]ts$' },
    ),
    rule(
      'testing-in-tests-only',
      'kernel/testing.ts is for tests and benchmarks.',
      { path: '^(modules|apps|client|ui)/', pathNot: [tests, '(^|/)testing/', '/test-[^/]+[.]ts$'] },
      { path: '^kernel/testing[.]ts$' },
    ),
    rule(
      'no-io-behind-screens-and-rules',
      'Screens, rules and contracts import kernel/pure.ts: nothing behind it does I/O.',
      { path: '(^client/|^ui/|^apps/(?!server/)|/(decide|deadlines|contract|events)[.]ts$)', pathNot: tests },
      { path: '^kernel/(index|testing)[.]ts$' },
    ),
    rule(
      'one-driver',
      'Only kernel/db speaks to PostgreSQL.',
      { pathNot: '^kernel/db/' },
      { path: 'node_modules/pg/' },
    ),
    rule('modules-know-no-app', 'Arrows point down.', { path: '^modules/' }, { path: '^(apps|client|ui)/' }),
    rule(
      'only-through-the-door',
      'Another module is reached through its index.ts, contract.ts or (types only) events.ts.',
      { path: '^modules/([^/]+)/' },
      { path: '^modules/([^/]+)/', pathNot: ['^modules/$1/', '^modules/[^/]+/(index|contract|events)[.]ts$'] },
    ),
    rule(
      'server-through-doors',
      'The server imports index.ts and contract.ts of a module.',
      { path: '^(apps/server|tools|bench|journeys)/' },
      { path: '^modules/', pathNot: '^modules/[^/]+/(index|contract)[.]ts$' },
    ),
    rule(
      'screens-see-contracts-only',
      'A screen imports contract.ts of a module, nothing else of it.',
      { path: '^(apps/(?!server/)|client/|ui/)' },
      { path: '^modules/', pathNot: '/contract[.]ts$' },
    ),
    rule(
      'rules-are-pure',
      'Time, ids and chance come in on the command; read facts before the rule.',
      { path: '/(decide|deadlines)[.]ts$' },
      { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    ),
    ...Object.keys(may).map((module) =>
      rule(
        `${module}-imports`,
        `${module} may import: ${may[module].join(', ') || 'no module'}. Upward talk is a reaction; another module's events.ts may be imported for its types.`,
        { path: `^modules/${module}/` },
        {
          path: '^modules/([^/]+)/',
          pathNot: [module, ...may[module]].map((x) => `^modules/${x}/`),
          dependencyTypesNot: ['type-only'],
        },
      ),
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^tools/checks/bad/' },
  },
};
