import { expect } from '@open-wc/testing';
import { linkMarkup } from '../support/markup.js';
import { INCOMPLETE } from '../support/page.js';
import { FAILED, LEFT, OPEN, TWO, testFaults } from './fault-rows.js';

testFaults('clicks', [
  {
    fault: 'double click',
    run: async (page) => {
      page.click();
      page.click();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a storm of 50 clicks',
    run: async (page) => {
      for (let i = 0; i < 50; i += 1) page.click();
      await page.untilEvent(OPEN);
      for (let i = 0; i < 50; i += 1) page.click();
      page.exit();
      expect(page.win.nexus.links.length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'open() from code with no user gesture',
    run: async (page) => {
      const outcome = page.get().open();
      await page.untilEvent(OPEN);
      page.exit();
      expect(await outcome).to.deep.equal(INCOMPLETE);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'two elements, two borrowers, interleaved',
    page: { body: linkMarkup({ uuid: 'uuid-a' }) + linkMarkup({ id: 'b', uuid: 'uuid-b' }) },
    run: async (page) => {
      await page.get().load();
      for (const [index, selector] of ['payitoff-link', '#b', 'payitoff-link', '#b'].entries()) {
        page.click(selector);
        const uuid = index % 2 ? 'uuid-b' : 'uuid-a';
        expect(page.calls().at(-2)).to.deep.equal(['init', { nexus_key: 'key-1', uuid }]);
        page.exit({ ...INCOMPLETE, result: {} });
      }
    },
    events: [OPEN, LEFT, OPEN, LEFT, OPEN, LEFT, OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'two elements while the script is loading: the second is busy',
    page: { body: TWO, vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      expect(await page.get('#b').open()).to.include({ code: 'busy' });
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      expect(page.win.nexus.links.length).to.equal(1);
    },
    events: [FAILED, OPEN, LEFT],
    codes: ['busy'],
    state: 'incomplete',
  },
]);
