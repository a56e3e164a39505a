// The plugin in a real WordPress: people of every role write, visitors read.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { snippetsOf } from '../../demo/builder/snippet.js';
import { root } from '../../scripts/setup.mjs';
import { source } from '../../integrations/wordpress/plugin.mjs';
import { makeTemplate } from '../../integrations/wordpress/pot.mjs';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { visitorResult } from './visitor.mjs';
import { PLACES } from './wordpress-places.mjs';
import { KEY, openSite, quoted } from './wordpress-site.mjs';

const FILE = `${root}/test/cms/wordpress.results.json`;
const RESULTS = JSON.parse(readFileSync(FILE, 'utf8'));
const STATUS_TEXT = 'Thank you, that is all.';

let browser;
let site;
before(async () => {
  browser = await launchBrowser('chromium');
  assert.ok(browser, 'There is no Chromium on this machine.');
  site = await openSite(browser, { name: 'test' });
});
after(async () => {
  await browser?.close();
  site?.stop();
});

/** A visitor of a page that is closed after `use`, on which nothing but the sandbox was asked for. */
async function visiting(url, how, use) {
  const visitor = await site.visit(url, how);
  const answer = await use(visitor);
  assert.deepEqual(visitor.foreign, []);
  await visitor.close();
  return answer;
}

/** No script, no tag and no key is in what is stored. */
function assertHarmless({ content }) {
  assert.doesNotMatch(content, /<script|<payitoff-link/i);
  assert.ok(!content.includes(KEY), content);
}

const block = (attributes = {}) => ['payitoff/link', attributes];
const paragraph = (content) => ['core/paragraph', { content }];

/**
 * What docs/cms.md shows as a table: what people of these roles get from each place, as visitors see it.
 * With UPDATE=1 in the environment it is written anew.
 */
function itIsAsDocumented(where, roles) {
  for (const [place, publish] of Object.entries(PLACES)) {
    it(place, async () => {
      for (const [column, role] of Object.entries(roles)) {
        const post = await publish(await where().writer(role));
        if (!place.startsWith('snippet')) assertHarmless(post);
        const result = await visitorResult(browser, post.url);
        if (process.env.UPDATE) (RESULTS[place] ??= {})[column] = result;
        else assert.equal(result, RESULTS[place]?.[column], column);
      }
    });
  }
  after(() => {
    assert.deepEqual(where().complaints(), []);
    if (process.env.UPDATE) writeFileSync(FILE, `${JSON.stringify(RESULTS, null, 2)}\n`);
  });
}

describe('who may paste what where', () =>
  itIsAsDocumented(() => site, { administrator: 'administrator', editor: 'editor', author: 'author' }));

describe('the block in the editor', () => {
  it('is found, seen in the canvas, written in fields, and valid when it is opened again', async () => {
    const { page, openEditor } = await site.writer('author');
    await openEditor();
    const canvas = await (await page.waitForSelector('iframe[name="editor-canvas"]')).contentFrame();
    await (
      await canvas.waitForSelector('.block-editor-default-block-appender__content, .wp-block-paragraph')
    ).click();
    await page.keyboard.type('/payitoff');
    // After the first letters, the first one is another block.
    await page.waitForFunction(() =>
      document.querySelector('.components-autocomplete__result')?.textContent.includes('Payitoff'),
    );
    await page.keyboard.press('Enter');
    const preview = await canvas.waitForSelector('.wp-block-payitoff-link .payitoff-link-button');
    assert.equal(await preview.evaluate(({ textContent }) => textContent), 'Link your student loans');
    assert.ok((await preview.boundingBox()).height > 20);

    const field = (label) =>
      page.waitForSelector(
        `::-p-xpath(//label[.="${label}"]/following::*[self::input or self::textarea][1])`,
      );
    await (await field('Label')).type('Connect <b>"loans"</b> & more');
    await (await field('Linked')).type(STATUS_TEXT);
    assert.equal(await preview.evaluate(({ textContent }) => textContent), 'Connect <b>"loans"</b> & more');
    await page.select('select:has(> option[value="complete"])', 'complete');
    assert.equal(
      await (await canvas.waitForSelector('.payitoff-link-text')).evaluate(({ textContent }) => textContent),
      STATUS_TEXT,
    );
    const { id, url } = await page.evaluate(async () => {
      const { dispatch, select } = window.wp.data;
      dispatch('core/editor').editPost({ title: 'Loans', status: 'publish' });
      await dispatch('core/editor').savePost();
      const { id, link } = select('core/editor').getCurrentPost();
      return { id, url: link };
    });
    await visiting(url, {}, async (visitor) => {
      const label = await (
        await visitor.page.waitForSelector('payitoff-link > :not([slot])')
      ).evaluate(({ textContent }) => textContent);
      // What an author writes is text, as the editor has shown it.
      assert.equal(label, 'Connect <b>"loans"</b> & more');
    });
    await openEditor(`/wp-admin/post.php?post=${id}&action=edit`);
    await page.waitForFunction(() => window.wp.data.select('core/block-editor').getBlocks().length > 0);
    assert.deepEqual(
      await page.evaluate(() =>
        window.wp.data
          .select('core/block-editor')
          .getBlocks()
          .map(({ name, isValid }) => [name, isValid]),
      ),
      [['payitoff/link', true]],
    );
  });

  it('says that the site has no key yet, to authors without a link to the settings, and shows visitors nothing', async () => {
    site.set({ env: '' });
    const seen = {};
    for (const role of ['author', 'administrator']) {
      const { page, openEditor } = await site.writer(role);
      await openEditor();
      const canvas = await (await page.waitForSelector('iframe[name="editor-canvas"]')).contentFrame();
      await page.evaluate(() =>
        window.wp.data
          .dispatch('core/block-editor')
          .insertBlocks(window.wp.blocks.createBlock('payitoff/link')),
      );
      const notice = await canvas.waitForSelector('.wp-block-payitoff-link .components-notice');
      seen[role] = await notice.evaluate((element) => [
        /no Nexus Key/.test(element.textContent),
        element
          .querySelector('a')
          ?.getAttribute('href')
          .replace(/^.*\/wp-admin/, '') ?? null,
      ]);
    }
    assert.deepEqual(seen, {
      author: [true, null],
      administrator: [true, '/options-general.php?page=payitoff-link'],
    });
    const author = await site.writer('author');
    const post = await author.publishBlocks(
      block(),
      paragraph('[payitoff_link] <a href="#payitoff-link">Loans</a>'),
    );
    await visiting(post.url, {}, async ({ page, text }) => {
      assert.equal(await page.$('payitoff-link, script[src*="payitoff-link"]'), null);
      assert.match(await text(), /Loans/);
    });
    site.set();
  });
});

/** The theme's fonts move its own words when they come. */
const isFont = (url) => url.endsWith('.woff2');

const TEXTS = { label: 'My loans', complete: STATUS_TEXT, incomplete: 'Come back.', fallback: 'Call us.' };
const SHORTCODE = `[payitoff_link ${Object.entries(TEXTS)
  .map(([name, text]) => `${name}="${text}"`)
  .join(' ')}]`;

for (const [form, content] of Object.entries({ block: block(TEXTS), shortcode: paragraph(SHORTCODE) })) {
  describe(`a visitor of the ${form}`, () => itReads(content));
}

function itReads(content) {
  let post;
  before(async () => {
    const author = await site.writer('author');
    post = await author.publishBlocks(content);
  });

  it('who leaves reads so, and can try again', () =>
    visiting(post.url, {}, async (visitor) => {
      await visitor.pressButton();
      await visitor.leave();
      assert.deepEqual(await visitor.outcome(), [['incomplete', '']]);
      assert.match(await visitor.text(), /^(?=.*Come back\.)(?!.*that is all)/);
      await visitor.pressButton();
      await visitor.finish();
      assert.deepEqual((await visitor.outcome()).at(-1), ['success', '']);
      assert.match(await visitor.text(), /that is all/);
      assert.deepEqual(visitor.complaints, []);
    }));

  it('whose network blocks Nexus reads the fallback', () =>
    visiting(post.url, { block: (url) => url.includes('payitoff-cdn') }, async (visitor) => {
      await visitor.pressButton();
      assert.deepEqual(await visitor.outcome(), [['error', 'script-failed']]);
      assert.match(await visitor.text(), /Call us\./);
    }));

  for (const [who, how] of [
    ['without script', { script: false }],
    ['whose network blocks the element', { block: (url) => url.includes('payitoff-link.classic') }],
  ]) {
    it(`${who} reads the fallback and no other text`, () =>
      visiting(post.url, how, async (visitor) => {
        const fallback = await visitor.page.waitForSelector('payitoff-link [slot="fallback"]', {
          visible: true,
          timeout: 4_000,
        });
        assert.ok(fallback);
        const text = await visitor.page.$eval('payitoff-link', (element) => element.innerText);
        assert.equal(text.trim(), 'Call us.');
      }));
  }

  it('sees nothing jump, and no fallback while the script is on its way', () =>
    visiting(post.url, { delay: 400, width: 375, block: isFont }, async (visitor) => {
      await visitor.page.waitForSelector('payitoff-link:defined');
      assert.deepEqual(await visitor.early(), ['']);
      const shift = await visitor.shift();
      assert.ok(shift <= 0.01, `shifted by ${shift}`);
    }));
}

describe('a visitor of a link', () => {
  const HELP = '/student-loans#payitoff-link';
  let post;
  before(async () => {
    const author = await site.writer('author');
    post = await author.publishBlocks(paragraph(`Now: <a href="${HELP}">My loans</a>`));
  });

  it('who leaves can try again', () =>
    visiting(post.url, {}, async (visitor) => {
      await visitor.press();
      await visitor.leave();
      assert.deepEqual(await visitor.outcome(), [['incomplete', '']]);
      await visitor.press();
      await visitor.finish();
      assert.deepEqual((await visitor.outcome()).at(-1), ['success', '']);
      assert.equal(visitor.page.url(), post.url);
      assert.deepEqual(visitor.complaints, []);
    }));

  for (const [who, how] of [
    ['without script', { script: false }],
    ['whose network blocks the element', { block: (url) => url.includes('payitoff-link.classic') }],
    ['whose network blocks Nexus', { block: (url) => url.includes('payitoff-cdn') }],
  ]) {
    it(`${who} gets where it leads`, () =>
      visiting(post.url, how, async ({ page }) => {
        const followed = new Promise((resolve) =>
          page.on('request', (request) => request.isNavigationRequest() && resolve(request.url())),
        );
        await page.click('a[href$="#payitoff-link"]');
        assert.equal(await followed, `${site.address}${HELP}`);
      }));
  }
});

describe('a page', () => {
  let post;
  before(async () => {
    const author = await site.writer('author');
    post = await author.publishBlocks(block());
  });

  it('has the script only where it is used, deferred, once', async () => {
    const author = await site.writer('author');
    const without = await author.publishBlocks(
      paragraph('Nothing of loans. https://example.com/#payitoff-links'),
    );
    const twice = await author.publishBlocks(block(), block(), paragraph('[payitoff_link]'));
    const tags = async ({ url }) =>
      [...(await site.get(url)).matchAll(/<script[^>]*payitoff-link[^>]*>/g)].map(([tag]) => tag);
    assert.deepEqual(await tags(without), []);
    const [tag, ...more] = await tags(twice);
    assert.deepEqual(more, []);
    assert.match(tag, / defer/);
    site.set({ everywhere: true });
    assert.equal((await tags(without)).length, 1);
    site.set();
  });

  it('on a site with a policy: the tag has the nonce, and Nexus opens', () =>
    visiting(`${post.url}&with-policy`, {}, async (visitor) => {
      assert.match(visitor.response.headers()['content-security-policy'], /'nonce-/);
      await visitor.pressButton();
      await visitor.finish();
      assert.deepEqual(await visitor.outcome(), [['success', '']]);
      assert.deepEqual(visitor.complaints, []);
    }));
});

it('links of Button blocks look as they do without the script', async () => {
  const button = (attributes) => ['core/button', { text: 'Loans', url: '#payitoff-link', ...attributes }];
  const author = await site.writer('author');
  const { url } = await author.publishBlocks([
    'core/buttons',
    {},
    [{}, { width: 50 }, { width: 100 }, { className: 'is-style-outline' }].map(button),
  ]);
  const looks = (how) =>
    visiting(url, how, async ({ page }) => {
      const triggers = await page.$$eval('payitoff-link:defined > a', ({ length }) => length);
      const links = await page.$$eval('a.wp-block-button__link', (found) =>
        found.map((link) => {
          const { x, y, width, height } = link.getBoundingClientRect();
          const { border, backgroundColor, color, padding, display } = getComputedStyle(link);
          return { x, y, width, height, border, backgroundColor, color, padding, display };
        }),
      );
      return { triggers, links };
    });
  const withScript = await looks({});
  const without = await looks({ block: (address) => address.includes('payitoff-link.classic') });
  assert.deepEqual([withScript.triggers, without.triggers, without.links.length], [4, 0, 4]);
  assert.deepEqual(withScript.links, without.links);
});

it('the builder’s shortcode says what was typed, pasted as text or as HTML', async () => {
  const [, { code }] = snippetsOf({
    cms: 'wordpress',
    env: 'sandbox',
    nexusKey: KEY,
    label: 'Connect "loans" [now] <here> & ’tis \\ done',
  });
  const author = await site.writer('author');
  for (const post of [
    await author.publishBlocks(paragraph(code.trim().replaceAll('&', '&amp;'))),
    await author.publishClassic(code),
  ]) {
    await visiting(post.url, {}, async ({ page }) => {
      const seen = await page.waitForSelector('payitoff-link:defined > :not([slot])');
      assert.equal(
        await seen.evaluate(({ textContent }) => textContent),
        'Connect “loans” (now) ‹here› & ’tis \\ done',
      );
    });
  }
});

describe('where a post is read without its page', () => {
  for (const [name, publish] of Object.entries({
    'the block': (author) => author.publishBlocks(paragraph('Some words.'), block({ complete: STATUS_TEXT })),
    'the shortcode': (author) =>
      author.publishBlocks(paragraph(`Some words. [payitoff_link complete="${STATUS_TEXT}"]`)),
  })) {
    it(`${name} leaves no status text in excerpt, feed and REST answer, but a link to the page`, async () => {
      const author = await site.writer('author');
      const { id, url } = await publish(author);
      const excerpt = site.ask(`echo wp_json_encode( get_the_excerpt( ${id} ) );`);
      assert.equal(excerpt.trim(), 'Some words.');
      const feed = await site.get('/?feed=rss2');
      const [, item] = feed.split(`${url}</guid>`)[1].split(/<\/?content:encoded>/);
      const { content } = JSON.parse(await site.get(`/?rest_route=/wp/v2/posts/${id}`));
      for (const text of [item, content.rendered]) {
        assert.doesNotMatch(text, /that is all|can go on|cannot be|did not work|<payitoff-link/);
        assert.ok(!text.includes(KEY));
        assert.match(text, />Link your student loans<\/a>/);
        assert.ok(text.replaceAll('&#038;', '&').includes(`href="${url}"`), text);
      }
    });
  }
});

describe('an author who means harm', () => {
  const FOREIGN = 'evil-key';

  /** The page of an author's content: Nexus is opened with the site's key, or not at all. */
  async function assertOwnersOnly(post) {
    await visiting(post.url, {}, async (visitor) => {
      const { page } = visitor;
      const found = await page.$$eval('payitoff-link', (elements) =>
        elements.map(({ env, nexusKey, uuid }) => [env, nexusKey, uuid]),
      );
      for (const configuration of found) assert.deepEqual(configuration, ['sandbox', KEY, '']);
      assert.equal(await page.evaluate(() => window.harmed), undefined);
      const scripts = await page.$$eval('script[src]', (tags) => tags.map(({ src }) => src));
      assert.deepEqual(
        scripts.filter((src) => !src.startsWith(site.address)),
        [],
      );
      if (found.length > 0) {
        await visitor.press();
        await page.waitForSelector('payitoff-nexus-simulator');
      }
      for (const address of visitor.vendor)
        assert.equal(address, 'https://payitoff-cdn.io/sandbox/nexus/js/v1');
    });
  }

  const TRIES = {
    'a key and an environment in the block': () => [
      ['payitoff/link', {}],
      `<!-- wp:payitoff/link {"env":"production","nexusKey":"${FOREIGN}","nexus-key":"${FOREIGN}","uuid":"u"} /-->`,
    ],
    'a key and an environment in the shortcode': () => [
      `[payitoff_link env="production" nexus-key="${FOREIGN}" nexus_key="${FOREIGN}" uuid="u" src="https://evil.example/x.js"]`,
    ],
    'markup in the texts of the block': () => [
      `<!-- wp:payitoff/link ${JSON.stringify(
        Object.fromEntries(
          ['label', 'loading', 'complete', 'error', 'fallback', 'className', 'align'].map((name) => [
            name,
            '"><script>harmed = 1</script><img src=x onerror="harmed = 1"><payitoff-link env="production">',
          ]),
        ),
      )
        .replaceAll('<', '\\u003c')
        .replaceAll('>', '\\u003e')
        .replaceAll('"', '\\u0022')
        .replaceAll('\\\\u0022', '"')} /-->`,
    ],
    'markup in the texts of the shortcode': () => [
      `[payitoff_link label='"><script>harmed = 1</script>' complete='<img src=x onerror="harmed = 1">']`,
      '[payitoff_link label="&lt;img src=x onerror=harmed=1&gt;" error="&#60;script&#62;harmed=1&#60;/script&#62;"]',
      '[payitoff_link]<img src="x" onerror="harmed = 1">&lt;script&gt;harmed = 1&lt;/script&gt;[/payitoff_link]',
    ],
    'a shortcode in an attribute': () => [
      `<p><a href="#" title="[payitoff_link label='x']">a</a> <a href="[payitoff_link]">b</a> <img alt='[payitoff_link label="&quot; onerror=harmed=1"]' src="x"></p>`,
    ],
    'a link that would configure': () => [
      `<p><a href="#payitoff-link" data-env="production" data-nexus-key="${FOREIGN}" nexus-key="${FOREIGN}" class="x">Loans</a></p>`,
    ],
    'a link and a script of their own': () => [
      `<p><a href="#payitoff-link">Loans</a></p><script data-env="production" data-nexus-key="${FOREIGN}"></script>`,
    ],
    'a script and an element of their own': () => [
      `<script src="https://evil.example/payitoff-link.classic.min.js" data-env="production" data-nexus-key="${FOREIGN}"></script>`,
      `<payitoff-link env="production" nexus-key="${FOREIGN}">Loans</payitoff-link>`,
      '<base href="https://evil.example/">',
    ],
    'names that shadow those of the page': () => [
      ...[
        'currentScript',
        'createElement',
        'querySelectorAll',
        'documentElement',
        'addEventListener',
        'Nexus',
      ].map(
        (name) =>
          `<p id="${name}"><a id="${name}" name="${name}">a</a><img id="${name}" name="${name}" src="x"></p>`,
      ),
      '<div id="payitoff-link-js" data-env="production" data-nexus-key="evil-key">x</div>',
    ],
  };

  for (const [what, contents] of Object.entries(TRIES)) {
    it(`gets nowhere with ${what}`, async () => {
      const author = await site.writer('author');
      const content = contents()
        .filter((part) => typeof part === 'string')
        .join('\n\n');
      const post = await author.publishRaw(`${content}\n\n<!-- wp:payitoff/link /-->`);
      await assertOwnersOnly(post);
      await assertOwnersOnly(await author.publishClassic(`${content}\n\n[payitoff_link]`));
    });
  }
});

describe('the settings', () => {
  const page = '/wp-admin/options-general.php?page=payitoff-link';
  const stored = () => site.ask(`echo wp_json_encode( get_option( 'payitoff_link' ) );`);
  after(() => site.set());

  async function openSettings() {
    const admin = await site.writer('administrator');
    await admin.page.goto(`${site.address}${page}`, { waitUntil: 'load' });
    return admin.page;
  }

  async function save(values) {
    const admin = await openSettings();
    await admin.evaluate((fields) => {
      for (const [name, value] of Object.entries(fields)) {
        const control = document.querySelector('form[action="options.php"]').elements[
          `payitoff_link[${name}]`
        ];
        if (typeof value === 'boolean') control.checked = value;
        else control.value = value;
      }
    }, values);
    await Promise.all([admin.waitForNavigation({ waitUntil: 'load' }), admin.click('#submit')]);
    return admin;
  }

  const warningsOn = (admin) =>
    admin.$$eval('.notice-warning.inline, .settings-error.notice-error', (notices) =>
      notices.map(({ textContent }) => textContent.trim()),
    );

  it('keeps both keys apart, and says what is likely to be wrong', async () => {
    site.ask(`delete_option( 'payitoff_link' );`);
    assert.match((await warningsOn(await openSettings())).join(), /^Choose an environment/);
    let admin = await save({ env: 'production' });
    assert.match(
      (await warningsOn(admin)).join(),
      /^The production Nexus Key is missing.*requests go to real servicers\.$/,
    );
    admin = await save({ env: 'sandbox', sandbox_key: 'my-live-key', production_key: 'my-sandbox-key' });
    assert.match((await warningsOn(admin)).join(), /^The sandbox field seems.*,The production field seems/);
    admin = await save({ sandbox_key: 'key-1', production_key: 'key-1' });
    assert.match((await warningsOn(admin)).join(), /^Both fields hold the same key/);
    admin = await save({ sandbox_key: ' key-1 ', production_key: 'key-2', everywhere: true });
    assert.deepEqual(await warningsOn(admin), []);
    assert.deepEqual(stored(), {
      env: 'sandbox',
      sandbox_key: 'key-1',
      production_key: 'key-2',
      everywhere: true,
    });
    admin = await save({ sandbox_key: '"><script>', everywhere: false });
    assert.match((await warningsOn(admin)).join(), /^This is not a Nexus Key/);
    assert.deepEqual(stored(), {
      env: 'sandbox',
      sandbox_key: 'key-1',
      production_key: 'key-2',
      everywhere: false,
    });
  });

  it('warns of the sandbox on a public site', () => {
    const warn = (env, type, home) =>
      site.ask(
        `add_filter( 'home_url', fn() => ${quoted(home)} );
        add_filter( 'pre_option_payitoff_link', fn() => array( 'env' => ${quoted(env)}, 'sandbox_key' => 'a', 'production_key' => 'b' ) );
        echo wp_json_encode( Payitoff_Link\\warnings() );`,
        { PAYITOFF_ENVIRONMENT: type },
      );
    const found = (...how) => warn(...how).map((text) => /dummy data|real servicers/.exec(text)[0]);
    assert.deepEqual(found('sandbox', 'production', 'https://partner.com'), ['dummy data']);
    assert.deepEqual(found('production', 'production', 'https://partner.com'), []);
    for (const [type, home] of [
      ['staging', 'https://partner.com'],
      ['production', 'http://localhost:8080'],
      ['production', 'https://partner.test'],
    ]) {
      assert.deepEqual(found('sandbox', type, home), []);
      assert.deepEqual(found('production', type, home), ['real servicers']);
    }
  });

  it('can be tried: what Nexus makes of the key', async () => {
    for (const [key, pattern] of [
      ['key-1', /The settings work/],
      ['invalid', /Is this the key for this environment\?/],
    ]) {
      site.set({ sandbox_key: key });
      const visitor = await site.visit(`${site.address}${page}`, { as: await site.writer('administrator') });
      await visitor.pressButton();
      if (key === 'key-1') await visitor.leave();
      await visitor.outcome();
      assert.match(
        await visitor.page.$eval('#payitoff-link-answer', ({ textContent }) => textContent),
        pattern,
      );
      visitor.assertSandboxOnly();
      await visitor.close();
    }
    site.set();
  });

  it('are the administrator’s alone, and no REST answer has the keys', async () => {
    for (const role of ['editor', 'author', 'subscriber']) {
      const { page: other } = await site.writer(role);
      const response = await other.goto(`${site.address}${page}`, { waitUntil: 'domcontentloaded' });
      assert.equal(response.status(), 403, role);
      const posted = await other.evaluate(async () => {
        const body = new URLSearchParams({
          option_page: 'payitoff_link',
          action: 'update',
          'payitoff_link[env]': '',
        });
        return (await fetch('/wp-admin/options.php', { method: 'POST', body })).status;
      });
      assert.equal(posted, 403, role);
    }
    assert.equal(stored().sandbox_key, KEY);
    const author = await site.writer('author');
    await author.openEditor();
    const answers = await author.page.evaluate(async () => {
      const tryOut = (path) => window.wp.apiFetch({ path }).catch((error) => error);
      return JSON.stringify([
        await tryOut('/wp/v2/settings'),
        await tryOut('/'),
        document.documentElement.outerHTML,
      ]);
    });
    assert.ok(!answers.includes(KEY));
  });
});

describe('the plugin', () => {
  it('passes PHP’s linter', async () => {
    const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.php'));
    assert.ok(files.length > 5);
    for (const file of files) {
      const { status, stdout } = spawnSync('php', ['-l', `${source}${file}`], { encoding: 'utf8' });
      assert.equal(status, 0, stdout);
    }
  });

  it('has a template for translators that is up to date', () => {
    const file = `${source}languages/payitoff-link.pot`;
    assert.ok(
      readFileSync(file, 'utf8') === makeTemplate(),
      'Write it anew with: node integrations/wordpress/pot.mjs',
    );
  });

  it('can be translated, the editor’s words and the borrower’s', () => {
    const rendered = site.ask(`
      add_filter( 'gettext_payitoff-link', fn( $text ) => 'DE ' . $text );
      echo wp_json_encode( array( do_shortcode( '[payitoff_link]' ), Payitoff_Link\\warnings() ) );`);
    assert.match(rendered[0], /<span hidden>DE Link your student loans<\/span>/);
    assert.doesNotMatch(rendered[0], />(?!DE )\w/);
  });

  it('leaves nothing behind', () => {
    const left = () =>
      site.ask(`
        global $wpdb;
        echo wp_json_encode( $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%payitoff%'" ) );`);
    assert.deepEqual(left(), ['payitoff_link']);
    site.ask(`
      require_once ABSPATH . 'wp-admin/includes/plugin.php';
      deactivate_plugins( 'payitoff-link/payitoff-link.php' );
      uninstall_plugin( 'payitoff-link/payitoff-link.php' );`);
    assert.deepEqual(left(), []);
  });
});

describe('a network of sites', () => {
  let network;
  before(async () => {
    network = await openSite(browser, { name: 'network', multisite: true });
  });
  after(() => network?.stop());

  describe('for the administrator of one of its sites', () =>
    itIsAsDocumented(() => network, { 'network administrator': 'administrator' }));

  it('is left without a trace on all its sites', () => {
    const left = network.ask(`
      require_once ABSPATH . 'wp-admin/includes/plugin.php';
      $other = wpmu_create_blog( ${quoted(new URL(network.address).host)}, '/other/', 'Other', 1 );
      update_blog_option( $other, 'payitoff_link', array( 'env' => 'sandbox' ) );
      uninstall_plugin( 'payitoff-link/payitoff-link.php' );
      echo wp_json_encode( array( get_option( 'payitoff_link' ), get_blog_option( $other, 'payitoff_link' ) ) );`);
    assert.deepEqual(left, [false, false]);
  });
});
