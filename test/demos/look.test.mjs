// The contrast of the default button, computed from the pixels that a visitor sees.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';

const TEXT = 4.5;
const BUTTON = 3;

const PAGES = {
  'a white page': 'background: #fff',
  'a dark page': 'background: #121212',
  'a dark page with a dark colour scheme': 'background: #121212; color-scheme: dark',
  'a dark colour scheme on white': 'background: #fff; color-scheme: dark',
};

/** Runs in a page: WCAG's luminance of each pixel of a row of a picture. */
async function luminances(source) {
  const image = new Image();
  image.src = source;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const linear = (part) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return Array.from(
    { length: data.length / 4 },
    (_, index) =>
      0.2126 * linear(data[index * 4]) +
      0.7152 * linear(data[index * 4 + 1]) +
      0.0722 * linear(data[index * 4 + 2]),
  );
}

const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

describe('the default look', () => {
  let server, browser, page;
  before(async () => {
    server = await serveFolders({ '/dist/': `${root}/dist`, '/': `${root}/test/support` });
    browser = await launchBrowser('chromium');
    assert.ok(browser, 'There is no Chromium on this machine.');
    page = await browser.newPage();
    await page.goto(`${server.address}/blank.html`);
    await page.addScriptTag({ url: '/dist/payitoff-link.classic.min.js' });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Luminances of a strip of the page. */
  const pixels = async (clip) => {
    const picture = await page.screenshot({ clip, encoding: 'base64' });
    return page.evaluate(luminances, `data:image/png;base64,${picture}`);
  };

  for (const [what, style] of Object.entries(PAGES)) {
    for (const isHovered of [false, true]) {
      it(`stands out from ${what}${isHovered ? ', hovered' : ''}`, async (test) => {
        await page.mouse.move(0, 0);
        const box = await page.evaluate(async (css) => {
          document.documentElement.style.cssText = css;
          document.body.style.cssText = 'margin: 40px; font: 16px sans-serif';
          document.body.innerHTML = '<payitoff-link env="sandbox" nexus-key="demo-key"></payitoff-link>';
          const link = document.querySelector('payitoff-link');
          await link.updateComplete;
          const { x, y, width, height } = link.getBoundingClientRect();
          return { x, y, width, height };
        }, style);
        if (isHovered) await page.mouse.move(box.x + 10, box.y + 10);
        const [behind] = await pixels({ x: 5, y: 5, width: 1, height: 1 });
        const [face] = await pixels({ x: box.x + 12, y: box.y + box.height / 2, width: 1, height: 1 });
        const inside = await pixels({
          x: box.x + 20,
          y: box.y + 12,
          width: box.width - 40,
          height: box.height - 24,
        });
        const text = inside.reduce((one, other) =>
          contrast(other, face) > contrast(one, face) ? other : one,
        );
        test.diagnostic(
          `button ${contrast(face, behind).toFixed(2)}, text ${contrast(text, face).toFixed(2)}`,
        );
        assert.ok(contrast(face, behind) >= BUTTON, `button: ${contrast(face, behind)}`);
        assert.ok(contrast(text, face) >= TEXT, `text: ${contrast(text, face)}`);
      });
    }
  }

  for (const background of ['#fff', '#111', '#000']) {
    for (const scheme of ['light', 'dark']) {
      it(`has a focus ring that stands out from ${background}, ${scheme} scheme`, async (test) => {
        await page.mouse.move(0, 0);
        await page.keyboard.press('Shift');
        const { x, y, width } = await page.evaluate(async (css) => {
          document.documentElement.style.cssText = css;
          document.body.style.cssText = 'margin: 40px';
          document.body.innerHTML = '<payitoff-link env="sandbox" nexus-key="demo-key"></payitoff-link>';
          const link = document.querySelector('payitoff-link');
          await link.updateComplete;
          link.focus({ focusVisible: true });
          return link.getBoundingClientRect().toJSON();
        }, `background: ${background}; color-scheme: ${scheme}`);
        const [behind] = await pixels({ x: 5, y: 5, width: 1, height: 1 });
        const [ring] = await pixels({ x: x + width / 2, y: y - 4, width: 1, height: 1 });
        await page.evaluate(() => document.activeElement.blur());
        test.diagnostic(`ring ${contrast(ring, behind).toFixed(2)}`);
        assert.ok(contrast(ring, behind) >= BUTTON, `ring: ${contrast(ring, behind)}`);
      });
    }
  }

  it('has an edge and a text in forced colours', async () => {
    const protocol = await page.createCDPSession();
    const features = [{ name: 'forced-colors', value: 'active' }];
    await protocol.send('Emulation.setEmulatedMedia', { features });
    const { x, y, width, height } = await page.$eval('payitoff-link', (link) =>
      link.getBoundingClientRect().toJSON(),
    );
    const row = await pixels({ x: x - 5, y: y + height / 2, width: 10, height: 1 });
    assert.ok(Math.max(...row.map((pixel) => contrast(pixel, row[0]))) >= BUTTON);
    const inside = await pixels({ x: x + 20, y: y + 12, width: width - 40, height: height - 24 });
    assert.ok(contrast(Math.max(...inside), Math.min(...inside)) >= TEXT);
  });

  for (const scheme of ['light', 'dark']) {
    it(`shows that it is hovered in forced colours, ${scheme}`, async () => {
      const protocol = await page.createCDPSession();
      const features = [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: scheme },
      ];
      await protocol.send('Emulation.setEmulatedMedia', { features });
      const { x, y, width } = await page.$eval('payitoff-link', (link) =>
        link.getBoundingClientRect().toJSON(),
      );
      const edge = async () => (await pixels({ x: x + width / 2, y, width: 1, height: 1 }))[0];
      await page.mouse.move(0, 0);
      const before = await edge();
      await page.mouse.move(x + 10, y + 10);
      const [behind] = await pixels({ x: 5, y: 5, width: 1, height: 1 });
      assert.notEqual(await edge(), before);
      assert.ok(contrast(await edge(), behind) >= BUTTON);
    });
  }
});
