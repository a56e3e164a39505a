import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { linkMarkup } from '../support/markup.js';
import { AXE, openPage, type TestPage } from '../support/page.js';

/** Buttons of libraries, with the shadow trees and keyboard handling of their own. */
const COMPONENTS = {
  'wa-button': '/node_modules/@awesome.me/webawesome/dist/components/button/button.js',
  'md-filled-button': '/node_modules/@material/web/button/filled-button.js',
  'sl-button': '/node_modules/@shoelace-style/shoelace/dist/components/button/button.js',
};

type Component = HTMLElement & { disabled: boolean; updateComplete: Promise<boolean> };

async function openWith(tag: string, more = '') {
  const page = await openPage({
    head: `${AXE}<script type="module" src="${COMPONENTS[tag as keyof typeof COMPONENTS]}"></script>`,
    body: `<form action="/fake/form">${linkMarkup({}, `<${tag} slot="trigger"${more}>Start</${tag}>`)}</form>`,
  });
  await page.win.customElements.whenDefined(tag);
  const trigger = page.doc.querySelector<Component>(tag)!;
  await trigger.updateComplete;
  await page.get().load();
  page.win.focus();
  return { page, trigger };
}

const opened = (page: TestPage) => page.win.nexus.links.length;

for (const tag of Object.keys(COMPONENTS)) {
  describe(`${tag} as trigger`, () => {
    it('takes the place of the button and opens by pointer, Enter and Space, once each', async () => {
      const { page, trigger } = await openWith(tag);
      let submits = 0;
      page.doc.addEventListener('submit', (event) => {
        submits += 1;
        event.preventDefault();
      });
      expect(page.button().hidden).to.equal(true);
      trigger.click();
      expect(opened(page), 'click').to.equal(1);
      page.exit();
      for (const [times, press] of [
        [2, 'Enter'],
        [3, ' '],
      ] as const) {
        page.get().focus();
        expect(page.doc.activeElement === trigger).to.equal(true);
        await sendKeys({ press });
        while (opened(page) < times) await page.nextTask();
        expect(opened(page), `“${press}”`).to.equal(times);
        page.exit();
      }
      expect(submits).to.equal(0);
      expect(page.events().length).to.equal(6);
    });

    it('opens nothing while it is disabled', async () => {
      const { page, trigger } = await openWith(tag);
      trigger.disabled = true;
      await trigger.updateComplete;
      trigger.click();
      await page.nextTask();
      expect(opened(page)).to.equal(0);
      trigger.disabled = false;
      await trigger.updateComplete;
      trigger.click();
      expect(opened(page)).to.equal(1);
    });

    it('has the focus again after an outcome, where it was lost', async () => {
      const { page, trigger } = await openWith(tag);
      trigger.focus();
      trigger.click();
      trigger.blur();
      page.exit();
      while (page.doc.activeElement !== trigger) await page.nextTask();
    });

    it('has nothing axe complains about', async () => {
      const { page, trigger } = await openWith(tag);
      trigger.click();
      page.exit();
      await page.get().updateComplete;
      expect(await page.axe()).to.deep.equal([]);
    });
  });
}
