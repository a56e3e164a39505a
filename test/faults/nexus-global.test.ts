import { expect } from '@open-wc/testing';
import type { PageState } from '../../src/nexus/page-state.js';
import { linkMarkup } from '../support/markup.js';
import { FAILED, LEFT, OPEN, PATIENT, clickAndFail, clickAndOpen, testFaults } from './fault-rows.js';
import type { FaultRow } from './fault-rows.js';

const LOOKALIKES = {
  'an element': '<div id="Nexus"></div>',
  'a form with fields named init and link': '<form id="Nexus"><input name="init"><input name="link"></form>',
};

testFaults('what window.Nexus can be', [
  ...Object.entries(LOOKALIKES).flatMap(([what, lookalike]): FaultRow[] => [
    {
      fault: `${what}, until the script is there`,
      page: { body: linkMarkup() + lookalike },
      run: async (page) => {
        page.click();
        expect(page.get().state).to.equal('loading');
        await page.untilEvent(OPEN);
        expect(page.calls()).to.deep.equal([['init', { nexus_key: 'key-1' }], ['link']]);
        page.exit();
      },
      events: [OPEN, LEFT],
      state: 'incomplete',
    },
    {
      fault: `${what}, and the script defines nothing`,
      page: { body: PATIENT + lookalike, vendor: { sandbox: ['empty', 'ok'] } },
      run: clickAndFail,
      events: [FAILED],
      codes: ['nexus-missing'],
      state: 'error',
    },
  ]),
  {
    fault: 'a const and no property of window',
    page: {
      head: `<script>
        const Nexus = window.Nexus = { init() {}, link(options) { nexus.links.push(options); } };
        delete window.Nexus;
      </script>`,
    },
    run: (page) => (page.click(), page.exit()),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'put there by nobody knows whom, for an environment without a script: never used',
    page: {
      head: '<script>window.Nexus = { init() {}, link(options) { nexus.links.push(options); } };</script>',
    },
    run: async (page) => {
      page.win.payitoff.registerEnvironment('here', { scriptUrl: '/nexus.js' });
      const key = Symbol.for('payitoff-link/1');
      (page.win as unknown as Record<symbol, PageState>)[key]!.environments!.set('here', '');
      page.get().env = 'here' as never;
      page.click();
      expect(page.win.nexus.links.length).to.equal(0);
      page.get().env = 'sandbox';
      await page.nextTask();
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'ready',
  },
  {
    fault: 'frozen',
    run: async (page) => {
      await page.get().load();
      page.win.eval('Object.freeze(Nexus)');
      page.click();
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  ...(['init', 'link'] as const).map((method): FaultRow => ({
    fault: `half-made: ${method} only`,
    page: { body: PATIENT, vendor: { sandbox: ['empty', 'ok'] } },
    run: (page) => {
      page.win.Nexus = { [method]() {} } as never;
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['nexus-missing'],
    state: 'error',
  })),
  {
    fault: 'half-made, until the script is there',
    run: async (page) => {
      page.win.Nexus = { init() {} } as never;
      await clickAndOpen(page);
      expect(page.calls().map(([name]) => name)).to.deep.equal(['init', 'link']);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a getter that throws',
    page: { body: PATIENT, vendor: { sandbox: ['empty'] } },
    run: (page) => {
      Object.defineProperty(page.win, 'Nexus', {
        get() {
          throw new Error('hostile');
        },
      });
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['nexus-missing'],
    state: 'error',
    lasts: 'nexus-missing',
  },
]);
