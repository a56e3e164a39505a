// The places of WordPress where the forms of docs/cms.md are pasted.
import { snippet } from './snippets.mjs';
import { TEXT } from './visitor.mjs';

/** As an editor pastes it: the key is the site's own. */
export const SNIPPET = snippet('html/snippet.html');
const LINES = SNIPPET.replace(/(?=<span|<\/payitoff-link>)/g, '\n  ');
const SHORTCODE = snippet('wordpress/shortcode.txt');
const LINK = snippet('html/link.html');

const paragraph = (content) => ['core/paragraph', { content }];

/** Name of a place, as in docs/cms.md, to how somebody publishes there. */
export const PLACES = {
  block: (writer) => writer.publishBlocks(['payitoff/link', { complete: TEXT }]),
  'shortcode in a paragraph': (writer) => writer.publishBlocks(paragraph(`Now: ${SHORTCODE}`)),
  'shortcode in the classic editor': (writer) => writer.publishClassic(`Now:\n\n${SHORTCODE}`),
  'shortcode in the classic editor, after a look at Visual': (writer) =>
    writer.publishClassic(`Now:\n\n${SHORTCODE}`, { visual: true }),
  'link in a paragraph': (writer) => writer.publishBlocks(paragraph(`Now: ${LINK}`)),
  'link of a Button block': (writer) =>
    writer.publishBlocks([
      'core/buttons',
      {},
      [['core/button', { text: 'Link your loans', url: '#payitoff-link' }]],
    ]),
  'link in the classic editor': (writer) => writer.publishClassic(`Now: ${LINK}`),
  'link in the classic editor, after a look at Visual': (writer) =>
    writer.publishClassic(`Now: ${LINK}`, { visual: true }),
  'snippet in a Custom HTML block': (writer) => writer.publishBlocks(['core/html', { content: SNIPPET }]),
  'snippet in the classic editor': (writer) => writer.publishClassic(`Now:\n\n${SNIPPET}`),
  'snippet on many lines in the classic editor': (writer) => writer.publishClassic(`Now:\n\n${LINES}`),
  'snippet in the classic editor, after a look at Visual': (writer) =>
    writer.publishClassic(`Now:\n\n${SNIPPET}`, { visual: true }),
};
