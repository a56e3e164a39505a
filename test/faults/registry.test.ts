import { expect } from '@open-wc/testing';
import { PayitoffLink, registerEnvironment } from '../../src/index.js';

// On the page of the tests itself, where Lit's development build warns.
describe('faults: the registry', () => {
  it('a class that the page has given another name first: importing the package throws nothing', async () => {
    customElements.define('other-link', PayitoffLink);
    await import('../../src/define.js');
    const element = document.createElement('payitoff-link');
    expect(element).to.be.instanceOf(PayitoffLink);
    document.body.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('button')).not.to.equal(null);
    element.remove();
  });

  it('Lit’s development build warns of nothing with preload="auto"', async () => {
    registerEnvironment('never', { scriptUrl: '/fake/nexus/never?id=registry&plan=hang' });
    const element = document.createElement('other-link') as PayitoffLink;
    const { litIssuedWarnings } = globalThis as { litIssuedWarnings?: Set<string> };
    // Else it is not the development build, and the test proves nothing.
    expect([...litIssuedWarnings!].join()).to.contain('dev mode');
    const before = litIssuedWarnings!.size;
    Object.assign(element, { env: 'never', nexusKey: 'key-1', preload: 'auto' });
    document.body.append(element);
    while (element.state !== 'loading') await element.updateComplete;
    await element.updateComplete;
    expect([...litIssuedWarnings!].slice(before)).to.deep.equal([]);
    element.remove();
  });
});
