import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { installAsync, root } from '../../../scripts/setup.mjs';
import { check } from '../support/checker.mjs';

await installAsync(`${root}/integrations/wordpress`);
// Its packages are installed by now.
const { missingTools } = await import('../../../integrations/wordpress/site/fetch.mjs');
const { askSite, createSite, startSite } = await import('../../../integrations/wordpress/site/site.mjs');

const KEYS = ['--sandbox-key', 'nk_test_0001', '--production-key', 'nk_live_0001'];
const PRODUCTION = { env: 'production', production_key: 'nk_live_0001', sandbox_key: 'nk_test_0001' };
const SNIPPET = `<script src="%s"></script>
<payitoff-link env="production" nexus-key="nk_live_0001">Link your loans
  <p slot="complete">Linked.</p>
</payitoff-link>`;

/** What an author or the owner puts on a page, and what is wrong with it as it is published. */
const POSTS = {
  block: ['<!-- wp:payitoff/link {"label":"Link your loans"} /-->', []],
  shortcode: ['[payitoff_link label="Link your loans" complete="Linked."]', []],
  'a link': ['<p><a href="/#payitoff-link">Link your loans</a></p>', []],
  // WordPress makes paragraphs of the lines, and a paragraph in a paragraph ends it.
  'pasted on many lines': [SNIPPET, ['slot-orphaned']],
  'pasted as a block': [`<!-- wp:html -->${SNIPPET}<!-- /wp:html -->`, []],
  'a hand-written script': [
    '<!-- wp:html --><script src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script><!-- /wp:html -->',
    ['script-mismatch'],
  ],
};

describe('a real WordPress with the plugin, by address', { skip: missingTools() || false }, () => {
  let site, server, pages;
  before(async () => {
    site = await createSite({ name: 'checker' });
    const script = `${site.address}/wp-content/plugins/payitoff-link/assets/payitoff-link.classic.min.js`;
    const contents = Object.entries(POSTS).map(([title, [text]]) => [title, text.replace('%s', script)]);
    const ids = askSite(
      site,
      `kses_remove_filters();
      echo json_encode( array_map( static function ( $post ) {
        return wp_insert_post( array( 'post_title' => $post[0], 'post_content' => wp_slash( $post[1] ), 'post_status' => 'publish' ) );
      }, json_decode( getenv( 'POSTS' ), true ) ) );`,
      { POSTS: JSON.stringify(contents) },
    );
    pages = Object.fromEntries(contents.map(([title], i) => [title, `${site.address}/?p=${ids[i]}`]));
    server = await startSite(site);
  });
  after(() => server?.stop());

  const set = (settings) =>
    askSite(site, `update_option( 'payitoff_link', json_decode( getenv( 'SETTINGS' ), true ) );`, {
      SETTINGS: JSON.stringify(settings),
    });
  const rulesByPage = ({ findings }) =>
    Object.fromEntries(
      Object.entries(pages).map(([title, address]) => [
        title,
        [...new Set(findings.flatMap(({ file, rule }) => (file === address ? [rule] : [])))].sort(),
      ]),
    );
  const checkAll = () => check(['--timeout', '60', ...Object.values(pages), ...KEYS], { isAsync: true });

  test('is found for what each page is', async () => {
    set(PRODUCTION);
    const report = await checkAll();
    assert.deepEqual(report.problems, []);
    // The elements of the block, the shortcode and both snippets were seen.
    assert.ok(report.steps[3].places >= 4, `only ${report.steps[3].places} places`);
    assert.deepEqual(
      rulesByPage(report),
      Object.fromEntries(Object.entries(POSTS).map(([title, [, rules]]) => [title, rules])),
    );
  });

  test('with the settings of the sandbox is wrong wherever the plugin is used', async () => {
    set({ ...PRODUCTION, env: 'sandbox' });
    const found = rulesByPage(await checkAll());
    const wrong = ['env-mismatch', 'key-mismatch'];
    assert.deepEqual([found.block, found.shortcode], [wrong, wrong]);
  });
});
