import { expect } from '@open-wc/testing';
import type { LinkEnv } from '../../src/index.js';
import { openSimulator } from '../support/simulator.js';

describe('install and uninstall', () => {
  it('importing does nothing', async () => {
    const page = await openSimulator({ head: '<script>window.before = Reflect.ownKeys(window)</script>' });
    const { before } = page.win as unknown as { before: PropertyKey[] };
    const added = Reflect.ownKeys(page.win).filter((key) => !before.includes(key));
    expect(added).to.deep.equal(['before', 'simulator']);
    expect(page.isThere()).to.equal(false);
  });

  it('leaves no global where there was none', async () => {
    const page = await openSimulator();
    const { nexus, uninstall } = page.simulator.installSimulator();
    expect(page.win.Nexus === nexus).to.equal(true);
    uninstall();
    expect('Nexus' in page.win).to.equal(false);
  });

  for (const [name, declare] of [
    ['an assigned', 'window.Nexus = original'],
    ['a declared', 'var Nexus = original'],
    ['a read-only', 'Object.defineProperty(window, "Nexus", { get: () => original, configurable: true })'],
  ] as const) {
    it(`gives ${name} global back, as it was described`, async () => {
      const page = await openSimulator({
        head: `<script>window.original = { init() {}, link() {} }; ${declare}</script>`,
      });
      const before = Object.getOwnPropertyDescriptor(page.win, 'Nexus');
      const { nexus, uninstall } = page.simulator.installSimulator();
      expect(page.win.Nexus === nexus).to.equal(true);
      uninstall();
      expect(Object.getOwnPropertyDescriptor(page.win, 'Nexus')).to.deep.equal(before);
    });
  }

  it('takes the dialog away without an answer, and puts the focus back', async () => {
    const page = await openSimulator();
    const { uninstall } = page.simulator.installSimulator();
    const opener = page.doc.querySelector<HTMLElement>('#opener')!;
    opener.focus();
    page.win.Nexus.init({ nexus_key: 'key-1' });
    page.link();
    const markup = page.doc.body.innerHTML;
    uninstall();
    expect(page.isThere()).to.equal(false);
    expect(markup).to.contain(page.doc.body.innerHTML);
    expect(page.focused()).to.equal('#opener');
    await page.nextTask();
    expect(page.responses).to.deep.equal([]);
  });

  it('a second one takes the place of the first, whose uninstall is then over', async () => {
    const page = await openSimulator({
      entry: '/built/define.js',
      body: '<payitoff-link env="simulator" nexus-key="key-1"></payitoff-link>',
    });
    const first = page.simulator.installSimulator();
    page.win.Nexus.init({ nexus_key: 'key-1' });
    page.link();
    const second = page.simulator.installSimulator();
    expect(page.isThere()).to.equal(false);
    first.uninstall();
    expect(page.win.Nexus === second.nexus).to.equal(true);
    page.click();
    expect(page.isOpen()).to.equal(true);
    second.uninstall();
    second.uninstall();
    expect('Nexus' in page.win).to.equal(false);
  });

  it('does not take away a global that somebody put there since', async () => {
    const page = await openSimulator();
    const { uninstall } = page.simulator.installSimulator();
    const other = (page.win.Nexus = { init() {}, link() {} });
    uninstall();
    expect(page.win.Nexus === other).to.equal(true);
  });

  it('refuses an environment that does not exist', async () => {
    const page = await openSimulator();
    expect(() => page.simulator.installSimulator({ environment: 'staging' as never })).to.throw(
      'there is no environment "staging"',
    );
    expect('Nexus' in page.win).to.equal(false);
  });
});

describe('with <payitoff-link>', () => {
  const openElement = (env: string, key = 'key-1', head = '') =>
    openSimulator({
      entry: '/built/define.js',
      head,
      body: `<payitoff-link env="${env}" nexus-key="${key}"></payitoff-link>`,
    });

  for (const environment of ['simulator', 'sandbox', 'production'] as const) {
    it(`env="${environment}" opens it, with no script and no request`, async () => {
      const page = await openElement(environment);
      page.simulator.installSimulator({ environment });
      page.button().focus();
      page.click();
      expect(page.isOpen()).to.equal(true);
      expect(page.get().state).to.equal('open');
      page.signIn('me');
      page.choose("I'm Done");
      expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
      const [detail] = page.details('payitoff-success');
      expect(page.get().value).to.equal(detail!.result.borrower!.uuid);
      expect(page.focused()).to.equal('payitoff-link');
      expect(page.tags()).to.deep.equal([]);
      expect(await page.requests()).to.deep.equal([]);
    });
  }

  it('every answer is the event of its name', async () => {
    const page = await openElement('simulator');
    page.simulator.installSimulator();
    page.click();
    page.choose('Close', 'Leave');
    page.click();
    page.choose('Simulate another answer', 'illegal');
    page.click();
    page.choose('Simulate another answer', 'error');
    expect(page.events().filter((type) => type !== 'payitoff-open')).to.deep.equal([
      'payitoff-incomplete',
      'payitoff-illegal',
      'payitoff-error',
    ]);
    const uuids = [
      page.details('payitoff-incomplete'),
      page.details('payitoff-illegal'),
      page.details('payitoff-error'),
    ].map(([detail]) => detail!.result.borrower!.uuid);
    expect(new Set(uuids).size, 'one borrower').to.equal(1);
  });

  it('a key of the other environment is the error the vendor gives', async () => {
    const page = await openElement('sandbox', 'production-key');
    page.simulator.installSimulator({ environment: 'sandbox' });
    page.click();
    await page.untilEvent('payitoff-error');
    expect(page.details('payitoff-error')[0]!.code).to.equal('nexus-error');
  });

  it('a simulated sandbox is not used for production', async () => {
    const page = await openElement('production');
    page.simulator.installSimulator({ environment: 'sandbox' });
    page.click();
    expect(page.details('payitoff-error')[0]!.code).to.equal('environment-conflict');
  });

  it('without the global: nexus-missing; uninstalled: no such environment', async () => {
    const page = await openElement('simulator');
    const { uninstall } = page.simulator.installSimulator({ onDefine() {} });
    page.click();
    await page.untilEvent('payitoff-error');
    uninstall();
    page.click();
    await page.untilEvent('payitoff-error', 2);
    expect(page.details('payitoff-error').map(({ code }) => code)).to.deep.equal([
      'nexus-missing',
      'unknown-env',
    ]);
  });

  it('gives back an environment "simulator" that the page had registered', async () => {
    const page = await openElement('simulator');
    page.win.payitoff.registerEnvironment('simulator', { scriptUrl: page.script(['ok']) });
    page.simulator.installSimulator().uninstall();
    page.click();
    await page.untilEvent('payitoff-open');
    expect(page.calls()).to.have.length(2);
  });

  it('is an environment that TypeScript knows', () => {
    const env: LinkEnv = 'simulator';
    // @ts-expect-error -- a name that nobody has declared
    const other: LinkEnv = 'simulation';
    expect(env).not.to.equal(other);
  });

  it('adds nothing to the bundle of the element', async () => {
    const bundle = await (await fetch('/built/define.js')).text();
    const code = bundle.replace(/\/\/# sourceMappingURL.*/, '');
    expect(code).to.contain('payitoff-link').and.not.contain('payitoff-nexus-simulator');
  });
});

describe('under a strict policy', () => {
  it('runs with Trusted Types and no unsafe-inline', async () => {
    const violations = `<script nonce="n1">window.violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));</script>`;
    const page = await openSimulator({
      nonce: 'n1',
      head: violations,
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    });
    page.simulator.installSimulator();
    page.win.Nexus.init({ nexus_key: 'key-1' });
    page.link();
    expect(getComputedStyle(page.root().querySelector('header')!).display).to.equal('flex');
    const badge = page.root().querySelector<HTMLElement>('.badge')!;
    expect(getComputedStyle(badge).getPropertyValue('--hue')).to.equal('150');
    page.signIn('challenge');
    page.fill('What', 'Rex');
    page.choose('Continue', "I'm Done");
    expect(page.responses.map(({ callback }) => callback)).to.deep.equal(['onSuccess']);
    await page.nextTask();
    expect((page.win as unknown as { violations: string[] }).violations).to.deep.equal([]);
    expect(page.uncaught()).to.deep.equal([]);
  });
});
