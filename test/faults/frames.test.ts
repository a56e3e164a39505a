import { expect } from '@open-wc/testing';
import { linkMarkup, markup } from '../support/markup.js';
import { openPage, type TestPage } from '../support/page.js';
import { addTag, untilFired } from './fault-rows.js';

const TRUSTED = "require-trusted-types-for 'script'; trusted-types payitoff-link";

/** What a page in a frame without an origin of its own does, and tells its parent. */
const IN_FRAME = (scriptUrl: string) => `
  import { registerEnvironment } from '${location.origin}/built/define.js';
  const tell = (what) => parent.postMessage(what, '*');
  addEventListener('error', ({ message }) => tell(message));
  addEventListener('unhandledrejection', ({ reason }) => tell(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => tell(violatedDirective));
  try {
    registerEnvironment('relative', { scriptUrl: '/nexus.js' });
  } catch (error) {
    tell(error.name);
  }
  registerEnvironment('mine', { scriptUrl: '${location.origin}${scriptUrl}' });
  const element = document.querySelector('payitoff-link');
  tell(getComputedStyle(element.shadowRoot.querySelector('button')).fontWeight);
  element.addEventListener('payitoff-statechange', ({ detail }) => {
    if (detail.state === 'open') setTimeout(() => nexus.links[0].onSuccess({ status: 'complete' }));
  });
  element.open().then(({ status }) => tell(status));
`;

/** All that a frame tells, up to its outcome. */
function toldBy(page: TestPage): Promise<string[]> {
  const told: string[] = [];
  return new Promise((resolve) => {
    page.win.addEventListener('message', ({ data }) => {
      told.push(data);
      if (data === 'complete' || data === 'error') resolve(told);
    });
  });
}

describe('faults: frames', () => {
  const POLICIES = { 'no policy': '', 'Trusted Types': TRUSTED };
  for (const [name, policy] of Object.entries(POLICIES)) {
    it(`a sandbox that allows scripts only, with ${name}: opens, has its look, and takes no relative address`, async () => {
      const page = await openPage({ body: '<iframe sandbox="allow-scripts"></iframe>', entry: null });
      const told = toldBy(page);
      const meta = markup('meta', { 'http-equiv': 'Content-Security-Policy', content: policy });
      page.doc.querySelector('iframe')!.srcdoc = `<!doctype html>${policy && meta}
        ${linkMarkup({ env: 'mine' })}
        ${markup('script', { type: 'module' }, IN_FRAME(page.script(['ok'])))}`;
      expect(await told).to.deep.equal(['TypeError', '600', 'complete']);
    });
  }

  it('a page made by document.write(), in a frame without an address', async () => {
    const page = await openPage({ body: '<iframe></iframe>', entry: null });
    const { contentDocument } = page.doc.querySelector('iframe')!;
    contentDocument!.open();
    contentDocument!.write(`<!doctype html>${linkMarkup({ env: 'mine' })}<script type="module">
      import { registerEnvironment } from '${location.origin}/built/define.js';
      registerEnvironment('mine', { scriptUrl: '${page.script(['ok'])}' });
      parent.postMessage('ready', '*');
    </script>`);
    contentDocument!.close();
    await untilFired(page.win, 'message');
    const element = contentDocument!.querySelector('payitoff-link')!;
    await element.load();
    const { src } = contentDocument!.head.querySelector('script')!;
    expect(src).to.equal(location.origin + page.script(['ok']));
    element.click();
    expect(element.state).to.equal('open');
  });

  it('a page that document.open() has emptied: which Nexus runs is still seen', async () => {
    const page = await openPage();
    const scriptUrl = page.script(['ok'], 'other');
    page.win.payitoff.registerEnvironment('other', { scriptUrl });
    page.doc.open();
    page.doc.write(linkMarkup());
    page.doc.close();
    const tag = addTag(page, scriptUrl);
    await untilFired(tag, 'load');
    tag.remove();
    page.win.performance.clearResourceTimings();
    expect(await page.get().open()).to.include({ code: 'environment-conflict' });
    expect(page.calls()).to.deep.equal([]);
  });
});

describe('faults: storage that is partitioned or blocked', () => {
  const NAMES = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];
  const BLOCK = `
    window.touched = [];
    const block = (target, name) => Object.defineProperty(target, name, {
      get() { touched.push(name); throw new DOMException('blocked', 'SecurityError'); },
    });
    for (const name of ${JSON.stringify(NAMES)}) block(window, name);
    block(Document.prototype, 'cookie');`;

  it('is touched by nothing of ours', async () => {
    const page = await openPage({
      head: markup('script', {}, BLOCK),
      vendor: { sandbox: ['404', 'ok'] },
    });
    page.click();
    await page.untilEvent('payitoff-open');
    page.succeed();
    page.get().reset();
    expect((page.win as unknown as { touched: string[] }).touched).to.deep.equal([]);
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    expect(page.uncaught()).to.deep.equal([]);
  });
});
