// @ts-check
import js from '@eslint/js';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import typescript from 'typescript-eslint';
import rooms from './tests/lint/rooms.js';

/** Rooms that run the same in a worker, in Node and in a test: no page, no clock, no storage. */
const CORE = ['table', 'model', 'analysis', 'forecast', 'formula', 'import', 'export'].map(
  (room) => `src/${room}/**/*.ts`,
);
const PAGE_ONLY = [
  'document',
  'window',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'location',
  'navigator',
  'fetch',
];

export default typescript.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.bench/', 'test-results/'] },
  js.configs.recommended,
  ...typescript.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { rooms },
    rules: {
      'rooms/boundaries': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // Index access is checked by the compiler (noUncheckedIndexedAccess); an empty-looking guard is its price.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'svelte/no-unused-svelte-ignore': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
  },
  {
    // Typed rules see `any` through a component's markup: svelte-check does that job there.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: CORE,
    rules: {
      'no-restricted-globals': ['error', ...PAGE_ONLY],
      // `!` stands only where a loop reads a typed array by index: a check a row would cost more than the row.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSNonNullExpression:not([expression.type="MemberExpression"][expression.computed=true])',
          message: '`!` is for reading arrays by index in a loop only.',
        },
      ],
    },
  },
  {
    // Civil days never pass through Date (METRICS 1).
    files: [
      'src/table/**/*.ts',
      'src/model/**/*.ts',
      'src/analysis/**/*.ts',
      'src/import/**/*.ts',
      'samples/**/*.ts',
    ],
    rules: {
      'no-restricted-globals': ['error', ...PAGE_ONLY, 'Date'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  {
    files: [
      'samples/write.ts',
      'tests/bench/**',
      'tests/summary-reporter.ts',
      'tests/run-script.mjs',
      '.ci/**',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...typescript.configs.disableTypeChecked },
);
