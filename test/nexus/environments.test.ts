import { expect } from '@open-wc/testing';
import { openPage, type TestPage } from '../support/page.js';

describe('registerEnvironment', () => {
  let page: TestPage;
  before(async () => {
    page = await openPage();
  });

  const register = (name: unknown, scriptUrl: unknown) =>
    page.win.payitoff.registerEnvironment(name as string, { scriptUrl: scriptUrl as string });

  const refusal = (name: unknown, scriptUrl: unknown) => {
    try {
      register(name, scriptUrl);
    } catch (error) {
      expect((error as Error).name).to.equal('TypeError');
      return (error as Error).message;
    }
    throw new Error('not refused');
  };

  for (const name of ['sandbox', 'production', '', undefined, 7]) {
    it(`refuses the name ${JSON.stringify(name)}`, () => {
      expect(refusal(name, 'https://example.com/nexus.js')).to.match(/name .* is taken or empty/);
    });
  }

  const REFUSED = [
    undefined,
    '',
    'http://example.com/nexus.js',
    'data:text/javascript,1',
    'javascript:alert(1)',
    'blob:null/1',
    'file:///nexus.js',
    'ftp://example.com/nexus.js',
    'http://localhost.example.com/nexus.js',
    'http://127.0.0.1.example.com/nexus.js',
    'https://',
  ];
  for (const url of REFUSED) {
    it(`refuses the URL ${JSON.stringify(url)} and says what to write`, () => {
      expect(refusal('x', url)).to.match(/scriptUrl .* https:, same-origin or loopback/);
    });
  }

  for (const url of [
    'https://example.com/nexus.js',
    '/nexus.js',
    'nexus.js?v=1',
    'http://localhost:9/nexus.js',
    'http://demo.localhost/nexus.js',
    'http://127.0.0.1:9/nexus.js',
    'http://[::1]/nexus.js',
  ]) {
    it(`takes the URL ${url}`, () => register('x', url));
  }

  it('makes the name an environment', async () => {
    register('staging', page.script(['ok']));
    page.get().env = 'staging' as never;
    page.click();
    await page.untilEvent('payitoff-open');
    expect(page.calls()).to.deep.equal([['init', { nexus_key: 'key-1' }], ['link']]);
    expect(await page.requests()).to.deep.equal(['/fake/nexus/nexus']);
  });
});
