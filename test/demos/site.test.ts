import { expect } from '@open-wc/testing';
import { css } from '../../src/simulator/dialog.styles.js';
import { linksOf, openDemo, readSitePage, SITE } from '../support/demo.js';
import { openPage } from '../support/page.js';

describe('the first page', () => {
  it('leads by a press through the simulator to a success that is seen, and logged', async () => {
    const page = await openDemo('/');
    page.press('link');
    await page.untilState('link', 'open');
    page.signIn();
    await page.untilState('link', 'complete');
    const done = page.find('[slot=complete]');
    expect(done.getClientRects().length).to.equal(1);
    expect(done.innerText).to.include('Your student loans are linked');
    expect(done.innerText).to.include(page.link('link').value.slice(0, 8));
    expect(page.find('#state').textContent).to.equal('complete');
    const names = [...page.doc().querySelectorAll('#log li > div > span')].map((name) => name.textContent);
    expect(names).to.deep.equal(['payitoff-success', 'payitoff-open']);
    expect(page.find('#log').innerText).to.include(page.link('link').value);
    expect(await page.axe(), 'complete').to.deep.equal([]);

    page.find('#again').click();
    await page.link('link').updateComplete;
    expect(page.link('link').state).to.equal('ready');
    expect(page.find('#again').hidden).to.equal(true);
    expect(page.complaints()).to.deep.equal([]);
  });

  for (const [width, where] of [
    [1280, 'beside'],
    [768, 'beside'],
    [375, 'under'],
  ] as const) {
    it(`has the events ${where} the button at ${width} px`, async () => {
      const page = await openDemo('/', { width });
      const button = page.link('link').getBoundingClientRect();
      const log = page.find('.log').getBoundingClientRect();
      if (where === 'beside') {
        expect(log.left).to.be.at.least(button.right);
        expect(log.top).to.be.at.most(button.top);
      } else {
        expect(log.top - button.bottom).to.be.within(0, 200);
      }
    });
  }

  it('shows code by tabs, for the keyboard too', async () => {
    const page = await openDemo('/');
    const tabs = [...page.doc().querySelectorAll<HTMLElement>('.code [role=tab]')];
    expect(tabs.map((tab) => tab.textContent)).to.deep.equal(['HTML', 'Vue', 'Angular', 'CMS']);
    const shown = () =>
      [...page.doc().querySelectorAll<HTMLElement>('.code pre')]
        .filter((code) => code.getClientRects().length > 0)
        .map((code) => code.getAttribute('aria-labelledby'));
    expect(shown()).to.deep.equal([tabs[0]!.id]);
    tabs[1]!.click();
    expect(shown()).to.deep.equal([tabs[1]!.id]);
    const press = (key: string) =>
      page.doc().activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    tabs[1]!.focus();
    press('ArrowRight');
    expect(page.doc().activeElement).to.equal(tabs[2]);
    expect(shown()).to.deep.equal([tabs[2]!.id]);
    press('End');
    press('ArrowRight');
    expect(shown()).to.deep.equal([tabs[0]!.id]);
    expect(tabs.map((tab) => tab.tabIndex)).to.deep.equal([0, -1, -1, -1]);
  });

  it('has code for HTML that works as it stands', async () => {
    const page = await openDemo('/');
    const code = page.find('.code pre').textContent!;
    const pasted = await openPage({
      entry: null,
      body: code.replace('src="', 'src="/payitoff-link/'),
      vendor: { sandbox: ['ok'] },
    });
    pasted.click();
    await pasted.untilEvent('payitoff-open');
    pasted.succeed();
    await pasted.untilState('complete');
    expect(pasted.uncaught()).to.deep.equal([]);
  });

  it('copies what is shown, and says so', async () => {
    const page = await openDemo('/');
    page.find('[data-copy]').click();
    const told = page.find('.code .copied');
    while (!told.textContent) await page.nextTask();
    expect(told.textContent).to.match(/^(Copied|Selected)/);
    if (/^Selected/.test(told.textContent!)) {
      expect(page.win().getSelection()!.toString().trim()).to.equal(
        page.find('.code pre').textContent!.trim(),
      );
    }
  });
});

it('each demo stands beside its own source, as it is in the repository', async () => {
  const demos = await linksOf('/demos/', '.list a');
  expect(demos.length).to.be.at.least(7);
  for (const path of demos) {
    const page = await readSitePage(path);
    const codes = [...page.querySelectorAll<HTMLElement>('pre[data-title]')];
    expect(codes.length, path).to.be.at.least(1);
    expect(page.querySelector('iframe')!.title, path).not.to.equal('');
  }
  const second = (await readSitePage('/demos/html/')).querySelectorAll('pre[data-title]')[1];
  expect(second!.textContent).to.equal(await (await fetch('/demo/html/demo.js')).text());
});

it('the simulator’s page shows what the vendor’s calls are answered with', async () => {
  const page = await openDemo('/simulator/');
  page.find('#open').click();
  page.signIn();
  expect(page.find('#log').innerText).to.match(/^onSuccess/);
  page.find<HTMLInputElement>('#key').value = 'invalid';
  page.find('#open').click();
  while (page.find('#log').children.length < 2) await page.nextTask();
  expect(page.find('#log').innerText).to.match(/^onExit[^]*invalid/);
  expect(page.complaints()).to.deep.equal([]);
});

describe('a page of the documents', () => {
  it('has the tables of the reference, and headings that can be linked', async () => {
    const page = await readSitePage('/docs/reference/');
    expect([...page.querySelectorAll('th')].map((head) => head.textContent)).to.include('attribute');
    expect(page.querySelector('h2#custom-properties a')!.getAttribute('href')).to.equal('#custom-properties');
  });

  it('leads to the pages that its file leads to', async () => {
    const page = await readSitePage('/docs/');
    const links = [...page.querySelectorAll('article a')].map((link) => link.getAttribute('href')!);
    expect(links).to.include('../docs/frameworks/#vue');
    expect(links.filter((link) => /\.md\b/.test(link))).to.deep.equal([]);
  });
});

it('the simulator’s dialog has the colours, radii and sizes of the site', async () => {
  const site = await (await fetch(`${SITE}/site/site.css`)).text();
  const root = /:root \{(.*?)\n\}/s.exec(site)![1]!;
  const declared = (text: string) =>
    Object.fromEntries([...text.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name!, value!]));
  const tokens = declared(root);
  const [light, dark] = [
    ...css.matchAll(/color-scheme: \w+;(.*?)\n {4}(?=position|\})|dark \{(.*?)\}/gs),
  ].map(([text]) => declared(text));
  expect(Object.keys(light!).length).to.be.at.least(11);
  for (const name of Object.keys(light!)) {
    expect(tokens[name], name).to.equal(`light-dark(${light![name]}, ${dark![name]})`);
  }
  const inPixels = (value: string) => `${parseFloat(value) * 16}px`;
  const sizes = Object.entries(tokens)
    .filter(([name]) => /^(radius|size)/.test(name))
    .map(([, value]) => inPixels(value));
  const used = [...css.matchAll(/(?:border-radius|font-size): ([\d.]+px);/g)].map(([, value]) => value!);
  expect(used.length).to.be.at.least(10);
  // And the text itself.
  for (const size of used) expect([...sizes, '16px', '4px']).to.include(size);
});
