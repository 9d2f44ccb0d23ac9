// The floors of the house, held by dependency-cruiser. Which floor may import which, and why: ARCHITECTURE.md.
// Tests and the test kit may import anything; scripts/floors.test.ts trips every rule below on purpose.

const test = ['[.]test[.]tsx?$', '^engine/testing/'];
const entry = [
  '[.]d[.]ts$',
  '^scripts/',
  '^engine/storage/writer-thread[.]ts$',
  '/(main|monitor|scoreboard|preview)[.]tsx?$',
  '/vite[.]config[.]ts$',
  '[.](css|json|woff2|svg|png)$',
];
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-circular', 'Two modules that need each other are one module, or three.', {}, { circular: true }),
    rule(
      'domain-is-ground',
      'The ground imports itself only: no node:, no npm, no other floor. What needs them goes to engine/actions or engine/storage, or is handed in as an argument.',
      { path: '^engine/domain/', pathNot: test },
      { pathNot: '^engine/domain/' },
    ),
    rule(
      'identity-imports-nothing',
      'The visual identity is colours, type and marks. Whatever needs code belongs to the client that draws it.',
      { path: '^engine/identity/', pathNot: test },
      { pathNot: '^engine/identity/' },
    ),
    rule(
      'formats-on-domain',
      'A format reader turns text into a bank and touches nothing else.',
      { path: '^question-banks/', pathNot: test },
      { path: '^(engine|exam-client|proctor-console|scripts)/', pathNot: '^engine/domain/' },
    ),
    rule(
      'protocol-on-domain',
      'The wire is described with the domain and zod alone.',
      { path: '^engine/protocol/', pathNot: test },
      { pathNot: ['^engine/(domain|protocol)/', 'node_modules/zod/'] },
    ),
    rule(
      'storage-on-domain',
      'Storage knows the domain, never the wire and never who calls it.',
      { path: '^engine/storage/', pathNot: test },
      { path: '^(engine|exam-client|proctor-console|question-banks|scripts)/', pathNot: '^engine/(domain|storage)/' },
    ),
    rule(
      'writer-thread-is-an-entry',
      'The writer thread is started as a worker and lives alone: import its message types, never its code.',
      { pathNot: test },
      { path: '^engine/storage/writer-thread[.]ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'actions-on-storage',
      'A use case does not know which wire it came in on. Parsing belongs to engine/transport.',
      { path: '^engine/actions/', pathNot: test },
      { path: ['^engine/(protocol|transport)/', 'node_modules/(express|socket[.]io|zod)/'] },
    ),
    rule(
      'transport-asks-actions',
      'A gateway parses, asks one action, replies. It does not reach past it to storage.',
      { path: '^engine/transport/', pathNot: test },
      { path: '^engine/storage/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'transport-parses-with-protocol',
      'The shape of a message is written once, in engine/protocol; a gateway uses the schema from there.',
      { path: '^engine/transport/', pathNot: test },
      { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'sql-stays-in-storage',
      'Only storage speaks SQL.',
      { path: '^engine/(domain|protocol|actions|transport|main)', pathNot: test },
      { path: 'node_modules/(kysely|better-sqlite3)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'board-reader-is-public',
      'The process that anybody may reach holds nothing that is not public: no session, no key, no database, not even through another file.',
      { path: '^engine/board-reader/', pathNot: test },
      { path: ['^engine/(actions|storage)/', '^engine/domain/bank/', '^question-banks/'], reachable: true },
    ),
    rule(
      'main-is-the-roof',
      'main.ts joins the floors and stands on all of them; nothing in the engine stands on main.ts.',
      { path: '^engine/', pathNot: test },
      { path: '^engine/main[.]ts$' },
    ),
    rule(
      'clients-see-two-floors',
      'A browser may use the domain and the wire (and the style sheets of engine/identity), nothing else of the house.',
      { path: '^(exam-client|proctor-console)/', pathNot: test },
      {
        path: '^(engine|question-banks|scripts)/',
        pathNot: ['^engine/(domain|protocol)/', '^engine/identity/.+[.](css|woff2|svg)$'],
      },
    ),
    rule(
      'clients-stand-apart',
      'The candidate bundle never holds proctor code, nor the reverse.',
      { path: '^(exam-client|proctor-console)/', pathNot: test },
      { path: '^(exam-client|proctor-console)/', pathNot: '^$1/' },
    ),
    rule(
      'answer-keys-stay-home',
      'Banks, keys, scoring and reports never reach the candidate bundle, not even through another file.',
      { path: '^exam-client/', pathNot: test },
      { path: ['^engine/domain/(bank|score|feed|report)/', '^question-banks/'], reachable: true },
    ),
    rule(
      'candidate-speaks-candidate',
      'The candidate bundle knows the messages of its own wire; the words of staff and board stay on theirs.',
      { path: '^exam-client/', pathNot: test },
      { path: '^engine/protocol/(proctor|staff|scoreboard|live)' },
    ),
    rule(
      'preview-is-apart',
      'The page in a frame of the committee’s pages is no part of the candidate’s page: workstations do not load it.',
      { path: '^exam-client/', pathNot: [...test, '^exam-client/preview/'] },
      { path: '^exam-client/preview/' },
    ),
    rule(
      'verifier-stands-alone',
      'The verifier must be able to convict the engine without trusting its code: node:, better-sqlite3 and engine/domain.',
      { path: '^scripts/verify-', pathNot: test },
      {
        path: ['^(engine|exam-client|proctor-console|question-banks|scripts)/', 'node_modules/'],
        pathNot: ['^engine/domain/', '^scripts/verify-', 'node_modules/(@types/)?better-sqlite3/', '@types/node/'],
      },
    ),
    rule(
      'verifier-shares-nothing',
      'The verifier of bundles shares the specification with the engine and nothing else, not even the ground: a mistake there must not repeat itself here.',
      { path: '^scripts/verify/', pathNot: test },
      { pathNot: ['^scripts/verify/', '@types/node/', '^(node:)?crypto$'] },
    ),
    rule(
      'verifier-runs-anywhere',
      'Only one file of the verifier may ask node for anything: the rest runs in a page that was opened from a file.',
      { path: '^scripts/verify/', pathNot: [...test, '^scripts/verify/node-primitives[.]ts$'] },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'witness-shares-nothing',
      'A witness must not trust the engine’s code: it stands on the verifier and on node alone.',
      { path: '^scripts/witness/', pathNot: test },
      { pathNot: ['^scripts/(witness|verify)/', '@types/node/', '^(node:)?(fs|path)$'] },
    ),
    rule(
      'check-desk-shares-nothing',
      'The check desk must not trust the engine’s code: it stands on the verifier alone.',
      { path: '^scripts/check-desk/', pathNot: test },
      { pathNot: ['^scripts/(check-desk|verify)/'] },
    ),
    rule(
      'no-test-in-product',
      'Product code never imports a test or the test kit.',
      { pathNot: [...test, '^scripts/'] },
      { path: test },
    ),
    rule(
      'no-drawers',
      'No drawer for things without a home: name the file after the noun it holds.',
      {},
      { path: '(^|/)(utils?|help(er)?s?|common|shared|misc|lib)([.]tsx?$|/)', pathNot: 'node_modules' },
    ),
    rule(
      'no-dangling',
      'Every import resolves to something on disk.',
      { pathNot: '[.]config[.]mjs$' },
      { couldNotResolve: true },
    ),
    rule('no-orphans', 'A file nobody imports is deleted.', { orphan: true, pathNot: [...test, ...entry] }, {}),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
