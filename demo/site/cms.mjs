// The pages of demo/cms, which are templates: the page, the same page where Nexus's script fails to load, and what is
// shown after the form.
import { readFileSync } from 'node:fs';

/** A file on a static host cannot hold a new nonce for each answer. `demo/site.mjs` sends one, as a page of yours must. */
export const STATIC_NONCE = 'a-new-one-for-each-answer';

/** The policy that the README recommends; a test compares the two. */
export const policyWith = (nonce) =>
  [
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types payitoff-link',
  ].join('; ');

const PAGES = {
  'cms/index.html': {
    nexus: '../payitoff-link/nexus-simulator.js',
    other: { address: 'blocked/', title: 'This page behind an ad blocker' },
  },
  'cms/blocked/index.html': {
    nexus: 'no-such/nexus.js',
    other: { address: '../', title: 'This page without an ad blocker' },
  },
};

export function addCmsPages(config) {
  const read = (name) => readFileSync(new URL(`../cms/${name}.html`, import.meta.url), 'utf8');
  for (const [permalink, data] of Object.entries(PAGES)) {
    config.addTemplate(permalink.replace('html', 'njk'), read('index'), {
      ...data,
      permalink,
      nonce: STATIC_NONCE,
      policy: policyWith(STATIC_NONCE),
      shownPolicy: policyWith('…'),
    });
  }
  config.addTemplate('cms/received.njk', read('received'), { permalink: 'cms/received.html' });
}
