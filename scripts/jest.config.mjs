import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const scripts = import.meta.dirname;
const floors = ['engine', 'exam-client', 'proctor-console', 'question-banks', 'scripts'].map((name) =>
  path.join(root, name),
);

/** Type checking is tsc's work; here the types are only taken off. */
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true, decorators: false },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** In plain .ts files `<T>value` and `<T>() => …` are TypeScript, so the TSX grammar is kept to .tsx files. */
const swcWithoutTsx = [swc[0], { ...swc[1], jsc: { ...swc[1].jsc, parser: { syntax: 'typescript', tsx: false } } }];

/** Packages that are modules only: jest of Node 20 reads them when their import lines are rewritten. */
const modulesOnly = 'node_modules/(parse5|entities)/';

const base = {
  rootDir: root,
  roots: floors,
  transform: { '[.]tsx$': swc, '[.]ts$': swcWithoutTsx, [`${modulesOnly}.+[.]js$`]: swcWithoutTsx },
  transformIgnorePatterns: [`/node_modules/(?!${modulesOnly.slice('node_modules/'.length)})`, '[.]pnp[.]'],
  moduleNameMapper: { '^@fontsource-variable/|[.](css|woff2?|svg|png)$': path.join(scripts, 'jest-empty-asset.cjs') },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/[.]cache/'],
  restoreMocks: true,
};

/** Rehearsals drive the built engine, so they need a build; an up-to-date one costs about 0.1 s. */
const onBuild = { ...base, testEnvironment: 'node', globalSetup: path.join(scripts, 'jest-build-first.mjs') };

export default {
  // A test is no measurement: on a busy machine everything takes longer, and nothing else is wrong.
  testTimeout: 180_000,
  projects: [
    {
      ...base,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, '[.](browser|rehearsal)[.]test[.]ts$'],
    },
    {
      ...base,
      displayName: 'jsdom',
      testEnvironment: 'jsdom',
      roots: floors.filter((floor) => /exam-client|proctor-console/.test(floor)),
      testMatch: ['**/*.test.tsx'],
      // The library's own entry for jsdom would be the browser's build (`customExportConditions` of
      // jest-environment-jsdom), which some packages ship as modules only.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
      setupFilesAfterEnv: [path.join(scripts, 'jest-jsdom-setup.cjs')],
    },
    { ...onBuild, displayName: 'rehearsal', testMatch: ['**/*.rehearsal.test.ts'] },
    { ...onBuild, displayName: 'browser', testMatch: ['**/*.browser.test.ts'] },
  ],
};
