import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { linksOf, openDemo } from '../support/demo.js';

/** Only Chromium's driver can pretend what the reader's system wants. */
const CAN_EMULATE = /Chrome/.test(navigator.userAgent);
/** WebKit's driver takes ten seconds for a page: there a few stand for all. */
const IS_QUICK = CAN_EMULATE || /Firefox/.test(navigator.userAgent);

/** Has every kind of coloured word; elsewhere there are thousands, which take axe minutes. */
const ALL_KINDS = '/docs/events/';

/** Contrast is reckoned from styles, which are alike in every engine, and is what takes axe the longest. */
const settings = (path: string) => ({
  exclude: path === ALL_KINDS ? [] : ['pre code'],
  contrast: CAN_EMULATE,
});

// Written down: WebKit's modules may not wait for the site to tell.
const documents = [
  '/docs/',
  '/docs/accessibility/',
  '/docs/architecture/',
  '/docs/browsers/',
  '/docs/changelog/',
  '/docs/cms/',
  '/docs/contributing/',
  '/docs/events/',
  '/docs/frameworks/',
  '/docs/going-live/',
  '/docs/migrating/',
  '/docs/performance/',
  '/docs/privacy-and-security/',
  '/docs/reference/',
  '/docs/security/',
  '/docs/server/',
  '/docs/simulator/',
  '/docs/testing/',
  '/docs/theming/',
  '/docs/vendor/',
  '/docs/vendor/going-live/',
  '/docs/vendor/nexus/',
  '/docs/vendor/sandbox/',
];
const demos = [
  '/demos/angular/',
  '/demos/blocked/',
  '/demos/cms/',
  '/demos/html/',
  '/demos/scenarios/',
  '/demos/themes/',
  '/demos/vue/',
];
const ALL_PAGES = ['/', '/demos/', '/playground/', '/builder/', '/simulator/', ...demos, ...documents];
/** Shown in a frame beside their source. */
const DEMO_PAGES = [
  '/html/',
  '/html/scenarios.html',
  '/cms/',
  '/cms/blocked/',
  '/cms/received.html',
  '/themes/',
];

const PAGES = IS_QUICK ? [...ALL_PAGES, ...DEMO_PAGES] : ['/', '/docs/', '/html/'];

const foreignRequests = (page: Awaited<ReturnType<typeof openDemo>>) =>
  page
    .win()
    .performance.getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => !name.startsWith(location.origin));

describe('every page of the site', () => {
  it('is in the list above', async () => {
    expect((await linksOf('/docs/', '.documents a')).sort()).to.deep.equal([...documents].sort());
    expect((await linksOf('/demos/', '.list a')).sort()).to.deep.equal([...demos].sort());
  });

  for (const path of PAGES) {
    it(`has nothing axe complains about, fits 320 px, and asks no other host: ${path}`, async () => {
      const page = await openDemo(path, { width: 320 });
      expect(await page.axe(settings(path))).to.deep.equal([]);
      expect(page.doc().documentElement.scrollWidth).to.be.at.most(320);
      expect(page.doc().title).to.match(/payitoff-link|form sent/);
      expect(foreignRequests(page)).to.deep.equal([]);
      expect(page.complaints()).to.deep.equal([]);
      if (!CAN_EMULATE) return;
      await emulateMedia({ colorScheme: 'dark' });
      try {
        expect(await page.axe(settings(path)), 'dark').to.deep.equal([]);
      } finally {
        await emulateMedia({ colorScheme: 'light' });
      }
    });
  }
});
