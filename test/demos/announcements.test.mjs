// What a screen reader says of each outcome, in the order of events: by a simulator of one, which hears the live region,
// and by Chromium's accessibility tree, in which the page's own texts are in that region.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';

const SCREEN_READER = `${root}/node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js`;
const TEXTS = {
  incomplete: 'You left before finishing. Please try again.',
  illegal: 'Your student loans cannot be linked right now.',
  error: 'Something went wrong. Please try again.',
  complete: 'Your student loans are linked.',
};
/** Each of them twice. */
const OUTCOMES = Object.keys(TEXTS).flatMap((status) => [status, status]);

/** Runs in the page: the simulated Nexus, and an element with these slots. */
async function prepare(slots) {
  const [, { installSimulator }, { virtual }] = await Promise.all([
    import('/dist/payitoff-link.min.js'),
    import('/dist/simulator.js'),
    import('/screen-reader.js'),
  ]);
  const nextTask = () => new Promise((resolve) => setTimeout(resolve));
  installSimulator({
    onLink: async (flow) => {
      await nextTask();
      if (globalThis.answer === 'complete') flow.complete();
      else flow.exit(globalThis.answer);
    },
  });
  document.body.innerHTML = `<main><payitoff-link env="simulator" nexus-key="demo-key">${slots}</payitoff-link></main>`;
  const link = document.querySelector('payitoff-link');
  await link.updateComplete;
  // It does not look into shadow trees: it starts within.
  await virtual.stop();
  await virtual.start({ container: link.shadowRoot.querySelector('[role=status]') });
  await virtual.clearSpokenPhraseLog();

  /** What is said while `act` runs and after it: a list for each task in which there is anything. */
  globalThis.listen = async (act) => {
    const heard = [];
    let isDone = false;
    const acted = Promise.resolve(act(link)).then(() => (isDone = true));
    for (let quiet = 0; quiet < 5; quiet += isDone ? 1 : 0) {
      await nextTask();
      const said = (await virtual.spokenPhraseLog()).filter((phrase) => phrase !== 'polite: ');
      await virtual.clearSpokenPhraseLog();
      // All that changes in one task is one change to a screen reader.
      if (said.length > 0) heard.push([...new Set(said)].join(' | '));
    }
    await acted;
    return heard;
  };
}

describe('what is announced', () => {
  let server, browser, page;
  before(async () => {
    const send = async (context, next) => {
      if (context.path !== '/screen-reader.js') return next();
      Object.assign(context, { type: 'js', body: await readFile(SCREEN_READER, 'utf8') });
    };
    server = await serveFolders({ '/dist/': `${root}/dist`, '/': `${root}/test/support` }, [send]);
    browser = await launchBrowser('chromium');
    assert.ok(browser, 'There is no Chromium on this machine.');
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.goto(`${server.address}/blank.html`);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const listen = (status) =>
    page.evaluate((answer) => {
      globalThis.answer = answer;
      return globalThis.listen((link) => link.open());
    }, status);

  it('each outcome once, and the same outcome twice twice', async () => {
    await page.evaluate(prepare, '');
    for (const status of OUTCOMES)
      assert.deepEqual(await listen(status), [`polite: ${TEXTS[status]}`], status);
  });

  it('a mistake of the page’s each time, although nothing was opened in between', async () => {
    await page.evaluate(prepare, '');
    await page.$eval('payitoff-link', (link) => link.removeAttribute('env'));
    for (let times = 0; times < 3; times += 1) assert.deepEqual(await listen(), [`polite: ${TEXTS.illegal}`]);
  });

  it('nothing on the way to an outcome, and not before its event', async () => {
    await page.evaluate(prepare, '');
    const order = await page.evaluate(async () => {
      const said = [];
      globalThis.answer = 'incomplete';
      document.addEventListener('payitoff-incomplete', (event) =>
        said.push(event.target.shadowRoot.querySelector('[role=status]').innerText.trim()),
      );
      const heard = await globalThis.listen((link) => link.open());
      return [...said, ...heard];
    });
    assert.deepEqual(order, ['', `polite: ${TEXTS.incomplete}`]);
  });

  it('the page’s own texts, in the accessibility tree: one region, read as a whole, with one text', async () => {
    const slots = Object.keys(TEXTS).map((status) => `<span slot="${status}" hidden>Our ${status}</span>`);
    await page.evaluate(prepare, slots.join(''));
    const protocol = await page.createCDPSession();
    assert.deepEqual(await readRegion(protocol), { live: 'polite', atomic: true, texts: [] });
    for (const status of OUTCOMES) {
      await listen(status);
      const region = { live: 'polite', atomic: true, texts: [`Our ${status}`] };
      assert.deepEqual(await readRegion(protocol), region);
    }
  });
});

/** The live region as assistive technology gets it. */
async function readRegion(protocol) {
  const { nodes } = await protocol.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const regions = nodes.filter(({ role }) => role?.value === 'status');
  assert.equal(regions.length, 1);
  const [region] = regions;
  const property = (name) => region.properties.find((each) => each.name === name)?.value.value;
  const textsOf = (node) =>
    node.role?.value === 'StaticText'
      ? [node.name.value.trim()]
      : (node.childIds ?? []).flatMap((id) => textsOf(byId.get(id)));
  return { live: property('live'), atomic: property('atomic'), texts: textsOf(region).filter(Boolean) };
}
