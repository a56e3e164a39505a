// `npm run check:site`: every link and anchor of the built site, served from a path that it knows nothing of, and what
// Lighthouse thinks of its first page.
import lighthouse from 'lighthouse';
import { LinkChecker } from 'linkinator';
import { existsSync } from 'node:fs';
import { buildSite, siteFolder } from '../../demo/site.mjs';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { root, run } from '../../scripts/setup.mjs';
import { serveFolders } from '../../scripts/server.mjs';

/** What each of Lighthouse's categories must reach, of 100. */
const LEAST = 95;

/** Other hosts, which no test asks; and the addresses of which the demos show that nothing is there. */
const SKIPPED = ['^https?://(?!localhost:)', '/no-such/'];

/** What must have been looked at, or the check would be content with an empty site. */
const LOOKED_AT = 60;

async function checkLinks(address) {
  const { links } = await new LinkChecker().check({
    path: address,
    recurse: true,
    checkCss: true,
    checkFragments: true,
    linksToSkip: SKIPPED,
  });
  const followed = links.filter(({ state }) => state !== 'SKIPPED');
  const broken = followed.filter(({ state }) => state === 'BROKEN');
  console.log(`${followed.length} links, ${broken.length} of them broken.`);
  if (followed.length < LOOKED_AT) throw new Error('These are not all links of the site.');
  return broken.map(({ url, parent }) => `${parent} links to ${url}, where nothing is.`);
}

async function measure(address) {
  const browser = await launchBrowser('chromium');
  if (!browser) throw new Error('There is no Chromium on this machine.');
  try {
    const page = await browser.newPage();
    const { lhr } = await lighthouse(address, { logLevel: 'error' }, undefined, page);
    return Object.values(lhr.categories).flatMap(({ title, score, auditRefs }) => {
      console.log(`Lighthouse, ${title}: ${Math.round(score * 100)}`);
      if (score * 100 >= LEAST) return [];
      const causes = auditRefs
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
        .map(({ id }) => `  ${lhr.audits[id].title}: ${lhr.audits[id].displayValue ?? ''}`);
      return [[`${title} has ${Math.round(score * 100)} of ${LEAST}:`, ...causes].join('\n')];
    });
  } finally {
    await browser.close();
  }
}

// The two apps take a minute to build: what is there is taken.
if (
  ['vue', 'angular'].every((name) => existsSync(`${root}/demo/${name}/dist`)) &&
  existsSync(`${root}/dist`)
) {
  await buildSite();
} else {
  run('node', ['demo/site.mjs']);
}
const { address, stop } = await serveFolders({ '/any/path/': siteFolder });
const problems = [...(await checkLinks(`${address}/any/path/`)), ...(await measure(`${address}/any/path/`))];
await stop();
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
