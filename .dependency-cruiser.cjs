/**
 * Who may import whom (docs/architecture.md). test/fixtures/boundary-canary breaks each rule on purpose, and
 * `npm run check` fails when the rules do not notice.
 */
const service = '^(services/[^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'platform-knows-nobody',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(services|gateway|scripts|test)/' },
    },
    {
      name: 'services-are-islands',
      severity: 'error',
      from: { path: service },
      to: { path: '^(services|gateway|scripts|test)/', pathNot: '^$1/' },
    },
    {
      name: 'gateway-knows-no-service',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(services|scripts|test)/' },
    },
    {
      name: 'resolvers-know-no-sql',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: '(^|/)node_modules/(typeorm|pg)/' },
    },
    {
      name: 'services-know-no-graphql',
      severity: 'error',
      from: { path: '^services/.*\\.service\\.ts$' },
      to: { path: '(^|/)node_modules/(graphql|type-graphql|typeorm|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-have-no-io',
      severity: 'error',
      from: { path: '\\.rules\\.ts$|^services/sanctions/src/matching/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(node:)?(fs|net|http|https|child_process|dns|worker_threads)(/|$)|node_modules/(typeorm|pg|undici|pino)/',
      },
    },
    {
      name: 'shield-in-one-place',
      severity: 'error',
      from: { path: '.', pathNot: '^platform/src/permissions\\.ts$' },
      to: { path: '(^|/)node_modules/graphql-shield/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
