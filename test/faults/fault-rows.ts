import { expect } from '@open-wc/testing';
import type { LinkErrorCode, LinkState } from '../../src/index.js';
import { linkMarkup } from '../support/markup.js';
import { openPage, type LinkEventName, type PageSpec, type TestPage } from '../support/page.js';

/** What can go wrong. After it, one more click must work, unless the fault lasts. */
export interface FaultRow {
  fault: string;
  page?: PageSpec;
  /** Makes the fault happen and waits until it has shown. */
  run: (page: TestPage) => unknown;
  /** Every event but state changes, in order. */
  events: LinkEventName[];
  /** The code of each error, in order. */
  codes?: LinkErrorCode[];
  state: LinkState;
  /** What reached the page's error handlers by the page's own doing. */
  uncaught?: RegExp;
  /** The error of a further click, where the fault is still there. */
  lasts?: LinkErrorCode;
}

export const OPEN = 'payitoff-open';
export const SUCCEEDED = 'payitoff-success';
export const LEFT = 'payitoff-incomplete';
export const ILLEGAL = 'payitoff-illegal';
export const FAILED = 'payitoff-error';

export const SHORT = linkMarkup({ timeout: 200 });
/** Time enough for the script to come on a busy machine; what it should define does not. */
export const PATIENT = linkMarkup({ timeout: 1500 });
export const TWO = linkMarkup() + linkMarkup({ id: 'b' });

export async function clickAndFail(page: TestPage): Promise<void> {
  page.click();
  await page.untilEvent(FAILED);
}

export async function clickAndOpen(page: TestPage): Promise<void> {
  page.click();
  await page.untilEvent(OPEN);
}

/** A click when Nexus is there, and then this. */
export const whenOpen = (act: (page: TestPage) => unknown) => async (page: TestPage) => {
  await page.get().load();
  await clickAndOpen(page);
  await act(page);
};

/** A tag that the page adds itself. */
export function addTag(page: TestPage, src: string): HTMLScriptElement {
  const tag = page.doc.createElement('script');
  tag.src = src;
  page.doc.head.append(tag);
  return tag;
}

/** What a script that has run brings later: a Nexus whose `link` calls are recorded. */
export function bringNexus(page: TestPage): void {
  page.win.eval('Nexus = { init() {}, link(options) { nexus.links.push(options); } }');
}

export const untilFired = (target: EventTarget, type: string) =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

/** One test for each row. */
export function testFaults(concern: string, rows: FaultRow[]): void {
  describe(`faults: ${concern}`, () => {
    for (const row of rows) {
      it(row.fault, async () => {
        const page = await openPage(row.page);
        await row.run(page);
        expect(page.events()).to.deep.equal(row.events);
        expect(page.details(FAILED).map(({ code }) => code)).to.deep.equal(row.codes ?? []);
        expect(page.get().state).to.equal(row.state);
        await (row.lasts ? failAgain(page, row, row.lasts) : succeedAfter(page, row));
        if (row.uncaught) expect(page.uncaught().join()).to.match(row.uncaught);
        else expect(page.uncaught()).to.deep.equal([]);
      });
    }
  });
}

async function failAgain(page: TestPage, { events }: FaultRow, code: LinkErrorCode): Promise<void> {
  expect(await page.get().open()).to.include({ code });
  expect(page.events()).to.deep.equal([...events, FAILED]);
}

async function succeedAfter(page: TestPage, { events }: FaultRow): Promise<void> {
  // With the time to answer it.
  page.get().timeout = 15_000;
  const outcome = page.get().open();
  await page.untilEvent(OPEN, events.filter((name) => name === OPEN).length + 1);
  page.succeed();
  expect((await outcome)!.status).to.equal('complete');
  expect(page.events()).to.deep.equal([...events, OPEN, SUCCEEDED]);
  expect(page.tags().length).to.be.at.most(1);
}
