import { expect } from '@open-wc/testing';
import { DEFAULT_TEXTS } from '../../src/core/messages.js';
import { AXE, INCOMPLETE, openPage, type Behaviour, type TestPage } from '../support/page.js';
import { linkMarkup, markup, type Attributes } from '../support/markup.js';

const SLOTS = ['loading', 'complete', 'incomplete', 'illegal', 'error', 'fallback'];
/** As an editor writes it: what is not to be seen without the element carries `hidden`. */
const content = (isHidden = (name: string) => name !== 'fallback') =>
  SLOTS.map((name) =>
    markup(
      'p',
      { slot: name, hidden: isHidden(name) },
      `${name} ${markup('a', { href: `#${name}` }, 'more')}`,
    ),
  ).join('');
const filled = (attributes: Attributes = {}) => linkMarkup(attributes, content());
const FILLED = filled();

const openFilled = (vendor: Behaviour[] = ['ok'], spec = {}) =>
  openPage({ body: `${FILLED}<p id="after">After</p>`, vendor: { sandbox: vendor }, ...spec });

const isSeen = (element: Element) => element.getClientRects().length > 0;
const seen = (page: TestPage) =>
  [...page.get().children].filter(isSeen).map((child) => child.getAttribute('slot'));
const part = (page: TestPage, name: string) =>
  page.get().shadowRoot!.querySelector<HTMLElement>(`[part="${name}"]`)!;

/** Where the focus is, as a word: a report on an element that differs takes minutes. */
function focused(page: TestPage): string {
  const { activeElement } = page.doc;
  if (activeElement !== page.get()) return activeElement!.localName;
  const inside = page.get().shadowRoot!.activeElement;
  return inside?.getAttribute('part') ?? inside?.getAttribute('name') ?? 'nothing inside';
}

async function end(page: TestPage, status: string) {
  await page.get().load();
  page.click();
  if (status === 'complete') page.succeed();
  else page.exit({ ...INCOMPLETE, status });
  await page.get().updateComplete;
}

describe('slots', () => {
  for (const member of ['slot', 'nodeType', 'childNodes', 'getAttribute', 'assignedNodes']) {
    it(`may be filled by a form with a field that is named ${member}`, async () => {
      const form = `<form slot="complete"><input aria-label="Your loan" name="${member}"></form>`;
      const page = await openPage({ body: linkMarkup({}, form) });
      await end(page, 'complete');
      expect(isSeen(page.doc.querySelector('form')!)).to.equal(true);
      expect(part(page, 'status').textContent!.trim()).to.equal('');
      expect(page.uncaught()).to.deep.equal([]);
    });
  }

  it('are shown each in its state and no other', async () => {
    const page = await openFilled(['hold']);
    expect(seen(page)).to.deep.equal([]);
    page.click();
    expect(seen(page)).to.deep.equal([]);
    await page.get().updateComplete;
    expect(seen(page)).to.deep.equal(['loading']);
    await page.release();
    await page.untilEvent('payitoff-open');
    await page.get().updateComplete;
    expect(seen(page)).to.deep.equal([]);
    for (const status of ['incomplete', 'illegal', 'error', 'complete']) {
      page.exit();
      await end(page, status);
      expect(seen(page)).to.deep.equal([status]);
      expect(isSeen(page.button())).to.equal(status !== 'complete');
      page.get().click();
    }
  });

  for (const css of ['[hidden] { display: none !important }', '']) {
    it(`show what markup hides until then${css && ', whatever a page’s reset says'}`, async () => {
      const page = await openFilled(['ok'], { head: `<style>${css}</style>` });
      await end(page, 'incomplete');
      expect(seen(page)).to.deep.equal(['incomplete']);
    });
  }

  it('hide with the element itself', async () => {
    const page = await openFilled();
    await end(page, 'incomplete');
    page.get().hidden = true;
    expect(seen(page)).to.deep.equal([]);
  });

  it('without content take no room before there is an outcome: nothing on the page moves', async () => {
    const page = await openPage({
      body: `<div>Before ${linkMarkup()} beside</div><p id="after">After</p>`,
      vendor: { sandbox: ['hold'] },
    });
    const height = () => page.doc.querySelector('#after')!.getBoundingClientRect().top;
    const before = height();
    page.click();
    for (const next of [() => page.release(), () => page.exit()]) {
      await page.get().updateComplete;
      expect(height(), page.get().state).to.equal(before);
      await next();
      if (page.get().state === 'loading') await page.untilEvent('payitoff-open');
    }
    page.get().reset();
    await page.get().updateComplete;
    expect(height()).to.equal(before);
  });

  it('with content leave what stands beside the button where it was', async () => {
    const page = await openPage({ body: `<div><b>Before</b> ${FILLED}</div>` });
    const top = () => page.doc.querySelector('b')!.getBoundingClientRect().top;
    const before = top();
    await end(page, 'incomplete');
    expect(top()).to.equal(before);
    expect(part(page, 'button').getBoundingClientRect().bottom).to.be.lessThan(
      page.doc.querySelector('[slot=incomplete]')!.getBoundingClientRect().top,
    );
  });

  for (const [status, text] of Object.entries(DEFAULT_TEXTS)) {
    it(`${status} has a text of its own, which content replaces`, async () => {
      const page = await openPage();
      const region = part(page, 'status');
      await end(page, status);
      expect(region.innerText.trim()).to.equal(text);
      expect(isSeen(page.button()), 'the button stays').to.equal(true);
      const content = page.doc.createElement('span');
      content.slot = status;
      page.get().append(content);
      await page.nextTask();
      expect(region.innerText.trim(), 'blank').to.equal(text);
      content.textContent = 'Call us.';
      await page.nextTask();
      expect(isSeen(content)).to.equal(true);
      expect(region.innerText).not.to.include(text);
      expect(isSeen(page.button())).to.equal(status !== 'complete');
      content.remove();
      await page.nextTask();
      expect(region.innerText.trim()).to.equal(text);
      expect(isSeen(page.button())).to.equal(true);
      page.get().reset();
      await page.get().updateComplete;
      expect(region.getBoundingClientRect().height).to.equal(0);
    });
  }

  for (const [code, attributes] of [
    ['missing-env', { env: '' }],
    ['unknown-env', { env: 'sandbx' }],
    ['missing-nexus-key', { 'nexus-key': '' }],
  ] as [string, Attributes][]) {
    it(`tell a borrower of no other try where none can help: ${code}`, async () => {
      const page = await openPage({ body: linkMarkup(attributes) });
      expect(await page.get().open()).to.include({ code });
      await page.get().updateComplete;
      expect(part(page, 'status').innerText.trim()).to.equal(DEFAULT_TEXTS.illegal);
    });
  }

  it('say their default texts in English, on a page in whatever language and direction', async () => {
    const page = await openPage({
      body: `<div lang="ar" dir="rtl">${linkMarkup({}, '<span slot="illegal">لا</span>')}</div>`,
    });
    await end(page, 'error');
    const text = [...part(page, 'status').children].find((child) => child.textContent)!;
    const label = page.button().querySelector('[lang]')!;
    for (const element of [text, label]) {
      expect(element.getAttribute('lang')).to.equal('en');
      expect(page.win.getComputedStyle(element).direction).to.equal('ltr');
    }
    const { right } = page.get().getBoundingClientRect();
    expect(Math.abs(right - text.getBoundingClientRect().right), 'where reading begins').to.be.lessThan(1);
    await end(page, 'illegal');
    const own = page.doc.querySelector('[slot=illegal]')!;
    expect(own.closest('[lang]')!.getAttribute('lang')).to.equal('ar');
    expect(page.win.getComputedStyle(own).direction).to.equal('rtl');
  });

  it('are announced politely: all of them are in one live region that is there from the start', async () => {
    const page = await openFilled();
    const status = part(page, 'status');
    expect(status.getAttribute('role')).to.equal('status');
    // Its slots are made when the element is used for the first time, before there is an outcome.
    expect(status.childElementCount).to.equal(0);
    await page.get().load();
    for (const name of SLOTS) {
      const slot = page.doc.querySelector<HTMLElement>(`[slot=${name}]`)!.assignedSlot!;
      expect(slot.parentElement === status, name).to.equal(true);
      expect(slot.closest('[role=alert], [aria-live=assertive]')).to.equal(null);
    }
    await end(page, 'complete');
    expect(part(page, 'status') === status).to.equal(true);
  });

  it('have nothing axe complains about, in any state', async () => {
    const page = await openFilled(['ok'], { head: AXE });
    for (const status of ['incomplete', 'illegal', 'error', 'complete']) {
      await end(page, status);
      expect(await page.axe(), status).to.deep.equal([]);
    }
  });
});

describe('fallback', () => {
  it('alone is seen before the upgrade', async () => {
    const page = await openFilled(['ok'], { entry: null });
    expect(seen(page)).to.deep.equal(['fallback']);
  });

  it('alone is seen with the stylesheet line of the README instead of hidden', async () => {
    const readme = await (await fetch('/README.md')).text();
    const page = await openPage({
      entry: null,
      head: `<style>${/payitoff-link:not\(:defined\) > :not\(.*?}/.exec(readme)![0]}</style>`,
      body: linkMarkup(
        {},
        content(() => false),
      ),
    });
    expect(seen(page)).to.deep.equal(['fallback']);
  });

  for (const [vendor, code, timeout] of [
    ['404', 'script-failed', 15_000],
    ['empty', 'nexus-missing', 1500],
    ['hang', 'script-timeout', 1500],
  ] as [Behaviour, string, number][]) {
    it(`is shown with the error when the script cannot be loaded (${code}), until it can`, async () => {
      const page = await openFilled([vendor, vendor, vendor, 'ok'], {
        body: filled({ timeout }),
      });
      expect(seen(page)).to.deep.equal([]);
      expect(await page.get().open()).to.include({ code });
      await page.get().updateComplete;
      expect(seen(page)).to.deep.equal(['error', 'fallback']);
      expect(isSeen(page.button())).to.equal(true);
      page.get().reset();
      await page.get().updateComplete;
      expect(seen(page)).to.deep.equal([]);
    });
  }

  it('is not shown for a mistake in the markup, nor for an error of Nexus', async () => {
    const page = await openFilled();
    await end(page, 'error');
    expect(seen(page)).to.deep.equal(['error']);
    page.get().nexusKey = '';
    await page.get().open();
    await page.get().updateComplete;
    expect(seen(page)).to.deep.equal(['error']);
  });
});

describe('focus', () => {
  it('goes from the button to what replaces it, and back', async () => {
    const page = await openFilled();
    page.win.focus();
    page.get().focus();
    await end(page, 'complete');
    expect(focused(page)).to.equal('complete');
    await page.untilRendered();
    expect(focused(page), 'once rendered').to.equal('complete');
    page.get().reset();
    await page.get().updateComplete;
    expect(focused(page)).to.equal('button');
  });

  it('goes back to the button from a link in what replaced it', async () => {
    const page = await openFilled();
    await end(page, 'complete');
    page.win.focus();
    page.doc.querySelector<HTMLElement>('[slot=complete] a')!.focus();
    page.get().reset();
    await page.get().updateComplete;
    expect(focused(page)).to.equal('button');
  });

  it('lost to body inside Nexus goes to what replaced the button', async () => {
    const page = await openFilled();
    await page.get().load();
    page.win.focus();
    page.get().focus();
    page.click();
    page.get().blur();
    page.succeed();
    while (focused(page) !== 'complete') await page.nextTask();
  });

  it('elsewhere is left there', async () => {
    const page = await openFilled(['ok'], { body: `${FILLED}<input>` });
    await page.get().load();
    page.win.focus();
    page.get().focus();
    page.click();
    page.doc.querySelector('input')!.focus();
    page.succeed();
    await page.untilRendered();
    expect(focused(page)).to.equal('input');
  });

  it('comes by focus() to what replaced the button', async () => {
    const page = await openFilled();
    await end(page, 'complete');
    page.win.focus();
    page.get().focus();
    expect(focused(page)).to.equal('complete');
  });

  it('cannot come by focus() to a disabled one', async () => {
    const page = await openFilled(['ok'], { body: filled({ disabled: true }) });
    page.win.focus();
    page.get().focus();
    expect(focused(page)).to.equal('body');
  });
});

describe('a label that is written by a Lit element around it', () => {
  it('does not update that element', async () => {
    const page = await openPage({ body: `<x-card>${linkMarkup({}, 'Link')}</x-card>` });
    page.win.eval(`window.updates = 0;
      const Lit = Object.getPrototypeOf(payitoff.PayitoffLink);
      customElements.define('x-card', class extends Lit {
        createRenderRoot() {
          return this;
        }
        update(changed) {
          super.update(changed);
          updates += 1;
          // It must end, also where each update brings another.
          if (updates < 50) document.querySelector('payitoff-link').firstChild.data = 'Link ' + updates;
        }
      });`);
    await page.untilRendered();
    expect(page.win).to.have.property('updates', 1);
  });
});
