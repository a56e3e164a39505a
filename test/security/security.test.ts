import { expect } from '@open-wc/testing';
import { VENDOR, openPage, type PageSpec } from '../support/page.js';
import { linkMarkup } from '../support/markup.js';

const TRUSTED = "require-trusted-types-for 'script'; trusted-types payitoff-link";
const HAS_TRUSTED_TYPES = 'trustedTypes' in window;

const csp = (policy: string, rest: PageSpec = {}): PageSpec => ({
  ...rest,
  nonce: 'abc',
  headers: { 'content-security-policy': policy },
});

describe('Content-Security-Policy', () => {
  /** The policy that the README tells a page to send, with this page's nonce. */
  async function readmePolicy(): Promise<string> {
    const readme = await (await fetch('/README.md')).text();
    const [, policy] = /## Content-Security-Policy\n+```\n(.+?)\n```/s.exec(readme)!;
    return policy!.replace('nonce-…', 'nonce-abc').replaceAll('\n', ' ');
  }

  const POLICIES: Record<string, () => string | Promise<string>> = {
    "script-src 'nonce-…' 'strict-dynamic', no unsafe-inline for style": () =>
      "script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'",
    'as the README says': readmePolicy,
    'without strict-dynamic: our nonce alone lets the script in': () =>
      "script-src 'nonce-abc'; style-src 'none'",
    'Trusted Types': () => TRUSTED,
  };
  for (const [name, policy] of Object.entries(POLICIES)) {
    it(`${name}: opens and succeeds, no violation`, async () => {
      const page = await openPage(csp(await policy()));
      page.click();
      await page.untilEvent('payitoff-open');
      page.succeed();
      expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
      expect(page.win.violations).to.deep.equal([]);
      expect(page.win.getComputedStyle(page.button()).fontWeight, 'our styles are there').to.equal('600');
    });
  }

  it('the nonce is the element’s own, and readable from no attribute', async () => {
    const page = await openPage(
      csp("script-src 'nonce-abc' 'nonce-own'", { body: linkMarkup({ nonce: 'own' }) }),
    );
    await page.get().load();
    const [tag] = page.tags();
    expect(tag!.nonce).to.equal('own');
    expect(tag!.getAttribute('nonce') || '').to.equal('');
    expect(page.get().getAttribute('nonce') || '').to.equal('');
    expect(page.get().shadowRoot!.innerHTML).not.to.contain('own');
  });

  it('without one, it is that of the page’s first script', async () => {
    const page = await openPage(csp("script-src 'nonce-abc'"));
    await page.get().load();
    expect(page.tags()[0]!.nonce).to.equal('abc');
  });
});

describe('Trusted Types', () => {
  interface Policy {
    createScriptURL(url: string): unknown;
  }
  const KEEP_POLICY = `<script nonce="abc">
    const { createPolicy } = TrustedTypePolicyFactory.prototype;
    TrustedTypePolicyFactory.prototype.createPolicy = function (...rules) {
      return (window.policy = createPolicy.apply(this, rules));
    };
  </script>`;

  it('the policy passes registered script URLs only', async function () {
    // WebKitGTK before 2.50 has no Trusted Types.
    if (!HAS_TRUSTED_TYPES) return this.skip();
    const page = await openPage(csp(TRUSTED, { head: KEEP_POLICY }));
    await page.get().load();
    const { policy } = page.win as unknown as { policy: Policy };
    expect(String(policy.createScriptURL(VENDOR.sandbox))).to.equal(VENDOR.sandbox);
    expect(String(policy.createScriptURL(`${VENDOR.sandbox}?retry=2`))).to.equal(`${VENDOR.sandbox}?retry=2`);
    for (const url of [
      'https://evil.example/x.js',
      `${VENDOR.sandbox}/../evil.js`,
      '',
      'javascript:alert(1)',
      `${VENDOR.sandbox}?x`,
    ]) {
      expect(() => policy.createScriptURL(url), url).to.throw(/not a registered script URL/);
    }
  });

  it('two copies of the package share the one policy a page may have', async () => {
    const page = await openPage(
      csp(TRUSTED, {
        head: '<script type="module">import { PayitoffLink } from "/built/index.min.js"; customElements.define("other-link", class extends PayitoffLink {});</script>',
        body: linkMarkup() + linkMarkup({ env: 'staging' }, '', 'other-link'),
      }),
    );
    page.win.payitoff.registerEnvironment('staging', { scriptUrl: page.script(['ok']) });
    // The conflict is not the point here: the second load happens once the first one's tag and global are gone.
    await page.get().load();
    page.tags()[0]!.remove();
    delete (page.win as { Nexus?: unknown }).Nexus;
    await (page.doc.querySelector('other-link') as unknown as { load(): Promise<void> }).load();
    expect(page.win.violations).to.deep.equal([]);
  });

  it('where the page does not allow the policy, one script-failed, nothing thrown', async function () {
    if (!HAS_TRUSTED_TYPES) return this.skip();
    const page = await openPage(csp("require-trusted-types-for 'script'; trusted-types someone-else"));
    expect(await page.get().open()).to.include({ code: 'script-failed' });
    expect(page.events()).to.deep.equal(['payitoff-error']);
    expect(page.uncaught()).to.deep.equal([]);
    expect(page.tags().length).to.equal(0);
  });
});

describe('a page that names its policies, and requires none', () => {
  it('opens and succeeds without ours', async () => {
    const page = await openPage(csp('trusted-types someone-else'));
    page.click();
    await page.untilEvent('payitoff-open');
    page.succeed();
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    expect(page.uncaught()).to.deep.equal([]);
  });
});

describe('a sandboxed frame', () => {
  it('without an origin of its own opens and succeeds', async () => {
    const page = await openPage({ body: '<iframe sandbox="allow-scripts"></iframe>', entry: null });
    const seen: string[] = [];
    const done = new Promise<void>((resolve) => {
      page.win.addEventListener('message', ({ data }) => {
        seen.push(data);
        if (data !== 'payitoff-open') resolve();
      });
    });
    page.doc.querySelector('iframe')!.srcdoc = `<!doctype html>
      <payitoff-link env="mine" nexus-key="key-1"></payitoff-link>
      <script type="module">
        import { registerEnvironment } from '${location.origin}/built/define.js';
        registerEnvironment('mine', { scriptUrl: '${location.origin}${page.script(['ok'])}' });
        for (const name of ['payitoff-open', 'payitoff-success', 'payitoff-error']) {
          document.addEventListener(name, ({ type, detail }) => parent.postMessage(detail.code ?? type, '*'));
        }
        document.querySelector('payitoff-link').addEventListener('payitoff-statechange', ({ detail }) => {
          if (detail.state === 'open') setTimeout(() => window.nexus.links[0].onSuccess({ status: 'complete' }));
        });
        document.querySelector('payitoff-link').open();
      </script>`;
    await done;
    expect(seen).to.deep.equal(['payitoff-open', 'payitoff-success']);
  });
});

describe('markup cannot choose an address', () => {
  const HOSTILE = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'https://evil.example/x.js',
    '//evil.example/x.js',
    '/fake/nexus/evil?plan=ok',
    'data:text/javascript,window.evil=1',
    'javascript:window.evil=1',
    'blob:null/1',
    'sandbox\u0000',
    'sandbox#x',
    'SANDBOX',
    ' sandbox',
    '0',
    'null',
    'undefined',
  ];
  for (const env of HOSTILE) {
    it(`env=${JSON.stringify(env)}`, async () => {
      const page = await openPage();
      page.get().setAttribute('env', env);
      page.get().setAttribute('preload', 'auto');
      expect(await page.get().open()).to.include({ code: 'unknown-env' });
      expect(await page.requests()).to.deep.equal([]);
      expect(page.doc.scripts.length).to.equal(2);
      expect(page.events()).to.deep.equal(['payitoff-error']);
    });
  }

  it('nor any other attribute or property', async () => {
    const names = [
      'src',
      'href',
      'script-url',
      'scripturl',
      'script-src',
      'url',
      'scriptUrl',
      'environments',
      'base',
      'action',
    ];
    const page = await openPage({
      body: linkMarkup(Object.fromEntries(names.map((name) => [name, '/fake/nexus/evil?plan=ok']))),
    });
    Object.assign(page.get(), Object.fromEntries(names.map((name) => [name, 'https://evil.example/x.js'])));
    await page.get().load();
    expect(await page.requests()).to.deep.equal([VENDOR.sandbox]);
    expect(page.tags().map(({ src }) => src)).to.deep.equal([VENDOR.sandbox]);
  });
});
