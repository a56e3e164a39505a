import { expect } from '@open-wc/testing';
import { CAN_INTERCEPT } from '../support/page.js';
import { linkMarkup } from '../support/markup.js';

let count = 0;

/** What an element writes to the console of a page at `origin`, used twice. */
async function warningsAt(origin: string, body = linkMarkup(), script = ''): Promise<string[]> {
  count += 1;
  const id = `public-${new URLSearchParams(location.search).get('wtr-session-id')}-${count}`;
  const html = `<!doctype html>${body}<script type="module">
    import { registerTestHost } from '/built/define.js';
    const warnings = [];
    console.warn = (...texts) => warnings.push(texts.join(' '));
    ${script}
    const link = document.querySelector('payitoff-link');
    await link.load();
    link.reset();
    await link.load();
    parent.postMessage({ warnings }, '*');
  </script>`;
  const vendor = { sandbox: ['ok'], production: ['ok'] };
  await fetch(`/page?id=${id}`, { method: 'POST', body: JSON.stringify({ html, vendor }) });
  const frame = document.createElement('iframe');
  frame.src = `${origin}/page?id=${id}`;
  const told = new Promise<string[]>((resolve) => {
    addEventListener('message', function listen({ source, data }) {
      if (source !== frame.contentWindow || !data.warnings) return;
      removeEventListener('message', listen);
      resolve(data.warnings);
    });
  });
  document.body.append(frame);
  const warnings = await told;
  frame.remove();
  return warnings;
}

describe('a test environment on a public page', () => {
  before(function () {
    // WebKit's driver cannot put a page at an https address.
    if (!CAN_INTERCEPT) this.skip();
  });

  it('is warned of once, without the key', async () => {
    const warnings = await warningsAt('https://partner.example');
    expect(warnings.length).to.equal(1);
    expect(warnings[0])
      .to.match(/without env="production".*registerTestHost/)
      .and.not.contain('key-1');
  });

  it('is not on a registered test host', async () => {
    const script = 'registerTestHost("staging.partner.example");';
    expect(await warningsAt('https://staging.partner.example', linkMarkup(), script)).to.deep.equal([]);
    expect((await warningsAt('https://partner.example', linkMarkup(), script)).length).to.equal(1);
  });

  it('is not with env="production", nor on a local page', async () => {
    expect(await warningsAt('https://partner.example', linkMarkup({ env: 'production' }))).to.deep.equal([]);
    expect(await warningsAt(location.origin)).to.deep.equal([]);
  });
});
