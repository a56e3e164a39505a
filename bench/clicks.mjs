// From the borrower's click to `Nexus.link`, in real pages with real input.
import { alternate, compare, count, withBaseline } from './stats.mjs';

/** Opens a page, prepares it, clicks, and returns how long it took until Nexus was called. */
async function clickToLink(browser, url, before = () => {}) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => {
    const link = document.querySelector('payitoff-link');
    return !link || link.state;
  });
  const box = await (await page.$('#go')).boundingBox();
  const at = [box.x + box.width / 2, box.y + box.height / 2];
  await before(page, at);
  await page.mouse.click(...at);
  const linked = await (await page.waitForFunction(() => globalThis.linked)).jsonValue();
  await page.close();
  return linked;
}

const milliseconds = (samples) => samples.map((sample) => sample.milliseconds);
const outside = (samples) => samples.map(({ inClick }) => (inClick ? 0 : 1));

export async function measureClicks({ browser, engine, address, latency, rounds }) {
  const go = (page, before) => () => clickToLink(browser, `${address}/${page}`, before);
  const load = (page) => page.evaluate(() => document.querySelector('payitoff-link').load());
  const hover = async (page, at) => {
    await page.mouse.move(...at);
    await new Promise((resolve) => setTimeout(resolve, 200));
  };
  const samples = await alternate(
    {
      cold: go('payitoff-link.html'),
      handWritten: go('hand-written.html'),
      loadjs: go('loadjs.html'),
      warm: go('payitoff-link.html', load),
      eager: go('eager.html'),
      hovered: go('payitoff-link.html?preload=intent', hover),
    },
    rounds,
  );
  const cold = `cold click to Nexus.link, ${latency} ms latency`;
  return [
    compare(
      { figure: cold, engine, unit: 'ms', baseline: 'hand-written loader', target: 1.05 },
      milliseconds(samples.cold),
      milliseconds(samples.handWritten),
    ),
    compare(
      { figure: cold, engine, unit: 'ms', baseline: 'loadjs 4.3' },
      milliseconds(samples.cold),
      milliseconds(samples.loadjs),
    ),
    withBaseline(
      { figure: 'warm click to Nexus.link', engine, unit: 'ms', baseline: 'script tag in the page' },
      milliseconds(samples.warm),
      milliseconds(samples.eager),
    ),
    count({ figure: 'warm clicks not answered in their own task', engine, target: 0 }, outside(samples.warm)),
    withBaseline(
      {
        figure: 'click 200 ms after the pointer came, preload="intent"',
        engine,
        unit: 'ms',
        baseline: 'warm click',
      },
      milliseconds(samples.hovered),
      milliseconds(samples.warm),
    ),
    count(
      { figure: 'such clicks not answered in their own task', engine, target: 0 },
      outside(samples.hovered),
    ),
  ];
}
