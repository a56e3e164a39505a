import { expect } from '@open-wc/testing';
import { openPage, VENDOR, type PageSpec } from '../support/page.js';
import { drive } from '../support/simulator.js';

async function openScript(src: string, spec: PageSpec = {}) {
  const page = await openPage({
    entry: null,
    body: '',
    vendor: { sandbox: ['simulator'], production: ['simulator'] },
    ...spec,
    head: `${spec.head ?? ''}<script>window.before = Reflect.ownKeys(window)</script><script src="${src}"></script>`,
  });
  return Object.assign(page, drive(page.win));
}

const HERE = '/fake/nexus.js?id=script&plan=simulator';

describe('the simulator as a script', () => {
  it('defines the global Nexus, and nothing else', async () => {
    const page = await openScript(VENDOR.sandbox);
    const { before } = page.win as unknown as { before: PropertyKey[] };
    const added = Reflect.ownKeys(page.win).filter((key) => !before.includes(key));
    expect(added).to.deep.equal(['before', 'Nexus']);
    expect(page.isThere()).to.equal(false);
  });

  for (const [src, brand, refused] of [
    [VENDOR.sandbox, 'Simulated sandbox', 'live-key'],
    [VENDOR.production, 'Simulated production', 'test-key'],
    [HERE, 'Simulated Nexus', 'invalid-key'],
  ] as const) {
    it(`knows its environment from its address: ${brand}`, async () => {
      const page = await openScript(src);
      page.win.Nexus.init({ nexus_key: refused });
      page.link();
      expect((await page.untilResponse()).response.status).to.equal('error');
      page.win.Nexus.init({ nexus_key: 'key-1' });
      page.link();
      expect(page.text()).to.contain(brand);
    });
  }

  it('takes handlers that were put on the page before it', async () => {
    const page = await openScript(VENDOR.sandbox, {
      head: `<script>window.payitoffSimulator = { onLink: (flow) => flow.exit('illegal') }</script>`,
    });
    page.win.Nexus.init({ nexus_key: 'key-1' });
    page.link();
    expect(page.responses.map(({ response }) => response.status)).to.deep.equal(['illegal']);
  });

  it('fails to define the global when a handler says so', async () => {
    const page = await openScript(VENDOR.sandbox, {
      head: `<script>window.payitoffSimulator = { onDefine() {} }</script>`,
    });
    expect('Nexus' in page.win).to.equal(false);
  });

  it('is what <payitoff-link> fetches, unchanged', async () => {
    const page = await openPage({ vendor: { sandbox: ['simulator'] } });
    const driver = drive(page.win);
    page.click();
    await page.untilState('open');
    driver.signIn('me');
    driver.choose("I'm Done");
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    expect(await page.requests()).to.deep.equal([VENDOR.sandbox]);
  });
});
