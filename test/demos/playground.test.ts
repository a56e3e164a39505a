import { expect } from '@open-wc/testing';
import { openDemo, SITE } from '../support/demo.js';

async function openPlayground(hash = '', options = {}) {
  const page = await openDemo(`/playground/${hash}`, options);
  const control = (name: string) =>
    page.doc().forms[0]!.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  const playground = {
    ...page,
    control,
    element: () => page.find<ReturnType<typeof page.link>>('#stage payitoff-link'),
    set(choice: Record<string, string | boolean>) {
      for (const [name, value] of Object.entries(choice)) {
        if (typeof value === 'boolean') (control(name) as HTMLInputElement).checked = value;
        else control(name).value = value;
        control(name).dispatchEvent(new Event('input', { bubbles: true }));
      }
    },
    pressIt: () => playground.element().shadowRoot!.querySelector('button')!.click(),
    hash: () => page.win().location.hash,
    code: (id: string) => page.find(`#${id}`).textContent!,
    async untilItIs(state: string) {
      while (playground.element().state !== state) await page.nextTask();
    },
  };
  return playground;
}

const CHOICE = {
  env: 'production',
  nexusKey: 'key-"1"<&>',
  uuid: '9e0cc73c-d450-44ea-857a-3030d3674572',
  preload: 'none',
  timeout: '2000',
  name: 'borrower',
  required: true,
  label: 'Connect <b>your</b> "loans" & more',
  complete: 'All <i>done</i>',
  error: '<img src=x onerror=parent.pwned=1>',
};

describe('the playground', () => {
  it('makes the element that was chosen, and code that makes the same', async () => {
    const page = await openPlayground();
    page.set(CHOICE);
    const { body } = new DOMParser().parseFromString(page.code('markup'), 'text/html');
    const written = body.querySelector<ReturnType<typeof page.link>>('payitoff-link')!;
    const shown = page.element();
    const attributes = (element: Element) =>
      Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    expect(attributes(written)).to.deep.equal({
      env: 'production',
      'nexus-key': CHOICE.nexusKey,
      uuid: CHOICE.uuid,
      preload: 'none',
      timeout: '2000',
      name: 'borrower',
      required: '',
    });
    // What is the default is not written into the code.
    expect(attributes(shown)).to.deep.equal(attributes(written));
    const texts = (element: Element) =>
      [...element.querySelectorAll('[slot]')].map((text) => `${text.slot}: ${text.textContent}`);
    expect(texts(shown)).to.deep.equal(texts(written));
    expect(texts(shown)).to.include('complete: All <i>done</i>');
  });

  it('is shared by its address', async () => {
    const page = await openPlayground();
    expect(page.hash()).to.equal('');
    page.set({ ...CHOICE, answer: 'illegal', disabled: true });
    const again = await openPlayground(page.hash());
    for (const [name, value] of Object.entries({ ...CHOICE, answer: 'illegal', disabled: true })) {
      const control = again.control(name);
      expect(
        typeof value === 'boolean' ? (control as HTMLInputElement).checked : control.value,
        name,
      ).to.equal(value);
    }
    expect(again.element()).to.include({ env: 'production', disabled: true, name: 'borrower' });
    expect(again.element().textContent).to.include(CHOICE.label);
  });

  it('takes another address without being loaded anew', async () => {
    const page = await openPlayground('#env=production&name=one');
    page.win().location.hash = '#name=two';
    while (page.element().name !== 'two') await page.nextTask();
    expect(page.control('env').value).to.equal('sandbox');
  });

  it('makes no markup of what an address says', async () => {
    const evil = '<img src=x onerror="parent.pwned=1"><script>parent.pwned=1</script>';
    const names = [
      'label',
      'loading',
      'complete',
      'error',
      'fallback',
      'nexusKey',
      'uuid',
      'name',
      'timeout',
    ];
    const query = new URLSearchParams(names.map((name) => [name, evil]));
    query.set('env', evil);
    query.set('answer', evil);
    query.set('__proto__', evil);
    const page = await openPlayground(`#${query}`);
    expect(page.doc().querySelectorAll('#stage img, #stage script, .code img, .code script').length).to.equal(
      0,
    );
    expect(page.element().textContent).to.include(evil);
    expect(page.control('env').value).to.equal('sandbox');
    page.pressIt();
    await page.untilItIs('error');
    expect(page.doc().querySelectorAll('#log img, #log script').length).to.equal(0);
    expect('pwned' in window).to.equal(false);
    expect(page.complaints()).to.deep.equal([]);
  });

  for (const answer of ['complete', 'incomplete', 'illegal', 'error']) {
    it(`answers ${answer}, shows it in the log, and in the code`, async () => {
      const page = await openPlayground(`#answer=${answer}`);
      page.pressIt();
      expect(page.element().state).to.equal(answer);
      expect(page.find('#state').textContent).to.equal(answer);
      expect(page.find('#log').children.length).to.equal(2);
      expect(page.code('simulator')).to.include(
        `onLink: (flow) => flow.${answer === 'complete' ? 'complete()' : `exit('${answer}')`}`,
      );
    });
  }

  it('goes the whole way through the dialog', async () => {
    const page = await openPlayground();
    page.pressIt();
    page.signIn();
    expect(page.element().state).to.equal('complete');
    expect(page.complaints()).to.deep.equal([]);
  });

  it('tells what a throwing Nexus, one that cannot be loaded, and two mistakes lead to', async () => {
    for (const [choice, code] of [
      ['#answer=throw', 'nexus-threw'],
      ['#env=blocked', 'script-failed'],
      ['#env=prod', 'unknown-env'],
      ['#nexusKey=', 'missing-nexus-key'],
    ]) {
      const page = await openPlayground(choice);
      page.pressIt();
      await page.untilItIs('error');
      expect(page.element().outcome, choice).to.include({ code });
      page.set({ env: 'production', nexusKey: 'key-1', answer: 'complete' });
      page.pressIt();
      expect(page.element().state, `after ${choice}`).to.equal('complete');
      const asked = page
        .win()
        .performance.getEntriesByType('resource')
        .map(({ name }) => name);
      expect(
        asked.filter((name) => !name.startsWith(location.origin)),
        choice,
      ).to.deep.equal([]);
    }
  });

  it('starts over', async () => {
    const page = await openPlayground('#env=production&label=Mine&answer=complete');
    page.pressIt();
    page.find('#reset').click();
    expect(page.element()).to.include({ env: 'sandbox', state: 'idle' });
    expect(page.hash()).to.equal('');
    expect(page.find('#state').textContent).to.equal('idle');
  });

  it('copies the address', async () => {
    const page = await openPlayground('#name=borrower');
    page.find('#share').click();
    while (!page.find('#shared').textContent) await page.nextTask();
    expect(page.win().location.pathname).to.equal(`${SITE}/playground/`);
  });

  it('has nothing axe complains about while Nexus is open, and a name for every control', async () => {
    const page = await openPlayground('', { width: 320 });
    for (const control of page.doc().querySelectorAll<HTMLInputElement>('form input, form select')) {
      expect(control.labels!.length, control.name).to.equal(1);
    }
    page.pressIt();
    expect(await page.axe()).to.deep.equal([]);
  });
});
