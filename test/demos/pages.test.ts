import { expect } from '@open-wc/testing';
import { openDemo, SITE } from '../support/demo.js';

describe('axe finds nothing', () => {
  it('on the HTML page: idle, after mistakes, with Nexus open, and linked', async () => {
    const page = await openDemo('/html/');
    expect(await page.axe(), 'idle').to.deep.equal([]);
    for (const id of ['no-key', 'wrong-env']) {
      page.press(id);
      await page.untilState(id, 'error');
    }
    expect(await page.axe(), 'error').to.deep.equal([]);
    page.press('new');
    await page.untilState('new', 'open');
    expect(await page.axe(), 'open').to.deep.equal([]);
    page.choose('Cancel', 'Leave');
    await page.untilState('new', 'incomplete');
    page.press('known');
    await page.untilState('known', 'open');
    page.signIn();
    await page.untilState('known', 'complete');
    expect(await page.axe(), 'complete').to.deep.equal([]);
    expect(page.complaints()).to.deep.equal([]);
  });

  it('on the CMS page: with Nexus open, linked, and on the page that shows what came', async () => {
    const page = await openDemo('/cms/');
    page.press('loans');
    await page.untilState('loans', 'open');
    expect(await page.axe(), 'open').to.deep.equal([]);
    page.signIn();
    await page.untilState('loans', 'complete');
    for (const details of page.doc().querySelectorAll('details')) details.open = true;
    expect(await page.axe(), 'complete').to.deep.equal([]);
    await page.follow(() => page.find('form > button').click());
    expect(page.frame.contentWindow!.location.pathname).to.equal(`${SITE}/cms/received.html`);
    expect(await page.axe(), 'received').to.deep.equal([]);
  });

  it('on the CMS page without script, by the eyes of a reader: what is left makes sense', async () => {
    const page = await openDemo('/cms/blocked/', { script: false });
    // As after three seconds, in which a script might still have come.
    for (const animation of page.doc().getAnimations()) animation.finish();
    expect(page.find('form').innerText.replace(/\s+/g, ' ').trim()).to.equal(
      'What can you pay each month, in dollars? You can also link your loans by phone: call us. Send',
    );
  });
});
