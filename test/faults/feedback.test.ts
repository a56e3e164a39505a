import { expect } from '@open-wc/testing';
import { fakeClock, tasks } from '../support/fake-clock.js';
import { linkMarkup } from '../support/markup.js';
import { openPage, type TestPage } from '../support/page.js';
import { FAILED, clickAndOpen } from './fault-rows.js';

const hasFocus = (page: TestPage) => page.doc.activeElement === page.get();

describe('faults: focus', () => {
  /** Nexus has the focus in a window of its own. */
  async function openWithWindow(): Promise<{ page: TestPage; nexus: HTMLInputElement }> {
    const page = await openPage();
    await page.get().load();
    page.win.focus();
    page.get().focus();
    expect(hasFocus(page)).to.equal(true);
    page.click();
    const nexus = page.doc.body.appendChild(page.doc.createElement('input'));
    nexus.focus();
    expect(page.doc.activeElement === nexus).to.equal(true);
    return { page, nexus };
  }

  for (const delay of [0, 200, 900]) {
    it(`comes back when Nexus takes its window away ${delay} ms after it answered`, async () => {
      const { page, nexus } = await openWithWindow();
      const clock = fakeClock(page.win);
      page.exit();
      await tasks();
      await clock.pass(delay);
      expect(page.doc.activeElement === nexus).to.equal(true);
      nexus.remove();
      await clock.pass(100);
      expect(hasFocus(page)).to.equal(true);
    });
  }

  it('is left alone later than that', async () => {
    const { page, nexus } = await openWithWindow();
    const clock = fakeClock(page.win);
    page.exit();
    await tasks();
    await clock.pass(1100);
    nexus.remove();
    await clock.pass(1000);
    expect(hasFocus(page)).to.equal(false);
  });

  it('is not taken where nothing had it when Nexus was opened', async () => {
    const page = await openPage();
    await page.get().load();
    page.win.focus();
    const clock = fakeClock(page.win);
    expect(page.doc.activeElement === page.doc.body).to.equal(true);
    page.click();
    page.exit();
    await tasks();
    await clock.pass(1100);
    expect(page.doc.activeElement === page.doc.body).to.equal(true);
  });

  for (const member of ['activeElement', 'body', 'hasFocus']) {
    it(`comes back where markup shadows document.${member}`, async () => {
      const page = await openPage({ body: `${linkMarkup()}<img name="${member}" alt="">` });
      await page.get().load();
      const clock = fakeClock(page.win);
      page.win.focus();
      page.get().focus();
      page.click();
      page.get().blur();
      page.exit();
      await tasks();
      await clock.pass(100);
      expect(page.get().matches(':focus')).to.equal(true);
      expect(page.uncaught()).to.deep.equal([]);
    });
  }

  it('is not taken from the page around a frame when a load fails in the frame', async () => {
    const page = await openPage({ vendor: { sandbox: ['hold-404'] }, body: linkMarkup({ timeout: 200 }) });
    const field = document.body.appendChild(document.createElement('input'));
    page.win.focus();
    page.get().focus();
    const clock = fakeClock(page.win);
    page.click();
    field.focus();
    expect(document.activeElement === field).to.equal(true);
    await page.release();
    await page.untilEvent(FAILED);
    await clock.pass(1100);
    expect(document.activeElement === field).to.equal(true);
    field.remove();
  });
});

describe('faults: the live region', () => {
  it('has another text for the same error a second time', async () => {
    const page = await openPage({ body: '<payitoff-link></payitoff-link>' });
    const region = page.get().shadowRoot!.querySelector('[part=status]')!;
    const texts: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      await page.get().open();
      await page.get().updateComplete;
      texts.push(region.textContent!);
    }
    expect(texts[1]).not.to.equal(texts[0]);
    expect(texts[2]).not.to.equal(texts[1]);
    expect(texts.map((text) => text.trim())).to.deep.equal(Array(3).fill(texts[0]!.trim()));
  });
});

describe('faults: a declarative shadow root', () => {
  it('gets no second button', async () => {
    const page = await openPage({
      body: linkMarkup(
        {},
        '<template shadowrootmode="open" shadowrootdelegatesfocus><button part="button">Link</button></template>',
      ),
    });
    const root = page.get().shadowRoot!;
    expect(root.querySelectorAll('button').length).to.equal(1);
    expect(root.querySelectorAll('[part=status]').length).to.equal(1);
    await clickAndOpen(page);
    page.exit();
    expect(page.get().state).to.equal('incomplete');
  });
});
