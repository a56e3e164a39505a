import { expect } from '@open-wc/testing';
import {
  INCOMPLETE,
  SUCCESS,
  openPage,
  type LinkEventName,
  type TestPage,
  type PageSpec,
} from '../support/page.js';
import { linkMarkup } from '../support/markup.js';
import type { LinkErrorCode, PayitoffLink } from '../../src/index.js';

const UUID = SUCCESS.result.borrower!.uuid!;
const TWO = linkMarkup({ id: 'a' }) + linkMarkup({ id: 'b' });

/** A page whose Nexus is there: a click opens it at once. */
async function openWarm(spec: PageSpec = {}): Promise<TestPage> {
  const page = await openPage(spec);
  await page.get().load();
  return page;
}

describe('outcome', () => {
  it('a cold click opens Nexus and success is reported once', async () => {
    const page = await openPage();
    const outcome = page.get().open();
    await page.untilEvent('payitoff-open');
    expect(page.calls()).to.deep.equal([['init', { nexus_key: 'key-1' }], ['link']]);
    expect(page.details('payitoff-open')).to.deep.equal([{ env: 'sandbox', uuid: '' }]);
    page.succeed();
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    expect(page.states()).to.deep.equal(['loading', 'ready', 'open', 'complete']);
    expect(await outcome).to.deep.equal(SUCCESS);
    expect(page.get().outcome).to.equal(await outcome);
    expect(page.get().value).to.equal(UUID);
    expect(page.uncaught()).to.deep.equal([]);
  });

  type Row = [
    what: string,
    callback: 'succeed' | 'exit',
    answer: unknown,
    event: LinkEventName,
    detail: object,
  ];
  const ROWS: Row[] = [
    ['the vendor’s own success', 'succeed', SUCCESS, 'payitoff-success', SUCCESS],
    ['the vendor’s own exit', 'exit', INCOMPLETE, 'payitoff-incomplete', INCOMPLETE],
    [
      'illegal',
      'exit',
      { ...INCOMPLETE, status: 'illegal' },
      'payitoff-illegal',
      { ...INCOMPLETE, status: 'illegal' },
    ],
    [
      'error',
      'exit',
      { ...INCOMPLETE, status: 'error' },
      'payitoff-error',
      { ...INCOMPLETE, status: 'error', code: 'nexus-error' },
    ],
    [
      'unknown fields',
      'exit',
      { ...INCOMPLETE, more: [1] },
      'payitoff-incomplete',
      { ...INCOMPLETE, more: [1] },
    ],
    [
      'success without result',
      'succeed',
      { message: 'm', status: 'complete' },
      'payitoff-success',
      { message: 'm', status: 'complete', result: {} },
    ],
    [
      'success with nothing',
      'succeed',
      undefined,
      'payitoff-success',
      { message: '', status: 'complete', result: {} },
    ],
  ];
  for (const [what, callback, answer, event, detail] of ROWS) {
    it(`${what} is exactly one ${event}`, async () => {
      const page = await openWarm();
      const outcome = page.get().open();
      page[callback](answer);
      expect(page.events()).to.deep.equal(['payitoff-open', event]);
      expect(page.details(event)).to.deep.equal([detail]);
      expect(await outcome).to.deep.equal(detail);
      expect(page.get().state).to.equal((detail as { status: string }).status);
    });
  }

  const MISTAKES: [string, string, LinkErrorCode, RegExp][] = [
    ['no env', 'nexus-key="k"', 'missing-env', /Missing env:/],
    ['env="prod"', 'env="prod" nexus-key="k"', 'unknown-env', /Unknown env:.*"production"/],
    ['env="Sandbox"', 'env="Sandbox" nexus-key="k"', 'unknown-env', /Unknown env:.*"sandbox"/],
    ['env="sandbox "', 'env="sandbox " nexus-key="k"', 'unknown-env', /exactly/],
    ['no nexus-key', 'env="sandbox"', 'missing-nexus-key', /Missing nexus-key:/],
    ['empty nexus-key', 'env="sandbox" nexus-key=""', 'missing-nexus-key', /Missing nexus-key:/],
  ];
  for (const [what, attributes, code, message] of MISTAKES) {
    it(`${what} is one ${code}, with no request`, async () => {
      const page = await openPage({ body: `<payitoff-link ${attributes}></payitoff-link>` });
      const button = page.button();
      button.dispatchEvent(new page.win.PointerEvent('pointerenter', { composed: true }));
      page.get().dispatchEvent(new page.win.PointerEvent('pointerenter'));
      const outcome = await page.get().open();
      expect(page.events()).to.deep.equal(['payitoff-error']);
      expect(outcome).to.include({ status: 'error', code });
      expect(outcome!.message).to.match(message);
      expect(outcome!.result).to.deep.equal({});
      expect(page.get().state).to.equal('error');
      expect(await page.requests()).to.deep.equal([]);
      const rejection = await page
        .get()
        .load()
        .catch((error: unknown) => error);
      expect(rejection).to.be.instanceOf(page.win.payitoff.LinkError);
      expect(rejection).to.include({ code });
      expect(page.uncaught()).to.deep.equal([]);
    });
  }
});

describe('a success is never lost', () => {
  it('when the element was removed: promise, listeners on it, and its document', async () => {
    const page = await openWarm();
    const element = page.get();
    const seen: string[] = [];
    element.addEventListener('payitoff-success', () => seen.push('element'));
    page.doc.addEventListener('payitoff-success', () => seen.push('document'));
    const outcome = element.open();
    element.remove();
    await page.nextTask();
    expect(element.state).to.equal('open');
    page.succeed();
    expect(seen).to.deep.equal(['element', 'document']);
    expect(await outcome).to.deep.equal(SUCCESS);
    expect(page.details('payitoff-success').length).to.equal(1);
  });
});

describe('init', () => {
  const inits = (page: TestPage) =>
    page
      .calls()
      .filter(([name]) => name === 'init')
      .map((call) => call[1]);

  it('precedes every link, with the key and the borrower of the element that opens', async () => {
    const page = await openWarm({ body: TWO });
    const fail = () => page.exit({ message: '', status: 'error', result: {} });
    page.click('#a');
    fail();
    page.click('#a');
    fail();
    page.click('#b');
    fail();
    expect(inits(page)).to.deep.equal(Array(3).fill({ nexus_key: 'key-1' }));
    page.get('#b').uuid = 'uuid-b';
    page.click('#b');
    fail();
    page.click('#a');
    fail();
    page.get('#a').nexusKey = 'key-2';
    page.click('#a');
    fail();
    expect(inits(page).slice(3)).to.deep.equal([
      { nexus_key: 'key-1', uuid: 'uuid-b' },
      { nexus_key: 'key-1' },
      { nexus_key: 'key-2' },
    ]);
    expect(page.calls().at(-2)![0]).to.equal('init');
    expect(page.calls().at(-1)![0]).to.equal('link');
  });

  it('is repeated for a Nexus that was replaced', async () => {
    const page = await openWarm();
    page.click();
    page.exit({ status: 'error' });
    page.win.eval('Nexus = { ...Nexus }');
    page.click();
    expect(inits(page).length).to.equal(2);
  });

  for (const answer of ['succeed', 'exit'] as const) {
    it(`after ${answer} the borrower is passed on, so that no second one is made; reset() forgets`, async () => {
      const page = await openWarm();
      page.click();
      page[answer]();
      page.click();
      expect(page.details('payitoff-open')[1]).to.deep.equal({ env: 'sandbox', uuid: UUID });
      expect(inits(page)).to.deep.equal([{ nexus_key: 'key-1' }, { nexus_key: 'key-1', uuid: UUID }]);
      page.exit();
      page.get().reset();
      expect(page.get().outcome).to.equal(null);
      page.click();
      expect(inits(page)[2]).to.deep.equal({ nexus_key: 'key-1' });
    });
  }

  it('passes the borrower on neither to another element nor with another key', async () => {
    const page = await openWarm({ body: TWO });
    page.click('#a');
    page.succeed();
    page.click('#b');
    page.exit({ status: 'incomplete' });
    page.get('#a').nexusKey = 'key-2';
    page.click('#a');
    // Once more with the same key: Nexus must not take b's borrower for the one it made for a.
    expect(inits(page)).to.deep.equal([
      { nexus_key: 'key-1' },
      { nexus_key: 'key-1' },
      { nexus_key: 'key-2' },
    ]);
  });
});

describe('one session on the page', () => {
  it('a second element is busy, and the first is not disturbed', async () => {
    const page = await openWarm({ body: TWO });
    page.click('#a');
    const busy = await page.get('#b').open();
    expect(busy).to.include({ status: 'error', code: 'busy' });
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-error']);
    expect(page.get('#a').state).to.equal('open');
    page.succeed();
    page.click('#b');
    expect(page.get('#b').state).to.equal('open');
    expect(page.win.nexus.links.length).to.equal(2);
  });

  it('an element that has left the page does not hold the others up; its answer still counts', async () => {
    const page = await openWarm({ body: TWO });
    const a = page.get('#a');
    const outcome = a.open();
    a.remove();
    page.click('#b');
    expect(page.get('#b').state).to.equal('open');
    page.win.nexus.links[0]!.onSuccess!(SUCCESS);
    expect(await outcome).to.deep.equal(SUCCESS);
    page.exit();
    expect(page.get('#b').state).to.equal('incomplete');
  });

  for (const how of ['succeed', 'exit'] as const) {
    it(`the page is free inside the ${how} listener itself`, async () => {
      const page = await openWarm({ body: TWO });
      page.doc.addEventListener(
        how === 'succeed' ? 'payitoff-success' : 'payitoff-incomplete',
        () => page.click('#b'),
        { once: true },
      );
      page.click('#a');
      page[how]();
      expect(page.get('#b').state).to.equal('open');
    });
  }

  it('two copies of the package agree on it', async () => {
    const page = await openPage({
      head: `<script type="module">
        import { PayitoffLink } from '/built/index.min.js';
        customElements.define('other-link', class extends PayitoffLink {});
      </script>`,
      body: linkMarkup() + linkMarkup({}, '', 'other-link'),
    });
    const other = page.doc.querySelector('other-link') as PayitoffLink;
    await Promise.all([page.get().load(), other.load()]);
    expect((await page.requests()).length).to.equal(1);
    page.click();
    expect(await other.open()).to.include({ code: 'busy' });
    page.exit({ status: 'incomplete' });
    void other.open();
    expect(page.calls().filter(([name]) => name === 'link').length).to.equal(2);
    expect(other.state).to.equal('open');
  });
});
