// The site as Eleventy makes it: pages/ in layouts/, the documents of the repository, and the demos as they are.
import anchor from 'markdown-it-anchor';
import { readFile } from 'node:fs/promises';
import { root } from '../../scripts/setup.mjs';
import { addCmsPages } from './cms.mjs';
import { highlight } from './highlight.mjs';
import { addDocuments, slugOf, withSiteAddresses, withScrollingTables } from './documents.mjs';

/** From file or folder of the repository to its place on the site. */
const COPIED = {
  'demo/site/*.{css,js,svg}': 'site',
  'demo/html': 'html',
  'demo/themes': 'themes',
  'demo/builder/*.{css,js}': 'builder',
  'demo/cms/*.{css,js}': 'cms',
  'docs/*.webp': 'docs',
  'dist/chunks': 'payitoff-link/chunks',
  'dist/*.js': 'payitoff-link',
};

/** Two steps up from /docs/events/: no page knows where the site is. */
const toRoot = (url) => '../'.repeat(url.split('/').length - 2) || './';

export default function configure(config) {
  config.setUseGitIgnore(false);
  config.addPassthroughCopy(COPIED);
  config.addFilter('toRoot', toRoot);
  config.addFilter('sections', sectionsOf);
  config.addFilter('highlight', highlight);
  config.addFilter('language', (file) => file.split('.').at(-1));
  config.addFilter('fileName', (file) => file.split('/').at(-1));
  config.addAsyncFilter('source', (file) => readFile(`${root}/${file}`, 'utf8'));
  config.amendLibrary('md', (markdown) =>
    markdown
      .set({ highlight })
      .use(anchor, { slugify: slugOf, level: [2, 3], permalink: anchor.permalink.headerLink() })
      .use(withScrollingTables)
      .use(withSiteAddresses),
  );
  addDocuments(config);
  addCmsPages(config);
  return {
    dir: { input: 'demo/site/pages', layouts: '../layouts', includes: '../layouts', output: 'demo/dist' },
    htmlTemplateEngine: 'njk',
    // Documents show the braces of Vue and Angular.
    markdownTemplateEngine: false,
  };
}

/** What a page's own table of contents lists. */
function sectionsOf(html) {
  return [...html.matchAll(/<h2 id="([^"]+)"[^>]*>(.*?)<\/h2>/gs)].map(([, id, heading]) => ({
    id,
    title: heading.replace(/<[^>]+>/g, ''),
  }));
}
