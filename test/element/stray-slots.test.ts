import { expect } from '@open-wc/testing';
import { linkMarkup } from '../support/markup.js';
import { openPage } from '../support/page.js';

const RECORD = '<script>warned = []; console.warn = (...words) => warned.push(words.join(" "));</script>';

async function warnings(body: string): Promise<string[]> {
  const page = await openPage({ head: RECORD, body });
  await page.nextTask();
  return (page.win as unknown as { warned: string[] }).warned;
}

const LINK = linkMarkup();
const WITH_PARAGRAPH = linkMarkup({}, '<p slot="complete">Linked.</p>');

describe('a slot beside the element', () => {
  for (const [what, body] of [
    ['that a paragraph around both has left there', `<p>${WITH_PARAGRAPH}</p>`],
    ['that was written there', `${LINK}<span slot="complete">Linked.</span>`],
    ['of two elements', `<p>${WITH_PARAGRAPH}</p><p>${WITH_PARAGRAPH}</p>`],
    [
      'in a form with shadowed names',
      `<form><input name="localName">${LINK}<i slot="error">Sorry.</i></form>`,
    ],
  ] as const) {
    it(`is one line on the console, one ${what}`, async () => {
      expect(await warnings(body)).to.deep.equal(['<payitoff-link> A slot is outside the element.']);
    });
  }

  for (const [what, body] of [
    ['in the element', WITH_PARAGRAPH],
    ['of a component around both', `<x-card>${LINK}<span slot="error">Sorry.</span></x-card>`],
    ['where a form with a field of that name follows', `${LINK}<form><input name="slot"></form>`],
    ['on a page without one', `${LINK}<p>More.</p>`],
  ] as const) {
    it(`is no mistake ${what}`, async () => {
      expect(await warnings(body)).to.deep.equal([]);
    });
  }
});
