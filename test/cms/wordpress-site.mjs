// A WordPress site with people who write in it and visitors who read it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { root } from '../../scripts/setup.mjs';
import { askSite, createSite, startSite } from '../../integrations/wordpress/site/site.mjs';
import { visit } from './visitor.mjs';

export const KEY = 'wp-sandbox-key';
const SETTINGS = { env: 'sandbox', sandbox_key: KEY, production_key: '', everywhere: false };

/** How a text of PHP is written down in PHP. */
export const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;

/**
 * Installs and serves a site whose owner has set the sandbox and its key.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {{ name: string, multisite?: boolean }} options
 */
export async function openSite(browser, options) {
  return serveSite(
    browser,
    await createSite({ ...options, extras: [`${root}/test/cms/wordpress-extras.php`] }),
  );
}

/** As `openSite`, for a site that is installed. */
export async function serveSite(browser, site) {
  const { stop } = await startSite(site);
  const writers = new Map();
  const ask = (code, env) => askSite(site, code, env);
  const set = (settings = {}) =>
    ask(
      `update_option( 'payitoff_link', json_decode( ${quoted(JSON.stringify({ ...SETTINGS, ...settings }))}, true ) );`,
    );
  set();
  return {
    ...site,
    ask,
    set,
    /** A person of this role, logged in; one context for each. */
    async writer(role) {
      if (!writers.has(role)) writers.set(role, await logIn(browser, site.address, role, ask));
      return writers.get(role);
    },
    visit: (url, how) => visit(browser, url, how),
    async get(path) {
      const response = await fetch(new URL(path, site.address));
      return response.text();
    },
    /** What PHP complained of. Deprecations are of WordPress' own files, which are older than PHP. */
    complaints() {
      const file = `${site.folder}/debug.log`;
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      return lines.filter((line) => line && !/PHP Deprecated:.* in .*\/wp-includes\//.test(line));
    },
    stop,
  };
}

async function logIn(browser, address, role, ask) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  // An editor asks whether to leave with unsaved changes.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${address}/wp-login.php`, { waitUntil: 'domcontentloaded' });
  await page.$eval(
    '#loginform',
    (form, name) => {
      form.log.value = name;
      form.pwd.value = name;
    },
    role,
  );
  await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.click('#wp-submit')]);
  assert.match(page.url(), /wp-admin/, `${role} is not logged in`);

  const stored = (id) => {
    const post = ask(
      `echo wp_json_encode( array( 'id' => ${id}, 'url' => get_permalink( ${id} ), 'content' => get_post( ${id} )->post_content, 'status' => get_post_status( ${id} ) ) );`,
    );
    assert.equal(post.status, 'publish');
    return post;
  };

  const writer = {
    page,
    /** The block editor with an empty post, unless it is open. */
    async openEditor(path = '/wp-admin/post-new.php') {
      await page.goto(`${address}${path}`, { waitUntil: 'domcontentloaded' });
      await page.waitForFunction(() => window.wp?.data?.select('core/editor')?.getCurrentPostId());
    },
    /** Publishes what the block editor makes of blocks: a name and attributes each. */
    async publishBlocks(...blocks) {
      if (!(await page.evaluate(() => Boolean(window.wp?.blocks && window.wp?.apiFetch))))
        await writer.openEditor();
      const content = await page.evaluate((specs) => {
        const make = ([name, attributes, inner = []]) =>
          window.wp.blocks.createBlock(name, attributes, inner.map(make));
        return window.wp.blocks.serialize(specs.map(make));
      }, blocks);
      return writer.publishRaw(content);
    },
    /** Publishes a text as the block editor sends it. */
    async publishRaw(content) {
      if (!(await page.evaluate(() => Boolean(window.wp?.apiFetch)))) await writer.openEditor();
      const id = await page.evaluate(async (text) => {
        const data = { title: 'Loans', content: text, status: 'publish' };
        const post = await window.wp.apiFetch({ path: '/wp/v2/posts', method: 'POST', data });
        return post.id;
      }, content);
      return stored(id);
    },
    /** Publishes a text written in the classic editor's Text tab, after a look at Visual if so wished. */
    async publishClassic(text, { visual = false } = {}) {
      const path = '/wp-admin/post-new.php?classic-editor';
      if (visual) {
        await page.goto(`${address}${path}`, { waitUntil: 'domcontentloaded' });
        await page.waitForFunction(() => window.switchEditors && window.tinymce && window.jQuery?.isReady);
        await page.click('#content-html');
        await page.$eval('#content', (area, value) => (area.value = value), text);
        await page.click('#content-tmce');
        await page.waitForFunction(() => window.tinymce.get('content')?.initialized);
        await page.click('#content-html');
      }
      // What the browser sends when Publish is pressed, without the page that comes after.
      const id = await page.evaluate(
        async (newPost, value) => {
          const html = newPost && (await (await fetch(newPost)).text());
          const doc = html ? new DOMParser().parseFromString(html, 'text/html') : document;
          if (html) doc.querySelector('#content').value = value;
          const form = doc.querySelector('#post');
          const body = new FormData(form);
          body.set('post_title', 'Loans');
          body.set('publish', 'Publish');
          await fetch(form.getAttribute('action'), { method: 'POST', body, redirect: 'manual' });
          return Number(body.get('post_ID'));
        },
        visual ? '' : path,
        text,
      );
      return stored(id);
    },
  };
  return writer;
}
