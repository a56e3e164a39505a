import { expect } from '@open-wc/testing';
import { DEFAULT_LABEL, DEFAULT_TEXTS } from '../../src/core/messages.js';
import { linkMarkup } from '../support/markup.js';
import { AXE, INCOMPLETE, openPage, type TestPage } from '../support/page.js';

/** What an editor leaves behind where somebody meant nothing. */
const LEFTOVERS = {
  'white space': ' \n\t ',
  'a line break': '<br>',
  'line breaks': '\n<br />\n<br>\n',
  'a hard space': '&nbsp;',
  'a zero-width space': '&#8203;',
  'a byte order mark': '&#65279;',
  'a soft hyphen': '&shy;',
  'a comment': '<!-- wp:paragraph -->',
  'an empty paragraph': '<p></p>',
  'a blank paragraph': '<p>&nbsp;</p>',
  'a paragraph with a line break': '<p><br></p>',
  'empty elements in each other': '<p><strong><em> </em></strong><span></span></p>',
  'a script': '<script>window.ran = true</script>',
  'a style sheet': '<style>b { color: red }</style>',
  'a template': '<template>text</template>',
  'a script in a paragraph': '<p><script>window.ran = true</script></p>',
};
/** To be seen, but with nothing to read out. */
const UNNAMED = {
  'a decorative image': '<img src="data:," alt="">',
  'an image without a text': '<img src="data:,">',
  'an icon': '<svg width="10" height="10"><path d="M0 0h9v9z"/></svg>',
  'an icon with a title': '<svg width="10" height="10"><title>Start</title></svg>',
  'an icon element': '<x-icon name="link"></x-icon>',
  'an icon that is hidden from screen readers': '<i class="icon" aria-hidden="true"></i>',
};
const SEEN = Object.values(UNNAMED).filter((content) => !content.includes('<i '));
const NAMED = {
  text: 'Start',
  'text in an element': '<b><i>Start</i></b>',
  'an image with a text': '<img src="data:," alt="Start">',
  'a named icon': '<svg width="10" height="10" role="img" aria-label="Start"></svg>',
  'an element in another': '<p></p><p>Start</p>',
};
const STATUSES = ['complete', 'incomplete', 'illegal', 'error'] as const;

const part = (page: TestPage, name: string) =>
  page.get().shadowRoot!.querySelector<HTMLElement>(`[part="${name}"]`)!;
const isSeen = (element: Element) => element.getClientRects().length > 0;
const defaultLabel = (page: TestPage) => page.button().querySelector('[lang]')!;

async function end(page: TestPage, status: string) {
  await page.get().load();
  page.get().click();
  if (status === 'complete') page.succeed();
  else page.exit({ ...INCOMPLETE, status });
  await page.get().updateComplete;
}

describe('the label', () => {
  const plain = async () => (await openPage()).button().getBoundingClientRect().height;

  for (const [what, leftover] of Object.entries(LEFTOVERS)) {
    it(`is the default one where there is only ${what}, and the button as high as ever`, async () => {
      const height = await plain();
      const page = await openPage({ body: linkMarkup({}, leftover), head: AXE });
      expect(page.button().innerText.trim()).to.equal(DEFAULT_LABEL);
      expect(page.button().getBoundingClientRect().height).to.equal(height);
      expect(await page.axe()).to.deep.equal([]);
    });
  }

  for (const [what, icon] of Object.entries(UNNAMED)) {
    it(`is the default one, beside what has no name: ${what}`, async () => {
      const page = await openPage({ body: linkMarkup({}, icon) });
      expect(isSeen(defaultLabel(page))).to.equal(true);
      if (!what.includes('hidden from')) {
        expect(isSeen(page.get().firstElementChild!.assignedSlot!.parentElement!)).to.equal(true);
      }
    });
  }

  for (const [what, content] of Object.entries(NAMED)) {
    it(`is what the page says: ${what}`, async () => {
      const page = await openPage({ body: linkMarkup({}, content), head: AXE });
      expect(isSeen(defaultLabel(page))).to.equal(false);
      expect(await page.axe()).to.deep.equal([]);
    });
  }

  it('has the line breaks of an editor around it taken away, and one in it left', async () => {
    const height = await plain();
    const around = await openPage({ body: linkMarkup({}, '<br />\nStart<br />\n<br />\n<p></p>') });
    expect(around.button().getBoundingClientRect().height).to.equal(height);
    const within = await openPage({ body: linkMarkup({}, 'Link your<br>student loans') });
    expect(within.button().getBoundingClientRect().height).to.be.greaterThan(height);
  });

  it('may come later, deep in an element that was blank', async () => {
    const page = await openPage({ body: linkMarkup({}, '<span><b></b></span>') });
    expect(isSeen(defaultLabel(page))).to.equal(true);
    page.doc.querySelector('b')!.textContent = 'Start';
    await page.nextTask();
    expect(isSeen(defaultLabel(page))).to.equal(false);
    expect(isSeen(page.doc.querySelector('b')!)).to.equal(true);
  });

  it('may come from a component around the element, through its slot', async () => {
    const page = await openPage({ body: '<x-card>Start</x-card>' });
    const root = page.doc.querySelector('x-card')!.attachShadow({ mode: 'open' });
    root.innerHTML = linkMarkup({}, '<b><slot></slot></b>');
    const link = root.querySelector('payitoff-link')!;
    await link.updateComplete;
    expect(isSeen(link.shadowRoot!.querySelector('button [lang]')!)).to.equal(false);
    page.doc.querySelector('x-card')!.textContent = '';
    await page.nextTask();
    expect(isSeen(link.shadowRoot!.querySelector('button [lang]')!)).to.equal(true);
  });
});

describe('the slot of an outcome', () => {
  for (const [what, leftover] of Object.entries(LEFTOVERS)) {
    it(`is empty where it holds ${what}`, async () => {
      const slots = STATUSES.map((status) => `<span slot="${status}">${leftover}</span>`).join('');
      const page = await openPage({ body: linkMarkup({}, slots), head: AXE });
      for (const status of STATUSES) {
        await end(page, status);
        expect(part(page, 'status').innerText.trim(), status).to.equal(DEFAULT_TEXTS[status]);
        expect(isSeen(page.button())).to.equal(true);
      }
      expect(await page.axe()).to.deep.equal([]);
    });
  }

  it('holds what can be seen, with a text or without', async () => {
    for (const content of [...SEEN, ...Object.values(NAMED)]) {
      const page = await openPage({ body: linkMarkup({}, `<span slot="complete">${content}</span>`) });
      await end(page, 'complete');
      expect(isSeen(page.button()), content).to.equal(false);
    }
  });
});

describe('the slot trigger', () => {
  for (const [what, leftover] of Object.entries(LEFTOVERS)) {
    it(`is empty where it holds ${what}: the button is there`, async () => {
      const page = await openPage({ body: linkMarkup({}, `<span slot="trigger">${leftover}</span>`) });
      expect(isSeen(page.button())).to.equal(true);
      expect(page.button().innerText.trim()).to.equal(DEFAULT_LABEL);
      page.click();
      await page.untilEvent('payitoff-open');
    });
  }

  it('holds what can be seen', async () => {
    for (const content of [...SEEN, ...Object.values(NAMED)]) {
      const page = await openPage({
        body: linkMarkup({}, `<span></span><button slot="trigger">${content}</button>`),
      });
      expect(isSeen(page.button()), content).to.equal(false);
    }
  });
});
