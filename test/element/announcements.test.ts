import { expect } from '@open-wc/testing';
import { DEFAULT_TEXTS } from '../../src/core/messages.js';
import { linkMarkup } from '../support/markup.js';
import { INCOMPLETE, openPage, type TestPage } from '../support/page.js';

const STATUSES = ['incomplete', 'illegal', 'error', 'complete'] as const;
const SLOTS = STATUSES.map((status) => `<span slot="${status}">Our ${status}</span>`).join('');

/** What the live region reads whenever it has changed, as a screen reader is told: all of it, once for each task. */
function listen(page: TestPage): string[] {
  const region = page.get().shadowRoot!.querySelector<HTMLElement>('[role=status]')!;
  const said: string[] = [];
  const log = new page.win.MutationObserver(() => {
    observe();
    queued ??= page.win.setTimeout(() => {
      queued = undefined;
      const shown = [...page.get().children].filter((child) => child.getClientRects().length > 0);
      const texts = [region.innerText, ...shown.map(({ textContent }) => textContent)];
      said.push(texts.join(' ').trim());
    });
  });
  const observe = () =>
    log.observe(region, { subtree: true, childList: true, characterData: true, attributes: true });
  let queued: number | undefined;
  observe();
  return said;
}

async function answer(page: TestPage, status: string) {
  page.get().click();
  await settle(page);
  if (status === 'complete') page.succeed();
  else page.exit({ ...INCOMPLETE, status });
  await settle(page);
}

async function settle(page: TestPage) {
  await page.get().updateComplete;
  await page.nextTask();
  await page.nextTask();
}

for (const [what, content, textOf] of [
  ['of ours', '', (status: keyof typeof DEFAULT_TEXTS) => DEFAULT_TEXTS[status]],
  ['of the page’s', SLOTS, (status: string) => `Our ${status}`],
] as const) {
  it(`each outcome is announced once, by a text ${what}, and silence follows when Nexus opens again`, async () => {
    const page = await openPage({ body: linkMarkup({}, content) });
    await page.get().load();
    await settle(page);
    const said = listen(page);
    let open: string[] = [];
    for (const status of STATUSES) {
      await answer(page, status);
      expect(said, status).to.deep.equal([...open, textOf(status)]);
      said.length = 0;
      open = [''];
    }
  });
}

it('the same outcome twice is announced twice, also where nothing was opened in between', async () => {
  const page = await openPage({ body: linkMarkup({ env: 'sandbx' }) });
  const said = listen(page);
  for (let times = 1; times < 4; times += 1) {
    page.click();
    await settle(page);
    expect(said).to.deep.equal(Array(times).fill(DEFAULT_TEXTS.illegal));
  }
});

it('is told after its event, not before', async () => {
  const page = await openPage();
  await page.get().load();
  const region = page.get().shadowRoot!.querySelector<HTMLElement>('[role=status]')!;
  let before: string | undefined;
  page.get().addEventListener('payitoff-incomplete', () => (before = region.innerText.trim()));
  await answer(page, 'incomplete');
  expect(before).to.equal('');
  expect(region.innerText.trim()).to.equal(DEFAULT_TEXTS.incomplete);
});
