// `npm run picture`: the picture at the head of the README, taken of the site's first page in Chromium: the button, Nexus
// (the simulator), what the borrower sees then, and what the page is told.
import { writeFile } from 'node:fs/promises';
import { launchBrowser } from '../scripts/browsers.mjs';
import { buildPackage } from '../scripts/build.mjs';
import { serveFolders } from '../scripts/server.mjs';
import { root } from '../scripts/setup.mjs';
import { buildSite, siteFolder } from './site.mjs';

const FILE = 'docs/payitoff-link.webp';
const BACKGROUND = '#f7f8fb';

/** For screens with two pixels where the page has one. */
const SHARP = { width: 375, height: 800, deviceScaleFactor: 2 };

await buildPackage();
await buildSite();
const { address, stop } = await serveFolders({ '/': siteFolder });
const browser = await launchBrowser('chromium');
if (!browser) throw new Error('There is no Chromium on this machine.');
const page = await browser.newPage();
await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
await page.setViewport(SHARP);
await page.goto(`${address}/`, { waitUntil: 'networkidle0' });
await page.addStyleTag({
  content: `.hint, #again, #clear, #log li:last-child { display: none !important }
    .first .log, .first .try { height: auto; max-height: none; box-shadow: none }`,
});

/** An element as an image, without what is around it. */
async function photograph(element) {
  await element.evaluate((shown) => (shown.style.animation = 'none'));
  return `data:image/png;base64,${await element.screenshot({ encoding: 'base64' })}`;
}
const inDialog = (selector) => page.waitForSelector(`payitoff-nexus-simulator >>> ${selector}`);

const idle = await photograph(await page.$('.try'));
await (await page.waitForSelector('payitoff-link >>> button')).click();
await page.mouse.move(0, 0);
const dialog = await photograph(await inDialog('dialog'));
await (await inDialog('button.card')).click();
for (const selector of ['input[type="text"]', 'input[type="password"]']) {
  await (await inDialog(selector)).type('sam');
}
await (await inDialog('button[type="submit"]')).click();
await (await inDialog("button.primary::-p-text(I'm Done)")).click();
await page.waitForSelector('#log .payitoff-success');
const done = await photograph(await page.$('.try'));
const told = await photograph(await page.$('.log'));

await page.setViewport({ width: 1180, height: 600, deviceScaleFactor: 1.5 });
await page.setContent(`<body style="margin: 0; width: max-content; background: ${BACKGROUND}">
  <div style="display: grid; grid-template-columns: 330px 320px 330px; gap: 40px; align-items: center; padding: 40px">
    <img width="330" src="${idle}"><img width="320" style="border-radius: 14px" src="${dialog}">
    <div style="display: grid; gap: 20px"><img width="330" src="${done}"><img width="330" src="${told}"></div>
  </div></body>`);
const picture = await (await page.$('body')).screenshot({ type: 'webp', quality: 80 });
await writeFile(`${root}/${FILE}`, picture);
await browser.close();
await stop();
console.log(`${FILE} has ${picture.length} bytes.`);
