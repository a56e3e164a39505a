import js from '@eslint/js';
import prettier from 'eslint-config-prettier/flat';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import pluginVue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// The arrows between the rooms: define → element → nexus → core; element → core. See ARCHITECTURE.md.
const room = (target, from, except) => ({
  target: `./src/${target}`,
  from: `./src/${from}`,
  ...(except && { except }),
  message: 'This arrow is not in ARCHITECTURE.md.',
});
const zones = [
  room('core', '!(core)/**'),
  room('core', '*.ts'),
  room('nexus', '!(nexus|core)/**'),
  room('nexus', '*.ts'),
  room('element', '!(element|nexus|core)/**'),
  room('element', '*.ts'),
  room('simulator', '!(simulator|nexus)/**'),
  room('simulator', '*.ts'),
  // Of the vendor's side the simulator takes the vendor's types, and puts itself on the page.
  room('simulator', 'nexus', ['./nexus-api.ts', './page-state.ts', './environments.ts']),
  room('going-live', '!(going-live|core)/**'),
  room('going-live', '*.ts'),
  // Within the checker: what all four share is beside them, and check.ts brings them together.
  ...['files', 'parse', 'rules', 'report'].map((name) =>
    room(`going-live/${name}`, 'going-live/@(check|command|cli|config|judge|main|summary).ts'),
  ),
  room('going-live/files', 'going-live/@(parse|rules|report|site)/**'),
  room('going-live/parse', 'going-live/@(rules|report|site)/**'),
  room('going-live/rules', 'going-live/@(files|parse|report|site)/**'),
  room('going-live/report', 'going-live/@(files|parse|site)/**'),
  room('going-live/site', 'going-live/@(files|parse|rules|report)/**'),
  room('frameworks', '!(frameworks)/**'),
  room('frameworks', 'define.ts'),
  room('index.ts', '@(simulator|going-live|frameworks)/**'),
  room('define.ts', '!(index|register).ts'),
  room('register.ts', '!(index.ts)'),
  room('classic.ts', '!(links|register).ts'),
  room('links.ts', '**'),
  // Only the build puts this in Lit's place.
  room('lit', '!(lit)/**'),
  room('!(lit)/**', 'lit'),
];

// The arrows between the tools: bench, demo, integrations and test → scripts; test → demo and integrations.
const tool = (target, from) => ({
  target: `./${target}`,
  from: `./${from}`,
  message: 'This arrow is not in ARCHITECTURE.md.',
});
const toolZones = [
  tool('scripts', '@(src|bench|demo|integrations|test)/**'),
  tool('bench', '@(src|demo|integrations|test)/**'),
  tool('demo', '@(src|bench|integrations|test)/**'),
  tool('integrations', '@(src|bench|demo|test)/**'),
  tool('test', 'bench/**'),
  tool('src', '@(bench|demo|integrations|test)/**'),
  // The checker finds browsers as the tests do.
  tool('src/!(going-live)/**', 'scripts/**'),
  tool('src/going-live', 'scripts/!(browsers.mjs)'),
];

const importSettings = {
  'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
  'import-x/extensions': ['.ts', '.js', '.mjs'],
  'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
  'import-x/ignore': ['/node_modules/', '/dist/'],
};

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/.{astro,next,nuxt,output,svelte-kit}',
      'test/consumers/ssr/sveltekit/build',
      '**/next-env.d.ts',
      '.cache',
      'test/going-live/corpus',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    files: ['{src,scripts,bench,demo,integrations,test}/**/*.{ts,js,mjs}'],
    // Projects of their own.
    ignores: ['demo/{vue,angular}/**', 'test/consumers/*/**'],
    plugins: { 'import-x': importX },
    settings: importSettings,
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        { basePath: import.meta.dirname, zones: [...zones, ...toolZones] },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': ['error', { allow: ['warn'] }],
    },
  },
  // A partner's own configuration, with the option that native slots need: docs/frameworks.md.
  ...pluginVue.configs['flat/recommended'].map((config) => ({ ...config, files: ['demo/vue/**/*.vue'] })),
  {
    files: ['demo/vue/**/*.vue'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: tseslint.parser } },
    rules: {
      ...prettier.rules,
      'vue/no-deprecated-slot-attribute': ['error', { ignoreParents: ['payitoff-link'] }],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    files: [
      'demo/**/*.js',
      'integrations/wordpress/payitoff-link/**/*.js',
      'bench/pages/**/*.js',
      'test/consumers/**/*.js',
      'test/going-live/builds/**/*.{js,jsx}',
    ],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['test/consumers/simulator-wtr/*.test.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.mocha } },
  },
  {
    files: ['test/consumers/unit/{tests,jest}/*.test.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.jest } },
  },
  {
    files: ['test/consumers/cypress/**/*.js'],
    languageOptions: { globals: { ...globals.mocha, Cypress: 'readonly', cy: 'readonly' } },
  },
  {
    // These hand functions over to a page.
    files: ['test/{cms,consumers,demos,package}/*.mjs', 'bench/*.mjs'],
    languageOptions: { globals: globals.browser },
  },
  {
    // Solid assigns its refs, and a type test needs no effect.
    files: ['test/consumers/types/**'],
    rules: { 'no-unassigned-vars': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
