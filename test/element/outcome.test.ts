import { expect } from '@open-wc/testing';
import { INCOMPLETE, SUCCESS, openPage } from '../support/page.js';

describe('outcome', () => {
  it('success', async () => {
    const page = await openPage();
    page.click();
    await page.seen('payitoff-open');
    expect(page.calls()).to.deep.equal([['init', { nexus_key: 'key-1' }], ['link']]);
    page.succeed();
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    expect(page.details('payitoff-success')).to.deep.equal([SUCCESS]);
    expect(await page.requests()).to.deep.equal(['https://payitoff-cdn.io/sandbox/nexus/js/v1']);
    expect(page.states()).to.deep.equal(['loading', 'ready', 'open', 'complete']);
    void INCOMPLETE;
  });
});
