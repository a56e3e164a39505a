import { expect } from '@open-wc/testing';
import { openDemo, SITE } from '../support/demo.js';
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

const WITH_ELEMENT = ['html', 'raw', 'bundler'];

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
  for (const cms of WITH_ELEMENT) {
    for (const env of ['sandbox', 'production']) {
      it(`makes a snippet that works: ${cms}, ${env}`, async () => {
        const builder = await openBuilder();
        builder.set({
          env,
          cms,
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
    builder.set({ nexusKey: 'key-1', label: 'My loans', cms: 'bundler', ...texts });
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

  it('writes one line for a CMS, which holds phrasing content only and survives a paragraph', async () => {
    const builder = await openBuilder();
    builder.set({ cms: 'raw', nexusKey: 'key-1', label: 'My loans', complete: 'Done', fallback: 'Call us' });
    const [code, ...more] = builder.code();
    expect(more).to.deep.equal([]);
    expect(code!.trim()).not.to.include('\n');
    expect(code).to.match(/<script defer src="[^"]*payitoff-link\.classic\.min\.js">/);
    const { body } = new DOMParser().parseFromString(`<p>${code}</p>`, 'text/html');
    expect([...body.querySelectorAll('p > payitoff-link > *')].map(({ slot }) => slot)).to.deep.equal([
      '',
      'complete',
      'incomplete',
      'illegal',
      'fallback',
    ]);
  });

  it('writes a line for the template and links, where a CMS filters what is written', async () => {
    const builder = await openBuilder();
    builder.set({
      cms: 'link',
      env: 'production',
      nexusKey: 'key-"1"<&>',
      label: 'Connect <your> "loans" & [more]',
      href: '/help?a=1&b="2"',
    });
    const [template, html, markdown] = builder.code();
    const { head, body } = new DOMParser().parseFromString(`${template}<body>${html}`, 'text/html');
    expect({ ...head.querySelector<HTMLElement>('script[defer]')!.dataset }).to.deep.equal({
      env: 'production',
      nexusKey: 'key-"1"<&>',
    });
    const link = body.querySelector('a')!;
    expect(link.getAttribute('href')).to.equal('/help?a=1&b="2"#payitoff-link');
    expect(link.textContent).to.equal('Connect <your> "loans" & [more]');
    expect(markdown!.trim()).to.equal(
      '[Connect \\<your\\> "loans" & \\[more\\]](/help?a=1&b=%222%22#payitoff-link)',
    );
  });

  it('writes settings, a shortcode and the address of links for WordPress, and no key into content', async () => {
    const builder = await openBuilder();
    builder.set({
      cms: 'wordpress',
      nexusKey: 'key-1',
      label: 'My "loans" [now]',
      complete: '',
      incomplete: '',
    });
    builder.set({ illegal: '' });
    const [settings, shortcode, address] = builder.code();
    expect(settings).to.include('sandbox').and.to.include('key-1');
    expect(shortcode!.trim()).to.equal('[payitoff_link label="My “loans” (now)"]');
    expect(address!.trim()).to.equal('#payitoff-link');
  });

  it('asks only for what the chosen form can use', async () => {
    const builder = await openBuilder();
    const asked = () =>
      ['#complete', '#name', '#preload', '#theme', '#folder', '#href'].filter(
        (selector) => !builder.find(selector).closest('[hidden]'),
      );
    const answers: Record<string, string[]> = {
      html: ['#complete', '#name', '#preload', '#theme', '#folder'],
      raw: ['#complete', '#name', '#preload', '#theme', '#folder'],
      link: ['#folder', '#href'],
      wordpress: ['#complete'],
      bundler: ['#complete', '#name', '#preload', '#theme'],
    };
    for (const [cms, fields] of Object.entries(answers)) {
      builder.set({ cms });
      expect(asked(), cms).to.deep.equal(fields);
    }
  });

  it('names an exact version on a CDN, and what the browser checks the file by', async () => {
    const builder = await openBuilder();
    const { version } = await (await fetch('/package.json')).json();
    for (const [cms, file] of [
      ['html', 'payitoff-link.min.js'],
      ['raw', 'payitoff-link.classic.min.js'],
      ['link', 'payitoff-link.classic.min.js'],
    ]) {
      builder.set({ cms: cms!, source: 'cdn', nexusKey: 'key-1' });
      const { documentElement } = new DOMParser().parseFromString(builder.code()[0]!, 'text/html');
      const script = documentElement.querySelector('script')!;
      expect(script.src).to.match(new RegExp(`/payitoff-link@${version}/dist/${file}$`));
      expect(script.crossOrigin).to.equal('anonymous');
      const download = builder.find<HTMLAnchorElement>('#download');
      expect(download.download).to.equal('');
      expect(new URL(download.href).pathname).to.equal(`${SITE}/payitoff-link/${file}`);
      // The browser itself says whether it is right.
      await fetch(download.href, { integrity: script.integrity });
      expect(script.integrity).to.match(/^sha384-/);
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
      builder.set({ env: 'production', theme, cms: 'bundler' });
      expect(await builder.axe(), theme).to.deep.equal([]);
    }
    for (const control of builder
      .doc()
      .querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select')) {
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
