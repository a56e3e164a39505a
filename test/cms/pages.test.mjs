// What docs/cms.md tells to paste, on pages of no CMS in particular.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { integrityOf } from '../../scripts/build.mjs';
import { root } from '../../scripts/setup.mjs';
import { STYLE } from '../../demo/builder/snippet.js';
import { buildSite, siteFolder } from '../../demo/site.mjs';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { openQuietPage } from '../support/quiet-page.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { snippet, titles } from './snippets.mjs';
import { visit } from './visitor.mjs';

const UUID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/;
const SNIPPET = snippet('html/snippet.html');
const TEMPLATE = snippet('html/template.html');
const HELD = snippet('consent/held.html');

let browser;
before(async () => {
  browser = await launchBrowser('chromium');
  assert.ok(browser, 'There is no Chromium on this machine.');
});
after(() => browser?.close());

const pageOf = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Loans</title>
<link rel="icon" href="data:,">${head}</head><body><main><h1>Loans</h1>${body}<p>More words.</p></main></body></html>`;

/** A visitor of a page that is closed after `use`. */
async function visiting(html, how, use) {
  const visitor = await visit(browser, 'http://cms.test/', { ...how, html });
  await use(visitor);
  await visitor.close();
}

async function assertCompletes(visitor) {
  await visitor.press();
  await visitor.finish();
  assert.deepEqual(await visitor.outcome(), [['success', '']]);
  visitor.assertSandboxOnly();
}

const visibleText = (page) =>
  page.$eval('payitoff-link', (element) => element.innerText.replace(/\s+/g, ' ').trim());

async function buttonName(page) {
  const find = (node) => (node.role === 'button' ? node : node.children?.map(find).find(Boolean));
  return find(await page.accessibility.snapshot()).name.trim();
}

describe('the snippet', () => {
  const places = {
    'as it stands': SNIPPET,
    'in a paragraph': `<p>${SNIPPET}</p>`,
    'on many lines': SNIPPET.replace(/(?=<span|<\/payitoff-link>)/g, '\n  '),
    'on many lines with breaks, as a CMS makes them': SNIPPET.replace(
      /(?=<span|<\/payitoff-link>)/g,
      '<br />\n',
    ),
    twice: `${SNIPPET}${SNIPPET}`,
  };
  for (const [place, html] of Object.entries(places)) {
    it(`works ${place}`, () =>
      visiting(pageOf(html), {}, async (visitor) => {
        assert.equal(await buttonName(visitor.page), 'Link your student loans');
        await assertCompletes(visitor);
        assert.equal(await visibleText(visitor.page), 'Your student loans are linked.');
        assert.deepEqual(visitor.complaints, []);
      }));
  }

  it('shifts nothing, and shows no fallback while the script is on its way', () =>
    visiting(pageOf(SNIPPET), { delay: 400, width: 375 }, async (visitor) => {
      await visitor.page.waitForSelector('payitoff-link:defined');
      assert.deepEqual(await visitor.early(), ['']);
      const shift = await visitor.shift();
      assert.ok(shift <= 0.01, `shifted by ${shift}`);
    }));

  for (const [who, how] of [
    ['script is switched off', { script: false }],
    ['the file is blocked', { block: (url) => url.includes('payitoff-link.classic') }],
  ]) {
    it(`shows its fallback and nothing else within four seconds where ${who}`, () =>
      visiting(pageOf(SNIPPET), how, async ({ page }) => {
        await page.waitForSelector('payitoff-link [slot=fallback]', { visible: true, timeout: 4_000 });
        assert.equal(await visibleText(page), 'You can also link your loans by phone.');
      }));
  }

  it('shows its fallback where the vendor is blocked', () =>
    visiting(pageOf(SNIPPET), { block: (url) => url.includes('payitoff-cdn') }, async (visitor) => {
      await visitor.press();
      assert.deepEqual(await visitor.outcome(), [['error', 'script-failed']]);
      assert.match(await visibleText(visitor.page), /That did not work.*by phone/);
    }));

  const PARAGRAPHS = SNIPPET.replace(/<span (slot.*?)<\/span>/g, '<p $1</p>');
  it('says so where its texts were paragraphs, and a paragraph pushed them out', () =>
    visiting(pageOf(`<p>${PARAGRAPHS}</p>`), {}, async ({ page, complaints }) => {
      await page.waitForSelector('payitoff-link:defined');
      assert.equal(await page.$('payitoff-link > [slot=complete]'), null);
      assert.deepEqual(complaints, ['<payitoff-link> A slot is outside the element.']);
    }));

  it('keeps its texts out of sight by style where a CMS took `hidden` away', () =>
    visiting(pageOf(SNIPPET.replaceAll(' hidden', '')), { script: false }, async ({ page }) => {
      await page.waitForSelector('payitoff-link [slot=fallback]', { visible: true, timeout: 4_000 });
      assert.equal(await visibleText(page), 'You can also link your loans by phone.');
    }));
});

it('the element works where the template has the two lines', () =>
  visiting(pageOf(snippet('html/element.html'), TEMPLATE), {}, async (visitor) => {
    await assertCompletes(visitor);
    assert.equal(await visibleText(visitor.page), 'Your student loans are linked.');
  }));

describe('a link', () => {
  const LINK = snippet('html/link.html');
  const page = pageOf(`<p>${LINK}</p>`, TEMPLATE);
  const HELP = 'http://cms.test/student-loans#payitoff-link';

  it('opens Nexus where the template has the two lines, and the page stays', () =>
    visiting(page, {}, async (visitor) => {
      await assertCompletes(visitor);
      assert.equal(visitor.page.url(), 'http://cms.test/');
      assert.deepEqual(visitor.complaints, []);
    }));

  it('opens it with `target=_blank` too', () =>
    visiting(page.replace('<a ', '<a target="_blank" '), {}, async (visitor) => {
      await assertCompletes(visitor);
      const pages = await visitor.page.browserContext().pages();
      assert.equal(pages.length, 1);
    }));

  it('opens its address in a new tab when it is clicked with a key that asks for that', () =>
    visiting(page, {}, async ({ page: opener }) => {
      const opened = new Promise((resolve) => opener.browserContext().once('targetcreated', resolve));
      await opener.keyboard.down('Control');
      await opener.click('a');
      await opener.keyboard.up('Control');
      assert.equal((await opened).url(), HELP);
      assert.equal(await opener.$eval('payitoff-link', ({ state }) => state !== 'open'), true);
    }));

  const untilFollowed = (opener) =>
    new Promise((resolve) =>
      opener.on('request', (request) => request.isNavigationRequest() && resolve(request.url())),
    );

  it('is followed where the vendor is blocked', () =>
    visiting(page, { block: (url) => url.includes('payitoff-cdn') }, async (visitor) => {
      const followed = untilFollowed(visitor.page);
      await visitor.press();
      assert.equal(await followed, HELP);
      assert.deepEqual(visitor.foreign, []);
    }));

  it('is followed where the settings are wrong, and the console says so', () =>
    visiting(page.replace('data-env="sandbox"', 'data-env="sandbx"'), {}, async (visitor) => {
      const followed = untilFollowed(visitor.page);
      await visitor.press();
      assert.equal(await followed, HELP);
      assert.match(visitor.complaints.join(), /write exactly one of "sandbox", "production"/);
      assert.deepEqual([...visitor.foreign, ...visitor.vendor], []);
    }));

  for (const [who, how] of [
    ['without script', { script: false }],
    ['where the file is blocked', { block: (url) => url.includes('payitoff-link.classic') }],
  ]) {
    it(`is an ordinary link ${who}`, () =>
      visiting(page, how, async ({ page: opener, foreign, vendor }) => {
        const followed = untilFollowed(opener);
        await opener.click('a');
        assert.equal(await followed, HELP);
        assert.deepEqual([...foreign, ...vendor], []);
      }));
  }
});

it('the file from a CDN is run if it is the one that was built, and only then', async () => {
  const integrity = integrityOf('payitoff-link.classic.min.js');
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const tag = snippet('html/cdn.html');
  assert.ok(tag.includes(`payitoff-link@${version}/`), `docs/cms.md does not name ${version}`);
  const page = (value) => pageOf(snippet('html/element.html'), tag.replace('sha384-…', value));
  await visiting(page(integrity), { cdn: true }, (visitor) => assertCompletes(visitor));
  await visiting(page(`sha384-${'A'.repeat(64)}`), { cdn: true }, async ({ page: other, complaints }) => {
    assert.equal(await other.$('payitoff-link:defined'), null);
    assert.match(complaints.join(), /integrity/);
  });
});

it('the form is sent with the borrower, not before', () =>
  visiting(pageOf(snippet('html/form.html'), TEMPLATE), {}, async (visitor) => {
    const { page } = visitor;
    const state = () =>
      page.$eval('form', (form) => [form.checkValidity(), new FormData(form).get('borrower') ?? '']);
    assert.deepEqual(await state(), [false, '']);
    await assertCompletes(visitor);
    const [valid, borrower] = await state();
    assert.equal(valid, true);
    assert.match(borrower, UUID);
  }));

it('the button elsewhere opens it', () =>
  visiting(pageOf(snippet('html/button.html'), TEMPLATE), {}, async (visitor) => {
    await visitor.page.click('[commandfor]');
    await visitor.finish();
    assert.deepEqual(await visitor.outcome(), [['success', '']]);
  }));

describe('Google Tag Manager', () => {
  /** As it inserts a Custom HTML tag: script elements are made anew. */
  const insert = (page) =>
    page.evaluate((tag) => {
      const holder = document.createElement('div');
      holder.innerHTML = tag;
      for (const old of holder.querySelectorAll('script')) {
        const script = document.createElement('script');
        script.text = old.text;
        old.replaceWith(script);
      }
      document.body.append(holder);
    }, snippet('gtm/tag.html'));

  it('is told each outcome once, and never the borrower', () =>
    visiting(pageOf(SNIPPET), {}, async (visitor) => {
      await insert(visitor.page);
      await visitor.press();
      await visitor.leave();
      await visitor.page.waitForFunction(() => window.dataLayer.length === 1);
      await visitor.press();
      await visitor.finish();
      await visitor.page.waitForFunction(() => window.dataLayer.length >= 2);
      const pushed = await visitor.page.evaluate(() => JSON.stringify(window.dataLayer));
      assert.deepEqual(JSON.parse(pushed), [
        { event: 'payitoff_link', payitoff_outcome: 'incomplete' },
        { event: 'payitoff_link', payitoff_outcome: 'success' },
      ]);
      assert.doesNotMatch(pushed, UUID);
    }));

  it('is told the code of an error', () =>
    visiting(pageOf(SNIPPET), { block: (url) => url.includes('payitoff-cdn') }, async (visitor) => {
      await insert(visitor.page);
      await visitor.press();
      await visitor.outcome();
      assert.deepEqual(await visitor.page.evaluate(() => window.dataLayer), [
        { event: 'payitoff_link', payitoff_outcome: 'error', payitoff_code: 'script-failed' },
      ]);
    }));

  it('is written in the JavaScript that its tags take', () => {
    assert.doesNotMatch(snippet('gtm/tag.html'), /=>|`|\b(let|const|class)\b/);
  });
});

describe('a consent tool', () => {
  it('may hold the element’s script back, and put it to work later', () =>
    visiting(pageOf(snippet('html/element.html'), HELD), {}, async (visitor) => {
      const { page, vendor } = visitor;
      assert.equal(await page.$('payitoff-link:defined'), null);
      assert.deepEqual(vendor, []);
      await page.evaluate(() => {
        const held = document.querySelector('script[type="text/plain"]');
        const script = document.createElement('script');
        for (const { name, value } of held.attributes) if (name !== 'type') script.setAttribute(name, value);
        held.replaceWith(script);
      });
      await page.waitForSelector('payitoff-link:defined');
      await assertCompletes(visitor);
    }));

  it('may stop the vendor until a choice is made: the next press works', () => {
    let stopped = true;
    const block = (url) => stopped && url.includes('payitoff-cdn');
    return visiting(pageOf(SNIPPET), { block }, async (visitor) => {
      await visitor.press();
      assert.deepEqual(await visitor.outcome(), [['error', 'script-failed']]);
      stopped = false;
      await visitor.press();
      await visitor.finish();
      await visitor.page.waitForFunction(() => window.outcomes.length === 2);
      assert.deepEqual((await visitor.outcome())[1], ['success', '']);
    });
  });
});

describe('the builder', () => {
  it('works as a static page, in whatever folder of a site', async (t) => {
    await buildSite();
    const server = await serveFolders({ '/some/where/': siteFolder });
    const { page, complaints } = await openQuietPage(browser, `${server.address}/some/where/builder/`);
    t.after(async () => {
      await page.close();
      await server.stop();
    });
    await page.waitForSelector('#snippets pre');
    await page.select('#cms', 'raw');
    await page.click('input[name="source"][value="cdn"]');
    await page.type('#nexusKey', 'key-1');
    const code = await page.$eval('#snippets pre', (pre) => pre.textContent);
    assert.ok(code.includes(`integrity="${integrityOf('payitoff-link.classic.min.js')}"`), code);
    await (await page.waitForSelector('payitoff-link >>> button')).click();
    await page.waitForSelector('payitoff-nexus-simulator');
    const { href, download } = await page.$eval('#download', (link) => ({
      href: link.href,
      download: link.hasAttribute('download'),
    }));
    assert.ok(download);
    assert.deepEqual(
      Buffer.from(await (await fetch(href)).arrayBuffer()),
      readFileSync(`${root}/dist/payitoff-link.classic.min.js`),
    );
    assert.deepEqual(complaints, []);
  });

  it('writes the style that docs/cms.md tells to paste', () => {
    for (const code of [SNIPPET, TEMPLATE]) assert.ok(code.startsWith(`<style>${STYLE}</style>`));
  });
});

it('every snippet of docs/cms.md is one that a test pastes', () => {
  const tests = readdirSync(`${root}/test/cms`)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => readFileSync(`${root}/test/cms/${name}`, 'utf8'))
    .join();
  assert.deepEqual(
    titles.filter((title) => !tests.includes(`'${title}'`)),
    [],
  );
});
