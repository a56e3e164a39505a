import highlighter from 'highlight.js';

/** What the highlighter knows by another name. */
const LANGUAGES = { vue: 'xml', svelte: 'xml', mjs: 'js', text: 'plaintext' };

/** Code as HTML; of a language that is not known, as plain text. */
export function highlight(code, language = '') {
  const name = LANGUAGES[language] ?? language;
  return highlighter.highlight(code, { language: highlighter.getLanguage(name) ? name : 'plaintext' }).value;
}
