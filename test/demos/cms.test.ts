import { expect } from '@open-wc/testing';
import { openDemo, SITE } from '../support/demo.js';

const KNOWN = '9e0cc73c-d450-44ea-857a-3030d3674572';
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('the CMS page', () => {
  it('is served under exactly the policy that the README recommends, with a nonce for each answer', async () => {
    const readme = await (await fetch('/README.md')).text();
    const [, recommended] = /## Content-Security-Policy\s+```\w*\n([^`]+)```/.exec(readme)!;
    const sent = async () => (await fetch(`${SITE}/cms/`)).headers.get('content-security-policy')!;
    const [first, second] = [await sent(), await sent()];
    expect(first).not.to.equal(second);
    expect(first.replace(/'nonce-[\w+/=]{22,}'/, "'nonce-…'")).to.equal(oneLine(recommended!));
    expect(first).not.to.match(/unsafe-inline|unsafe-eval|https?:/);
    // On a host that sends no header the page has the same.
    const page = await openDemo('/cms/');
    const own = page.find<HTMLMetaElement>('meta[http-equiv]').content;
    expect(own.replace(/'nonce-[^']+'/, "'nonce-…'")).to.equal(oneLine(recommended!));
  });

  it('is markup only: no script of its own but the package, Nexus and what the simulator needs', async () => {
    const html = await (await fetch(`${SITE}/cms/`)).text();
    const page = new DOMParser().parseFromString(html, 'text/html');
    const scripts = [...page.querySelectorAll<HTMLScriptElement>('script:not([data-watch])')];
    expect(scripts.map((script) => `${script.getAttribute('src')}${script.text}`)).to.deep.equal([
      '../payitoff-link/nexus-simulator.js',
      '../cms/simulated.js',
      '../payitoff-link/payitoff-link.min.js',
      '../payitoff-link/payitoff-link.classic.min.js',
    ]);
    expect(page.querySelector('style, [style], [onclick]')).to.equal(null);
  });

  it('runs the whole flow: required blocks, the borrower links, the form sends the uuid', async () => {
    const page = await openDemo('/cms/');
    const send = page.find<HTMLButtonElement>('form > button');
    send.click();
    expect(page.link('loans').validity.valueMissing).to.equal(true);
    expect(page.frame.contentWindow!.location.pathname).to.equal(`${SITE}/cms/`);
    expect(page.shownSlots('loans')).to.deep.equal(['']);

    page.press('loans');
    await page.untilState('loans', 'open');
    page.signIn();
    await page.untilState('loans', 'complete');
    expect(page.shownSlots('loans')).to.deep.equal(['complete']);
    expect(page.doc().querySelectorAll('script[src$="/nexus-simulator.js"]').length, 'one tag').to.equal(1);
    expect(page.complaints()).to.deep.equal([]);

    const { value } = page.link('loans');
    await page.follow(() => send.click());
    expect(page.frame.contentWindow!.location.pathname).to.equal(`${SITE}/cms/received.html`);
    const rows = [...page.doc().querySelectorAll('tbody tr')].map((row) => oneLine(row.textContent!));
    expect(rows).to.deep.equal(['budget250', `borrower${value}`]);
    expect(value).to.match(UUID);
    expect(page.complaints()).to.deep.equal([]);
  });

  it('shows each other outcome in its slot, and the borrower can try again', async () => {
    const page = await openDemo('/cms/');
    const leave: [string, string[]][] = [
      ['incomplete', ['Cancel', 'Leave']],
      ['illegal', ['illegal']],
      ['error', ['error']],
    ];
    for (const [state, way] of leave) {
      page.press('loans');
      await page.untilState('loans', 'open');
      page.choose(...way);
      await page.untilState('loans', state);
      expect(page.shownSlots('loans')).to.deep.equal(['', state]);
      expect(page.link('loans').value).to.equal('');
      expect(await page.axe(), state).to.deep.equal([]);
    }
    expect(page.complaints()).to.deep.equal([]);
  });

  it('runs its second snippet too, for the borrower it names', async () => {
    const page = await openDemo('/cms/');
    page.press('again');
    await page.untilState('again', 'open');
    expect(page.link('loans').state).not.to.equal('open');
    page.signIn();
    await page.untilState('again', 'complete');
    expect(page.link('again').value).to.equal(KNOWN);
    expect(page.shownSlots('again')).to.deep.equal(['complete']);
    expect(page.complaints()).to.deep.equal([]);
  });

  const ifCommands = 'command' in HTMLButtonElement.prototype ? it : it.skip;
  ifCommands('opens by a button elsewhere where the platform can', async () => {
    const page = await openDemo('/cms/');
    page.find('[commandfor]').click();
    await page.untilState('loans', 'open');
    page.signIn();
    await page.untilState('loans', 'complete');
    expect(page.complaints()).to.deep.equal([]);
  });

  it('shows the fallback when the vendor’s script cannot be loaded', async () => {
    const page = await openDemo('/cms/blocked/');
    page.press('loans');
    await page.untilState('loans', 'loading');
    expect(page.shownSlots('loans')).to.deep.equal(['', 'loading']);
    await page.untilState('loans', 'error');
    expect(page.link('loans').outcome).to.include({ code: 'script-failed' });
    expect(page.shownSlots('loans')).to.deep.equal(['', 'error', 'fallback']);
    expect(await page.axe()).to.deep.equal([]);
    expect(page.complaints()).to.deep.equal([]);
  });

  it('with script disabled shows its fallbacks and nothing else of its snippets', async () => {
    const page = await openDemo('/cms/', { script: false });
    expect(page.win().violations, 'no script ran').to.equal(undefined);
    for (const id of ['loans', 'again']) expect(page.shownSlots(id)).to.deep.equal(['fallback']);
    expect(page.find('main').innerText).not.to.match(/linked|One moment|not done|try again/);
  });

  it('has nothing axe complains about, and fits a narrow screen', async () => {
    const page = await openDemo('/cms/', { width: 320 });
    expect(await page.axe()).to.deep.equal([]);
    expect(page.doc().documentElement.scrollWidth).to.be.at.most(320);
    expect(page.complaints()).to.deep.equal([]);
  });

  it('is watched: what the policy stops would be seen', async () => {
    const page = await openDemo('/cms/');
    const stopped = new Promise((resolve) =>
      page.win().addEventListener('securitypolicyviolation', resolve, { once: true }),
    );
    const style = page.doc().createElement('style');
    style.textContent = 'main { color: red }';
    page.doc().head.append(style);
    await stopped;
    expect(page.complaints().length).to.equal(1);
    expect(page.complaints()[0]).to.match(/^style-src/);
  });
});
