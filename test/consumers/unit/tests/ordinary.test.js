// What a partner's unit tests do with the element. Vitest (with --globals) and Jest, jsdom and happy-dom: the same file.
import { PayitoffLink } from 'payitoff-link';
import { installSimulator } from 'payitoff-link/simulator';

const LEVELS = ['error', 'warn', 'info', 'log', 'debug'];
const KEPT = Object.fromEntries(LEVELS.map((level) => [level, console[level]]));
let printed;
let simulator;

beforeEach(() => {
  printed = [];
  for (const level of LEVELS) console[level] = (...words) => printed.push(words.join(' '));
});

afterEach(() => {
  simulator?.uninstall();
  simulator = undefined;
  document.body.innerHTML = '';
  Object.assign(console, KEPT);
  expect(printed).toEqual([]);
});

/** Nexus answers with this, at once. */
const answerWith = (onLink) => (simulator = installSimulator({ onLink }));

function render(attributes = '', content = '') {
  document.body.innerHTML = `<payitoff-link env="simulator" nexus-key="key-1" ${attributes}>${content}</payitoff-link>`;
  return document.querySelector('payitoff-link');
}

const buttonOf = (element) => element.shadowRoot.querySelector('button');

/** Every event on the page from here on. */
function listen() {
  const events = [];
  for (const name of ['open', 'success', 'incomplete', 'illegal', 'error']) {
    document.body.addEventListener(`payitoff-${name}`, ({ type, detail }) => events.push([type, detail]), {
      signal: stop.signal,
    });
  }
  return events;
}
let stop;
beforeEach(() => (stop = new AbortController()));
afterEach(() => stop.abort());

const names = (events) => events.map(([name]) => name);

describe('importing', () => {
  it('registers the element', () => {
    expect(customElements.get('payitoff-link')).toBe(PayitoffLink);
  });
});

describe('creating', () => {
  it('by markup', () => {
    const element = render('uuid="borrower-1"');
    expect(element).toBeInstanceOf(PayitoffLink);
    expect(element.env).toBe('simulator');
    expect(element.nexusKey).toBe('key-1');
    expect(element.uuid).toBe('borrower-1');
    expect(element.state).toBe('idle');
    expect(element.outcome).toBe(null);
  });

  it('by code', () => {
    const element = document.createElement('payitoff-link');
    element.env = 'simulator';
    element.nexusKey = 'key-1';
    document.body.append(element);
    expect(element.getAttribute('nexus-key')).toBe('key-1');
    expect(buttonOf(element).textContent).toContain('Link your student loans');
  });

  it('with properties set before the element is known', async () => {
    document.body.innerHTML = '<late-link></late-link>';
    const element = document.querySelector('late-link');
    Object.assign(element, { env: 'simulator', nexusKey: 'key-1', uuid: 'borrower-1' });
    customElements.define('late-link', class extends PayitoffLink {});
    customElements.upgrade(document.body);
    // happy-dom makes another element of it.
    const upgraded = document.querySelector('late-link');
    await upgraded.updateComplete;
    if (upgraded === element) {
      expect(element.getAttribute('nexus-key')).toBe('key-1');
      expect(element.uuid).toBe('borrower-1');
    }
    expect(upgraded).toBeInstanceOf(PayitoffLink);
  });

  it('with a label of one’s own', async () => {
    const element = render('', 'My loans');
    await element.updateComplete;
    expect(element.textContent).toBe('My loans');
    expect(element.shadowRoot.querySelector('.label').hidden).toBe(true);
  });
});

describe('opening', () => {
  it('by a click on the host', () => {
    answerWith((flow) => flow.complete());
    const element = render();
    const events = listen();
    element.click();
    expect(names(events)).toEqual(['payitoff-open', 'payitoff-success']);
  });

  it('by a click event on the host', async () => {
    answerWith((flow) => flow.complete());
    const element = render();
    await element.load();
    const events = listen();
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
    expect(names(events)).toEqual(['payitoff-open', 'payitoff-success']);
  });

  it('by a click on the button', async () => {
    answerWith((flow) => flow.complete());
    const element = render();
    await element.load();
    const events = listen();
    buttonOf(element).click();
    expect(names(events)).toEqual(['payitoff-open', 'payitoff-success']);
  });

  it('by open(), which settles with the outcome', async () => {
    answerWith((flow) => flow.complete());
    const element = render('uuid="9e0cc73c-d450-44ea-857a-3030d3674572"');
    const events = listen();
    const outcome = await element.open();
    expect(outcome.status).toBe('complete');
    expect(outcome.result.borrower?.uuid).toBe('9e0cc73c-d450-44ea-857a-3030d3674572');
    expect(element.outcome).toBe(outcome);
    expect(events).toEqual([
      ['payitoff-open', { env: 'simulator', uuid: '9e0cc73c-d450-44ea-857a-3030d3674572' }],
      ['payitoff-success', outcome],
    ]);
  });

  it('not when payitoff-open is cancelled', async () => {
    answerWith((flow) => flow.complete());
    const element = render();
    element.addEventListener('payitoff-open', (event) => event.preventDefault());
    expect(await element.open()).toBe(null);
    expect(element.state).toBe('ready');
  });

  it('not when it is disabled', async () => {
    answerWith((flow) => flow.complete());
    const element = render('disabled');
    const events = listen();
    element.click();
    buttonOf(element).click();
    expect(await element.open()).toBe(null);
    expect(buttonOf(element).disabled).toBe(true);
    expect(events).toEqual([]);
  });
});

describe('each exit', () => {
  for (const status of ['incomplete', 'illegal', 'error']) {
    it(status, async () => {
      answerWith((flow) => flow.exit(status));
      const element = render();
      const events = listen();
      const outcome = await element.open();
      expect(outcome.status).toBe(status);
      expect(element.state).toBe(status);
      expect(names(events)).toEqual(['payitoff-open', `payitoff-${status}`]);
      expect(element.value).toBe('');
    });
  }

  it('by the borrower, in the dialog', async () => {
    simulator = installSimulator();
    const element = render();
    const outcome = element.open();
    const dialog = document.querySelector('payitoff-nexus-simulator').shadowRoot;
    const press = (label) => {
      const buttons = [...dialog.querySelectorAll('button')];
      buttons.find((each) => each.getAttribute('aria-label') === label || each.textContent === label).click();
    };
    press('Close');
    press('Leave');
    expect((await outcome).status).toBe('incomplete');
  });
});

describe('mistakes', () => {
  // Told to the developer, once.
  const takePrinted = () => printed.splice(0);

  for (const [code, attributes] of [
    ['missing-env', 'nexus-key="key-1"'],
    ['unknown-env', 'env="sandpit" nexus-key="key-1"'],
    ['missing-nexus-key', 'env="simulator"'],
    ['environment-conflict', 'env="production" nexus-key="key-1"'],
  ]) {
    it(code, async () => {
      answerWith((flow) => flow.complete());
      document.body.innerHTML = `<payitoff-link ${attributes}></payitoff-link>`;
      const events = listen();
      document.querySelector('payitoff-link').click();
      expect(events.map(([name, detail]) => [name, detail.code, detail.status])).toEqual([
        ['payitoff-error', code, 'error'],
      ]);
      expect(takePrinted()).toEqual([`<payitoff-link> ${events[0][1].message}`]);
    });
  }

  it('busy', async () => {
    answerWith(() => {});
    const first = render();
    const second = first.cloneNode();
    document.body.append(second);
    void first.open();
    const events = listen();
    const outcome = await second.open();
    expect(outcome.code).toBe('busy');
    expect(events).toEqual([['payitoff-error', outcome]]);
  });

  it('unknown-status', async () => {
    answerWith((flow) => flow.exit('illegal', { status: 'strange' }));
    const outcome = await render().open();
    expect([outcome.code, outcome.status]).toEqual(['unknown-status', 'error']);
  });

  it('nexus-threw', async () => {
    const cause = new Error('thrown');
    answerWith(() => {
      throw cause;
    });
    const outcome = await render().open();
    expect(outcome.code).toBe('nexus-threw');
    expect(outcome.cause).toBe(cause);
  });
});

describe('states', () => {
  it('come one after the other, each with an event', async () => {
    answerWith((flow) => flow.complete());
    const element = render();
    const states = [];
    element.addEventListener('payitoff-statechange', ({ detail }) => states.push(detail.state));
    await element.load();
    expect(element.state).toBe('ready');
    await element.open();
    expect(states).toEqual(['ready', 'open', 'complete']);
  });

  it('show on the button while Nexus is open and after', async () => {
    let answer;
    answerWith((flow) => (answer = () => flow.complete()));
    const element = render('', '<p slot="complete">Linked.</p>');
    const outcome = element.open();
    expect(element.state).toBe('open');
    answer();
    await outcome;
    await element.updateComplete;
    expect(buttonOf(element).hidden).toBe(true);
  });

  it('go back by reset()', async () => {
    answerWith((flow) => flow.complete());
    const element = render();
    await element.open();
    expect(element.value).not.toBe('');
    element.reset();
    expect(element.state).toBe('ready');
    expect(element.value).toBe('');
    expect(element.outcome).toBe(null);
  });

  it('begin with ready when Nexus is preloaded', async () => {
    answerWith((flow) => flow.complete());
    const element = render('preload="auto"');
    await new Promise((resolve) => element.addEventListener('payitoff-statechange', resolve, { once: true }));
    expect(element.state).toBe('ready');
  });
});

describe('in a form', () => {
  it('holds the borrower as its value', async () => {
    answerWith((flow) => flow.complete());
    document.body.innerHTML =
      '<form><payitoff-link env="simulator" nexus-key="key-1" name="borrower"></payitoff-link></form>';
    const element = document.querySelector('payitoff-link');
    const outcome = await element.open();
    expect(element.name).toBe('borrower');
    expect(element.value).toBe(outcome.result.borrower?.uuid);
  });

  it('is invalid while it is required and not linked', async () => {
    answerWith((flow) => flow.complete());
    const element = render('required');
    expect(element.checkValidity()).toBe(false);
    expect(element.validity.valueMissing).toBe(true);
    expect(element.validationMessage).not.toBe('');
    await element.open();
    expect(element.reportValidity()).toBe(true);
    element.setCustomValidity('Ask us first.');
    expect(element.validationMessage).toBe('Ask us first.');
  });
});

describe('focus()', () => {
  it('goes to the button', () => {
    const element = render();
    element.focus();
    expect(document.activeElement).toBe(element);
  });
});

describe('load()', () => {
  it('makes Nexus callable', async () => {
    answerWith((flow) => flow.complete());
    const element = render();
    expect(await element.load()).toBe(undefined);
    expect(element.state).toBe('ready');
  });

  it('rejects with the reason', async () => {
    const element = render('env="nowhere"');
    element.removeAttribute('nexus-key');
    await expect(element.load()).rejects.toMatchObject({ name: 'LinkError', code: expect.any(String) });
  });
});

describe('a Nexus of the test’s own', () => {
  it('is called as the vendor’s is', async () => {
    const calls = [];
    globalThis.Nexus = {
      init: (options) => calls.push(options),
      link: ({ onSuccess }) => onSuccess({ message: 'Link complete.', status: 'complete', result: {} }),
    };
    const element = render();
    element.env = 'sandbox';
    const outcome = await element.open();
    delete globalThis.Nexus;
    expect(outcome.status).toBe('complete');
    expect(calls).toEqual([{ nexus_key: 'key-1' }]);
  });
});

describe('leaving the page', () => {
  it('loses no success', async () => {
    let answer;
    answerWith((flow) => (answer = () => flow.complete()));
    const element = render();
    const outcome = element.open();
    element.remove();
    const heard = [];
    document.addEventListener('payitoff-success', (event) => heard.push(event.type), { once: true });
    await Promise.resolve();
    answer();
    expect((await outcome).status).toBe('complete');
    expect(heard).toEqual(['payitoff-success']);
  });
});
