import { expect } from '@open-wc/testing';
import { openDemo } from '../support/demo.js';
import { openPage, type Behaviour } from '../support/page.js';

type Demo = Awaited<ReturnType<typeof openBuilder>>;

async function openBuilder(options = {}) {
  const page = await openDemo('/builder/', options);
  while (!page.doc().querySelector('#snippets pre')) await page.nextTask();
  const field = (name: string) =>
    page
      .find<HTMLInputElement>('#choice')
      .ownerDocument.forms[0]!.elements.namedItem(name) as HTMLInputElement;
  return {
    ...page,
    /** Chooses as a person does: each change is an input event. */
    set(choice: Record<string, string | boolean>) {
      for (const [name, value] of Object.entries(choice)) {
        const control = field(name) as HTMLInputElement | RadioNodeList;
        if (typeof value === 'boolean') (control as HTMLInputElement).checked = value;
        else control.value = value;
        page.doc().forms[0]!.dispatchEvent(new Event('input', { bubbles: true }));
      }
    },
    code: () => [...page.doc().querySelectorAll('#snippets pre')].map((pre) => pre.textContent!),
    warnings: () => [...page.doc().querySelectorAll('#warnings li')].map((item) => item.textContent!),
  };
}

const DELIVERIES = ['module', 'classic', 'bundler'];

/** Puts what the builder shows on a page of its own, as its reader would. */
async function paste(page: Demo, vendor: Behaviour[] = ['ok']) {
  const blocks = [...page.doc().querySelectorAll<HTMLElement>('#snippets pre')];
  const of = (language: string) =>
    blocks.filter(({ dataset }) => dataset.language === language).map(({ textContent }) => textContent!);
  return openPage({
    entry: null,
    head: `<script type="importmap">{ "imports": { "payitoff-link": "/built/define.js" } }</script>
      <style>${of('css').join('')}</style>
      ${of('js').map((code) => `<script type="module">${code}</script>`)}`,
    body: of('html').join(''),
    vendor: { sandbox: vendor, production: vendor },
  });
}

describe('the builder', () => {
  for (const delivery of DELIVERIES) {
    for (const env of ['sandbox', 'production']) {
      it(`makes a snippet that works: ${delivery}, ${env}`, async () => {
        const builder = await openBuilder();
        builder.set({
          env,
          delivery,
          nexusKey: 'key-"1"<&>',
          label: 'Connect <your> "loans" & more',
          complete: 'All <done> & well',
          folder: '/payitoff-link/',
          name: 'borrower',
          required: true,
          theme: 'brand',
        });
        const page = await paste(builder);
        expect(page.uncaught()).to.deep.equal([]);
        const link = page.get();
        expect(link).to.include({ env, nexusKey: 'key-"1"<&>', name: 'borrower', required: true });
        expect(link.textContent!.trim()).to.match(/^Connect <your> "loans" & more/);
        expect(getComputedStyle(page.button()).backgroundColor).to.equal('rgb(20, 83, 45)');
        page.click();
        await page.untilEvent('payitoff-open');
        expect(page.calls()[0]).to.deep.equal(['init', { nexus_key: 'key-"1"<&>' }]);
        expect((await page.requests()).length).to.equal(1);
        expect((await page.requests())[0]!.includes('sandbox')).to.equal(env === 'sandbox');
        page.succeed();
        await link.updateComplete;
        const complete = link.querySelector<HTMLElement>('[slot=complete]')!;
        expect(complete.innerText).to.equal('All <done> & well');
        expect(page.button().hidden).to.equal(true);
        expect(link.value).not.to.equal('');
      });
    }
  }

  it('keeps every text out of sight until its moment, the fallback apart', async () => {
    const builder = await openBuilder();
    const texts = Object.fromEntries(
      ['loading', 'complete', 'incomplete', 'illegal', 'error', 'fallback'].map((slot) => [
        slot,
        `${slot} text`,
      ]),
    );
    builder.set({ nexusKey: 'key-1', label: 'My loans', delivery: 'bundler', ...texts });
    const [, markup] = builder.code();
    const before = await openPage({ entry: null, body: markup! });
    const main = before.doc.querySelector('main')!;
    expect(main.innerText.replace(/\s+/g, ' ').trim()).to.equal('Test page fallback text');

    const page = await paste(builder, ['hold']);
    const seen = () =>
      [...page.get().children].filter((child) => child.getClientRects().length > 0).map(({ slot }) => slot);
    expect(seen()).to.deep.equal(['']);
    page.click();
    await page.get().updateComplete;
    expect(seen()).to.deep.equal(['', 'loading']);
    await page.release();
    for (const status of ['incomplete', 'illegal', 'error']) {
      await page.untilState('open');
      page.exit({ status, message: '', result: {} });
      await page.get().updateComplete;
      expect(seen()).to.deep.equal(['', status]);
      page.click();
    }
  });

  for (const preload of ['intent', 'none', 'auto']) {
    it(`writes preload="${preload}" only where it is not the default`, async () => {
      const builder = await openBuilder();
      builder.set({ nexusKey: 'key-1', preload, folder: '/payitoff-link/' });
      const page = await paste(builder);
      expect(page.get().preload).to.equal(preload);
      expect(page.get().hasAttribute('preload')).to.equal(preload !== 'intent');
      if (preload === 'auto') await page.untilState('ready');
    });
  }

  it('warns of what would go wrong, once each, and of nothing else', async () => {
    const builder = await openBuilder();
    expect(builder.warnings().join()).to.match(/^The Nexus Key is missing.*sandbox environment\.$/);
    builder.set({ nexusKey: 'key-1' });
    expect(builder.warnings()).to.deep.equal([]);
    builder.set({ env: 'production' });
    expect(builder.warnings().join()).to.match(/^Production on a local page/);
    builder.set({ place: 'public' });
    expect(builder.warnings()).to.deep.equal([]);
    builder.set({ nexusKey: 'my-sandbox-key' });
    expect(builder.warnings().join()).to.match(/^This looks like a sandbox Nexus Key/);
    builder.set({ env: 'sandbox' });
    expect(builder.warnings().join()).to.match(/^Sandbox on a public page/);
    builder.set({ place: 'local', preload: 'auto' });
    expect(builder.warnings().join()).to.match(/^With preload="auto"/);
    expect(builder.find('#warnings').closest('[role=status]')).not.to.equal(null);
  });

  it('lets the reader try the element, and asks nobody for Nexus', async () => {
    const builder = await openBuilder();
    const stage = () => builder.find('#stage payitoff-link') as ReturnType<Demo['link']>;
    for (const [env, answer] of [
      ['sandbox', 'incomplete'],
      ['production', 'illegal'],
      ['sandbox', 'complete'],
    ] as const) {
      builder.set({ env, nexusKey: 'key-1' });
      builder.find<HTMLSelectElement>('#answer').value = answer;
      stage().shadowRoot!.querySelector('button')!.click();
      expect(stage().state).to.equal(answer);
      expect(builder.find('#state').textContent).to.equal(answer);
    }
    builder.set({ label: 'Another' });
    builder.find<HTMLSelectElement>('#answer').value = '';
    stage().shadowRoot!.querySelector('button')!.click();
    expect(stage().state).to.equal('open');
    builder.signIn();
    expect(stage().state).to.equal('complete');
    const asked = builder
      .win()
      .performance.getEntriesByType('resource')
      .map(({ name }) => name);
    expect(asked.filter((name) => !name.startsWith(location.origin))).to.deep.equal([]);
    expect(asked.filter((name) => /nexus\/js/.test(name))).to.deep.equal([]);
    expect(builder.complaints()).to.deep.equal([]);
  });

  it('copies, and says so; where the clipboard is closed the code is selected', async () => {
    const builder = await openBuilder();
    builder.find('#snippets button').click();
    const told = builder.find('#copied');
    while (!told.textContent) await builder.nextTask();
    expect(told.textContent).to.match(/^Your page: (copied|selected)/);
    if (/selected/.test(told.textContent!)) {
      expect(builder.win().getSelection()!.toString().trim()).to.equal(builder.code()[0]!.trim());
    }
  });

  it('has a name for every control, and nothing axe complains about', async () => {
    const builder = await openBuilder();
    expect(await builder.axe()).to.deep.equal([]);
    for (const details of builder.doc().querySelectorAll('details')) details.open = true;
    for (const theme of ['light', 'dark', 'brand']) {
      builder.set({ env: 'production', theme, delivery: 'bundler' });
      expect(await builder.axe(), theme).to.deep.equal([]);
    }
    for (const control of builder.doc().querySelectorAll<HTMLInputElement>('input, select')) {
      expect(control.labels!.length, control.name).to.equal(1);
    }
  });

  it('fits a narrow screen', async () => {
    const builder = await openBuilder({ width: 320 });
    for (const details of builder.doc().querySelectorAll('details')) details.open = true;
    builder.set({ theme: 'brand', label: 'Link your student loans and grants at once' });
    expect(builder.doc().documentElement.scrollWidth).to.be.at.most(320);
  });
});
