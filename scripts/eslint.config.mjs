import path from 'node:path';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '..');
const tests = ['**/*.test.ts', '**/*.test.tsx', 'engine/testing/**'];

const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that defines the thing, so that floors and dead code stay visible.',
};
const noReadingTheClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time is an argument: take `now: Instant`. Only engine/main.ts reads the clock.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'Time is an argument: take `now: Instant`. Only engine/main.ts reads the clock.',
  },
];
const impure = [
  {
    object: 'Date',
    property: 'now',
    message:
      'Time is an argument: take `now: Instant`. Only engine/main.ts reads the clock and hands it on in the desk.',
  },
  {
    object: 'Math',
    property: 'random',
    message: 'Chance is an argument: draw from a seed (engine/domain/draw), or take bytes from the desk.',
  },
];
const impureGlobals = ['performance', 'crypto', 'setTimeout', 'setInterval', 'fetch', 'process'].map((name) => ({
  name,
  message: 'The ground is pure: take what you need as an argument, or move this to engine/actions.',
}));

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**', 'coverage/**', 'question-banks/samples/**', 'docs/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: root,
        project: [
          'engine/domain/tsconfig.json',
          'engine/protocol/tsconfig.json',
          'question-banks/tsconfig.json',
          'engine/tsconfig.json',
          'exam-client/tsconfig.json',
          'proctor-console/tsconfig.json',
          'scripts/tsconfig.json',
          'scripts/verify/page/tsconfig.json',
          'scripts/witness/page/tsconfig.json',
          'scripts/check-desk/page/tsconfig.json',
          'engine/testing/tsconfig.json',
        ],
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
      'no-restricted-syntax': ['error', noBarrel],
      // Sizes are a hint, not a gate: a file that needs more needs a noun of its own.
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['warn', 12],
    },
  },
  {
    files: ['engine/domain/**/*.ts', 'engine/protocol/**/*.ts', 'engine/actions/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-syntax': ['error', noBarrel, ...noReadingTheClock],
    },
  },
  {
    files: ['engine/domain/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-globals': ['error', ...impureGlobals] },
  },
  {
    files: tests,
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', complexity: 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
);
