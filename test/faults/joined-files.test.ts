import { expect } from '@open-wc/testing';
import { openPage } from '../support/page.js';

describe('faults: a one-file build joined with another script', function () {
  // Terser takes its time.
  this.timeout(30_000);

  for (const file of ['payitoff-link.classic.min.js', 'nexus-simulator.js']) {
    it(`${file} does not make it strict`, async () => {
      const page = await openPage({ entry: null });
      const code = await (await fetch(`/payitoff-link/${file}`)).text();
      const script = page.doc.createElement('script');
      script.textContent = `${code}\n;(function () { window.isStrict = !this; })();`;
      page.doc.head.append(script);
      expect((page.win as { isStrict?: boolean }).isStrict).to.equal(false);
      expect(page.uncaught()).to.deep.equal([]);
    });

    it(`${file} is not taken for arguments of a script before it that lacks its semicolon`, async () => {
      const page = await openPage({ entry: null });
      const code = await (await fetch(`/payitoff-link/${file}`)).text();
      const script = page.doc.createElement('script');
      script.textContent = `window.before = function () { return 'called'; }${code}`;
      page.doc.head.append(script);
      expect(page.uncaught()).to.deep.equal([]);
      expect(typeof (page.win as { before?: unknown }).before).to.equal('function');
    });
  }
});
