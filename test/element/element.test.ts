import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { AXE, CAN_HOLD_KEYS, INCOMPLETE, VENDOR, openPage, type TestPage } from '../support/page.js';
import { linkMarkup, markup } from '../support/markup.js';

describe('attributes and properties', () => {
  it('have the defaults of the contract', async () => {
    const page = await openPage({ body: '<payitoff-link></payitoff-link>' });
    const { env, nexusKey, uuid, preload, timeout, disabled, name, required, state, outcome, value } =
      page.get();
    expect({
      env,
      nexusKey,
      uuid,
      preload,
      timeout,
      disabled,
      name,
      required,
      state,
      outcome,
      value,
    }).to.deep.equal({
      env: '',
      nexusKey: '',
      uuid: '',
      preload: 'intent',
      timeout: 15_000,
      disabled: false,
      name: '',
      required: false,
      state: 'idle',
      outcome: null,
      value: '',
    });
    expect(page.get().getAttributeNames()).to.deep.equal([]);
  });

  const PAIRS: [attribute: string, property: string, value: unknown, text: string][] = [
    ['env', 'env', 'production', 'production'],
    ['nexus-key', 'nexusKey', 'key-2', 'key-2'],
    ['preload', 'preload', 'none', 'none'],
    ['timeout', 'timeout', 2000, '2000'],
    ['disabled', 'disabled', true, ''],
    ['name', 'name', 'borrower', 'borrower'],
    ['required', 'required', true, ''],
  ];
  for (const [attribute, property, value, text] of PAIRS) {
    it(`${attribute} and ${property} are one`, async () => {
      const page = await openPage({ body: '<payitoff-link></payitoff-link>' });
      const element = page.get() as unknown as Record<string, unknown> &
        HTMLElement & { updateComplete: Promise<unknown> };
      const initial = element[property];
      element.setAttribute(attribute, text);
      expect(element[property]).to.equal(value);
      element.removeAttribute(attribute);
      expect(element[property] ?? initial).to.equal(initial);
      element[property] = value;
      await element.updateComplete;
      expect(element.getAttribute(attribute)).to.equal(text);
    });
  }

  it('uuid is read from the attribute, and never written there: session recorders read attributes', async () => {
    const page = await openPage({ body: '<payitoff-link uuid="uuid-1"></payitoff-link>' });
    expect(page.get().uuid).to.equal('uuid-1');
    page.get().uuid = 'uuid-2';
    await page.get().updateComplete;
    expect(page.get().uuid).to.equal('uuid-2');
    expect(page.get().getAttribute('uuid')).to.equal('uuid-1');
    page.get().removeAttribute('uuid');
    expect(page.get().uuid).to.equal('');
  });

  it('form is the attribute when it is set: frameworks set what is in a template as a property', async () => {
    const page = await openPage({ body: `<form id="f"></form>${linkMarkup()}` });
    const element = page.get();
    element.form = 'f';
    expect(element.form === page.doc.querySelector('form')).to.equal(true);
    element.form = null;
    expect(element.form).to.equal(null);
    expect(element.hasAttribute('form')).to.equal(false);
  });

  for (const wrong of ['', 'never', 'AUTO', '0', '-1', 'NaN', 'Infinity', '1e99', '9999999999']) {
    it(`preload="${wrong}" and timeout="${wrong}" fall back`, async () => {
      const page = await openPage({
        body: `<payitoff-link preload="${wrong}" timeout="${wrong}"></payitoff-link>`,
      });
      expect(page.get().preload).to.equal('intent');
      expect(page.get().timeout).to.equal(15_000);
    });
  }

  it('read-only ones cannot be set', async () => {
    const page = await openPage();
    for (const name of ['state', 'outcome', 'value', 'validity', 'validationMessage', 'willValidate']) {
      const element = page.get() as unknown as Record<string, unknown>;
      const before = element[name];
      expect(() => {
        'use strict';
        element[name] = 'x';
      }, name).to.throw();
      expect(element[name]).to.equal(before);
    }
  });

  it('set before the upgrade are kept, even when used in the same task', async () => {
    const page = await openPage({ entry: null });
    const element = page.get() as HTMLElement;
    element.removeAttribute('env');
    element.setAttribute('uuid', 'uuid-0');
    Object.assign(element, {
      env: 'sandbox',
      uuid: 'uuid-1',
      timeout: 5000,
      preload: 'none',
      disabled: false,
    });
    page.win.eval(`import('/built/index.js').then(({ PayitoffLink }) => {
      customElements.define('payitoff-link', PayitoffLink);
      document.querySelector('payitoff-link').open();
    })`);
    await page.untilEvent('payitoff-open');
    expect(page.details('payitoff-open')).to.deep.equal([{ env: 'sandbox', uuid: 'uuid-1' }]);
    expect(page.get().timeout).to.equal(5000);
    expect(page.get().preload).to.equal('none');
    page.get().reset();
    page.get().setAttribute('uuid', 'uuid-2');
    expect(page.get().uuid).to.equal('uuid-2');
  });

  it('disabled set before the upgrade counts in the same task', async () => {
    const page = await openPage({ entry: null });
    Object.assign(page.get(), { disabled: true });
    page.win.eval(`import('/built/index.js').then(({ PayitoffLink }) => {
      customElements.define('payitoff-link', PayitoffLink);
      document.querySelector('payitoff-link').open().then((outcome) => (window.settled = { outcome }));
    })`);
    while (!('settled' in page.win)) await page.nextTask();
    expect((page.win as unknown as { settled: object }).settled).to.deep.equal({ outcome: null });
    expect(page.get().state).to.equal('idle');
  });

  it('undefined from a framework is missing', async () => {
    const page = await openPage();
    Object.assign(page.get(), { uuid: undefined, nexusKey: null });
    expect(await page.get().open()).to.include({ code: 'missing-nexus-key' });
    page.get().nexusKey = 'k';
    page.click();
    await page.untilEvent('payitoff-open');
    expect(page.calls()[0]).to.deep.equal(['init', { nexus_key: 'k' }]);
  });
});

describe('preload', () => {
  for (const [type, Ctor] of [
    ['pointerenter', 'PointerEvent'],
    ['focusin', 'FocusEvent'],
    ['touchstart', 'Event'],
  ] as const) {
    it(`intent: ${type} fetches, nothing before it does`, async () => {
      const page = await openPage({ body: linkMarkup({ preload: 'intent' }) });
      expect(await page.requests()).to.deep.equal([]);
      page.get().dispatchEvent(new page.win[Ctor](type, { bubbles: true }));
      await page.untilState('ready');
      expect(page.states()).to.deep.equal(['loading', 'ready']);
      expect((await page.requests()).length).to.equal(1);
      expect(page.events()).to.deep.equal([]);
    });
  }

  it('none: fetches at activation only', async () => {
    const page = await openPage({ body: linkMarkup({ preload: 'none' }) });
    page.get().dispatchEvent(new page.win.PointerEvent('pointerenter'));
    expect(page.get().state).to.equal('idle');
    page.click();
    await page.untilEvent('payitoff-open');
  });

  it('auto: fetches once connected, when the configuration is valid', async () => {
    const page = await openPage({ body: '<payitoff-link preload="auto" env="sandbox"></payitoff-link>' });
    expect(page.get().state).to.equal('idle');
    page.get().nexusKey = 'key-1';
    await page.untilState('ready');
    expect((await page.requests()).length).to.equal(1);
  });

  it('auto: also for an element that was set up off the page', async () => {
    const page = await openPage({ body: '<payitoff-link></payitoff-link>' });
    const element = page.get();
    element.remove();
    Object.assign(element, { env: 'sandbox', nexusKey: 'key-1', preload: 'auto' });
    await element.updateComplete;
    page.doc.body.append(element);
    await page.untilState('ready');
  });

  it('auto: also for an element that was used before it was on the page', async () => {
    const page = await openPage({ body: '' });
    const element = page.doc.createElement('payitoff-link');
    element.disabled = true;
    expect(await element.open()).to.equal(null);
    Object.assign(element, { env: 'sandbox', nexusKey: 'key-1', preload: 'auto', disabled: false });
    expect((await page.requests()).length).to.equal(0);
    page.doc.body.append(element);
    await page.untilState('ready');
    expect((await page.requests()).length).to.equal(1);
  });

  it('that ends after a reset leaves the element ready', async () => {
    const page = await openPage({ vendor: { sandbox: ['hold'] } });
    const loaded = page.get().load();
    page.get().reset();
    expect(page.get().state).to.equal('idle');
    await page.release();
    await loaded;
    expect(page.get().state).to.equal('ready');
  });

  for (const kind of ['auto', 'intent']) {
    it(`${kind}: a failure is silent, and the next activation starts afresh`, async () => {
      const page = await openPage({
        body: linkMarkup({ preload: kind }),
        vendor: { sandbox: ['404', '404', '404', 'ok'] },
      });
      page.get().dispatchEvent(new page.win.PointerEvent('pointerenter'));
      await page.untilEvent('payitoff-statechange', 2);
      expect(page.states()).to.deep.equal(['loading', 'idle']);
      expect(page.events()).to.deep.equal([]);
      expect(page.get().outcome).to.equal(null);
      expect(page.tags().length).to.equal(0);
      page.click();
      await page.untilEvent('payitoff-open');
      expect(page.events()).to.deep.equal(['payitoff-open']);
      expect(page.uncaught()).to.deep.equal([]);
    });
  }

  it('a disabled element fetches nothing', async () => {
    const page = await openPage({ body: linkMarkup({ preload: 'auto', disabled: true }) });
    page.get().dispatchEvent(new page.win.PointerEvent('pointerenter'));
    await page.nextTask();
    expect(page.get().state).to.equal('idle');
  });
});

describe('preload="auto"', () => {
  it('begins when the fieldset around it is enabled', async () => {
    const page = await openPage({ body: `<fieldset disabled>${linkMarkup({ preload: 'auto' })}</fieldset>` });
    await page.get().updateComplete;
    expect(page.get().state).to.equal('idle');
    page.doc.querySelector('fieldset')!.disabled = false;
    await page.untilState('ready');
  });
});

describe('open()', () => {
  it('calls Nexus.link in the click’s own task when Nexus is there', async () => {
    const page = await openPage({ head: markup('script', { src: VENDOR.sandbox }) });
    page.click();
    expect(page.calls().map(([name]) => name)).to.deep.equal(['init', 'link']);
    expect(page.states()).to.deep.equal(['ready', 'open']);
  });

  it('is the same promise while loading and open, however often it is called', async () => {
    const page = await openPage();
    const promises = Array.from({ length: 50 }, () => page.get().open());
    expect(new Set(promises).size).to.equal(1);
    await page.untilEvent('payitoff-open');
    expect(page.get().open()).to.equal(promises[0]);
    page.click();
    page.exit();
    expect(await promises[0]).to.deep.equal(INCOMPLETE);
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-incomplete']);
    expect(page.get().open()).not.to.equal(promises[0]);
  });

  it('does nothing when disabled, by itself or by a fieldset', async () => {
    const page = await openPage({ body: `<fieldset>${linkMarkup()}</fieldset>` });
    page.get().disabled = true;
    expect(await page.get().open()).to.equal(null);
    await page.get().updateComplete;
    expect(page.button().disabled).to.equal(true);
    page.get().disabled = false;
    page.doc.querySelector('fieldset')!.disabled = true;
    expect(await page.get().open()).to.equal(null);
    page.get().click();
    await page.get().updateComplete;
    expect(page.button().disabled).to.equal(true);
    expect(page.events()).to.deep.equal([]);
    expect(page.get().state).to.equal('idle');
    page.doc.querySelector('fieldset')!.disabled = false;
    page.get().click();
    await page.untilEvent('payitoff-open');
  });

  it('settles with null when payitoff-open is cancelled, and does not touch Nexus', async () => {
    const page = await openPage();
    page.doc.addEventListener('payitoff-open', (event) => event.preventDefault(), { once: true });
    expect(await page.get().open()).to.equal(null);
    expect(page.calls()).to.deep.equal([]);
    expect(page.get().state).to.equal('ready');
    page.click();
    expect(page.calls().map(([name]) => name)).to.deep.equal(['init', 'link']);
  });

  it('works on an element that is on no page, and so does a press', async () => {
    const page = await openPage({ body: '' });
    const element = page.doc.createElement('payitoff-link');
    element.env = 'sandbox';
    element.nexusKey = 'key-1';
    element.click();
    const outcome = element.open();
    while (!page.win.nexus.links.length) await page.nextTask();
    page.succeed();
    expect(await outcome).to.include({ status: 'complete' });
    expect(page.events()).to.deep.equal(['payitoff-success']);
  });

  it('is what click() and a form label do', async () => {
    const page = await openPage({ body: `<label for="x">Loans</label>${linkMarkup({ id: 'x' })}` });
    await page.get().load();
    page.get().click();
    page.exit();
    page.doc.querySelector('label')!.click();
    page.exit();
    expect(page.events()).to.deep.equal([
      'payitoff-open',
      'payitoff-incomplete',
      'payitoff-open',
      'payitoff-incomplete',
    ]);
  });

  it('is not what a click on slotted content under the button does', async () => {
    const page = await openPage({
      body: linkMarkup({}, '<a slot="incomplete" href="#help">Help</a>'),
    });
    page.doc.querySelector('a')!.click();
    expect(page.get().state).to.equal('idle');
  });

  it('works by keyboard, once for a held key', async () => {
    const page = await openPage({ body: '<payitoff-link></payitoff-link>' });
    page.win.focus();
    page.get().focus();
    expect(page.doc.activeElement === page.get()).to.equal(true);
    if (CAN_HOLD_KEYS) {
      await sendKeys({ down: 'Enter' });
      await sendKeys({ down: 'Enter' });
      await sendKeys({ up: 'Enter' });
    } else {
      await sendKeys({ press: 'Enter' });
    }
    expect(page.events()).to.deep.equal(['payitoff-error']);
    await sendKeys({ press: ' ' });
    expect(page.events()).to.deep.equal(['payitoff-error', 'payitoff-error']);
  });
});

describe('lifecycle', () => {
  it('removed while loading: nothing opens, open() settles with null, the page is free', async () => {
    const page = await openPage({
      body: linkMarkup() + linkMarkup({ id: 'b' }),
      vendor: { sandbox: ['hold'] },
    });
    const element = page.get();
    const outcome = element.open();
    element.remove();
    expect(await outcome).to.equal(null);
    expect(element.state).to.equal('idle');
    await page.release();
    page.click('#b');
    await page.untilEvent('payitoff-open');
    expect(page.events()).to.deep.equal(['payitoff-open']);
    expect(page.win.nexus.links.length).to.equal(1);
    page.exit();
    page.doc.body.append(element);
    element.click();
    page.succeed();
    expect(page.events()).to.deep.equal([
      'payitoff-open',
      'payitoff-incomplete',
      'payitoff-open',
      'payitoff-success',
    ]);
  });

  it('is defined once, however often the package is there', async () => {
    const page = await openPage({ head: '<script type="module" src="/built/define.min.js"></script>' });
    expect(page.uncaught()).to.deep.equal([]);
    page.click();
    await page.untilEvent('payitoff-open');
  });
});

describe('an element made by code', () => {
  function make(page: TestPage) {
    const element = page.doc.createElement('payitoff-link');
    element.env = 'sandbox';
    element.nexusKey = 'key-1';
    return element;
  }

  it('is not sandbox before it is on the page, if its env is production', async () => {
    const page = await openPage({ body: '' });
    const element = make(page);
    element.env = 'production';
    expect(element.matches(':state(sandbox)')).to.equal(false);
    page.doc.body.append(element);
    expect(element.matches(':state(sandbox)')).to.equal(false);
    element.env = 'sandbox';
    expect(element.matches(':state(sandbox)')).to.equal(true);
    element.removeAttribute('env');
    expect(element.matches(':state(sandbox)')).to.equal(true);
  });

  it('works on the page after a while in the document of a frame', async () => {
    const page = await openPage({ body: '<iframe></iframe>' });
    const element = make(page);
    page.doc.querySelector('iframe')!.contentDocument!.body.append(element);
    page.doc.body.append(element);
    await element.load();
    const outcome = element.open();
    expect(element.state).to.equal('open');
    page.succeed();
    expect(await outcome).to.include({ status: 'complete' });
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
  });
});

describe('look and accessibility', () => {
  it('is a real button with the default label, also around white space', async () => {
    const page = await openPage({ body: linkMarkup({}, '\n  ') });
    const label = page.button().querySelector<HTMLElement>('.label')!;
    expect(page.button().innerText.trim()).to.equal('Link your student loans');
    page.get().append('My loans');
    await page.nextTask();
    expect(label.hidden).to.equal(true);
  });

  it('keeps its default label in a wrapper with an empty slot, and gives way to a text that comes later', async () => {
    const page = await openPage();
    const label = () => page.button().querySelector<HTMLElement>('.label')!.hidden;
    page.get().append(page.doc.createElement('slot'), page.doc.createTextNode(''));
    await page.nextTask();
    const text = page.get().lastChild as Text;
    text.data = 'My loans';
    await page.nextTask();
    expect(label()).to.equal(true);
  });

  it('shows fallback only while the script cannot be loaded', async () => {
    const page = await openPage({
      body: linkMarkup({ timeout: 100 }, '<p slot="fallback">Call us</p>'),
      vendor: { sandbox: ['404', 'hold', 'ok'] },
    });
    const shown = () => page.doc.querySelector('p')!.getBoundingClientRect().height > 0;
    expect(shown()).to.equal(false);
    page.click();
    await page.untilEvent('payitoff-error');
    await page.get().updateComplete;
    expect(shown()).to.equal(true);
    page.click();
    await page.get().updateComplete;
    expect(page.get().state).to.equal('loading');
    expect(shown()).to.equal(false);
  });

  it('is busy while loading, with a spinner, still focusable', async () => {
    const page = await openPage({ vendor: { sandbox: ['hold'] } });
    const spinner = page.get().shadowRoot!.querySelector<HTMLElement>('[part=spinner]')!;
    const isShown = () => page.win.getComputedStyle(spinner).display !== 'none';
    expect(isShown()).to.equal(false);
    page.click();
    await page.get().updateComplete;
    expect(page.button().ariaBusy).to.equal('true');
    expect(isShown()).to.equal(true);
    page.get().focus();
    expect(page.get().shadowRoot!.activeElement === page.button()).to.equal(true);
    await page.release();
    await page.untilEvent('payitoff-open');
    await page.get().updateComplete;
    expect(page.button().ariaBusy).to.equal('false');
    expect(isShown()).to.equal(false);
  });

  it('has each state as a CSS state, and sandbox whenever env is not production', async () => {
    const page = await openPage();
    const is = (state: string) => page.get().matches(`:state(${state})`);
    expect(is('idle')).to.equal(true);
    expect(is('sandbox')).to.equal(true);
    await page.get().load();
    expect(is('idle')).to.equal(false);
    expect(is('ready')).to.equal(true);
    page.click();
    expect(is('open')).to.equal(true);
    page.exit();
    expect(is('incomplete')).to.equal(true);
    page.get().env = 'production';
    await page.get().updateComplete;
    expect(is('sandbox')).to.equal(false);
  });

  it('gets the focus back only if it was lost to body', async () => {
    const page = await openPage({ body: `${linkMarkup()}<input>` });
    await page.get().load();
    page.win.focus();
    page.get().focus();
    page.click();
    page.get().blur();
    expect(page.doc.activeElement === page.doc.body).to.equal(true);
    page.exit();
    while (page.doc.activeElement === page.doc.body) await page.nextTask();
    expect(page.doc.activeElement === page.get()).to.equal(true);
    page.click();
    page.doc.querySelector('input')!.focus();
    page.exit();
    await page.untilRendered();
    expect(page.doc.activeElement === page.doc.querySelector('input')).to.equal(true);
  });

  it('shows a text for a wrong configuration in a live region and stays usable', async () => {
    const page = await openPage({ body: '<payitoff-link></payitoff-link>' });
    const status = page.get().shadowRoot!.querySelector<HTMLElement>('[part=status]')!;
    expect(status.getAttribute('role')).to.equal('status');
    expect(status.innerText.trim()).to.equal('');
    page.click();
    await page.get().updateComplete;
    expect(status.innerText.trim()).to.equal('Your student loans cannot be linked right now.');
    expect(page.button().disabled).to.equal(false);
  });

  it('has nothing axe complains about, in any state', async () => {
    const page = await openPage({ head: AXE, vendor: { sandbox: ['hold'] } });
    const check = async () => {
      await page.get().updateComplete;
      expect(await page.axe(), page.get().state).to.deep.equal([]);
    };
    await check();
    page.click();
    await check();
    await page.release();
    await page.untilEvent('payitoff-open');
    for (const status of ['incomplete', 'illegal', 'error']) {
      page.exit({ ...INCOMPLETE, status });
      await check();
      page.click();
    }
    page.succeed();
    await check();
  });

  it('never writes a key or a uuid to the console', async () => {
    const page = await openPage({ body: linkMarkup({ uuid: 'uuid-1' }) });
    const written: unknown[] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      page.win.console[method] = (...args: unknown[]) => void written.push(...args);
    }
    page.get().env = 'key-1' as never;
    await page.get().open();
    await page.get().open();
    page.get().env = 'sandbox';
    await page.get().load();
    page.click();
    page.exit({ status: 'error', message: 'Invalid key-1', result: { borrower: { uuid: 'uuid-1' } } });
    expect(written.length, 'one text for one mistake').to.equal(1);
    expect(written.join())
      .to.match(/Unknown env/)
      .and.not.match(/key-1|uuid-1/);
  });
});
