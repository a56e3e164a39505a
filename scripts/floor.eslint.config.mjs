// What the shipped files may need of a browser: the floor in docs/browsers.md. Run over dist/ by `npm run check:package`.
import esX from 'eslint-plugin-es-x';

/** Of ES2022, what Chrome 85, Firefox 90 and Safari 15 can parse. */
const KNOWN = [
  'no-class-instance-fields',
  'no-class-private-fields',
  'no-class-private-methods',
  'no-class-static-fields',
];

export default [
  {
    ...esX.configs['flat/restrict-to-es2021'],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
  {
    rules: {
      ...Object.fromEntries(KNOWN.map((rule) => [`es-x/${rule}`, 'off'])),
      // The option is given, and the property set beside it.
      'es-x/no-error-cause': 'off',
      // Safari before 16.4.
      'es-x/no-regexp-lookbehind-assertions': 'error',
      'no-restricted-syntax': [
        'error',
        {
          // esbuild would write `?.` another way for Chrome before 91, which fails at this only.
          selector: 'ChainExpression CallExpression > SpreadElement.arguments',
          message: 'Chrome before 91 fails at a spread in a call after `?.`.',
        },
      ],
    },
  },
];
