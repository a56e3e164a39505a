import { expect } from '@open-wc/testing';
import type { NexusInitOptions } from '../../src/nexus/nexus-api.js';
import type { SimulatorOptions } from '../../src/simulator/index.js';
import { KNOWN_UUID, openSimulator, UUID_V4 } from '../support/simulator.js';

/** A page with an installed simulator that has been given `init`. */
async function install(options: SimulatorOptions = {}, init?: Partial<NexusInitOptions> | null) {
  const page = await openSimulator();
  const simulator = page.simulator.installSimulator(options);
  if (init !== null) page.win.Nexus.init({ nexus_key: 'key-1', ...init });
  return Object.assign(page, { installed: simulator });
}

describe('refusals', () => {
  const REFUSED: [string, Partial<Record<keyof NexusInitOptions, unknown>> | null, RegExp, object][] = [
    ['link before init', null, /Nexus\.init was not called/, {}],
    ['no key', { nexus_key: undefined }, /Nexus Key is missing/, {}],
    ['an empty key', { nexus_key: ' ' }, /Nexus Key is missing/, {}],
    ['a key that is no string', { nexus_key: 7 }, /Nexus Key is missing/, {}],
    ['an invalid key', { nexus_key: 'an-invalid-key' }, /Nexus Key is invalid/, {}],
    [
      'an invalid key for a known borrower',
      { nexus_key: 'invalid', uuid: KNOWN_UUID },
      /Nexus Key is invalid/,
      { borrower: { uuid: KNOWN_UUID } },
    ],
    ['a malformed uuid', { uuid: '9e0cc73c-d450' }, /uuid is invalid/, {}],
    ['a uuid that is no string', { uuid: 5 }, /uuid is invalid/, {}],
  ];
  for (const [name, init, message, result] of REFUSED) {
    it(`${name}: onExit with error, after link has returned`, async () => {
      const page = await install({}, init as Partial<NexusInitOptions>);
      page.link();
      expect(page.responses).to.deep.equal([]);
      const { callback, response } = await page.untilResponse();
      expect(callback).to.equal('onExit');
      expect(response.status).to.equal('error');
      expect(response.message).to.match(message);
      expect(response.result).to.deep.equal(result);
      await page.nextTask();
      expect(page.responses).to.have.length(1);
      expect(page.isThere()).to.equal(false);
      expect(page.uncaught()).to.deep.equal([]);
    });
  }

  it('a second link while the dialog is open: error, and the first goes on', async () => {
    const page = await install();
    page.link();
    page.link();
    const { response } = await page.untilResponse();
    expect([response.status, response.message]).to.deep.equal(['error', 'Nexus is already open.']);
    expect(page.doc.querySelectorAll('payitoff-nexus-simulator')).to.have.length(1);
    page.choose('Close', 'Leave');
    expect(page.responses.map(({ response }) => response.status)).to.deep.equal(['error', 'incomplete']);
  });

  it('an init that failed to give a key does not keep the one before', async () => {
    const page = await install();
    page.win.Nexus.init({} as NexusInitOptions);
    page.link();
    expect((await page.untilResponse()).response.message).to.contain('missing');
  });
});

describe('keys', () => {
  /** Whether sandbox, production and simulator take the key. */
  const KEYS: Record<string, [boolean, boolean, boolean]> = {
    'sandbox-key': [true, false, true],
    TEST_1: [true, false, true],
    pk_test_51H: [true, false, true],
    'production-key': [false, true, true],
    'my.live.key': [false, true, true],
    'key-1': [true, true, true],
    'latest-delivery': [true, true, true],
    livery: [true, true, true],
    testimony: [true, true, true],
    'sandbox-live': [true, true, true],
    'invalid-sandbox-key': [false, false, false],
    INVALID: [false, false, false],
  };
  it('go with the environment by the words in them', async () => {
    const page = await openSimulator();
    for (const [key, expected] of Object.entries(KEYS)) {
      const accepted: boolean[] = [];
      for (const environment of ['sandbox', 'production', 'simulator'] as const) {
        let linked = false;
        page.simulator.installSimulator({ environment, onLink: () => (linked = true) });
        page.win.Nexus.init({ nexus_key: key });
        page.link();
        accepted.push(linked);
      }
      expect(accepted, key).to.deep.equal(expected);
    }
  });

  it('can be judged by the test instead', async () => {
    const asked: unknown[] = [];
    const page = await install({
      environment: 'production',
      acceptsKey: (...question) => asked.push(question) > 1,
    });
    page.link();
    expect((await page.untilResponse()).response.message).to.contain('not a production key');
    page.link();
    expect(page.isOpen()).to.equal(true);
    expect(asked).to.deep.equal([
      ['key-1', 'production'],
      ['key-1', 'production'],
    ]);
  });
});

describe('borrowers', () => {
  const uuidOf = (page: Awaited<ReturnType<typeof install>>) =>
    page.responses.at(-1)!.response.result.borrower!.uuid;

  it('a known one is answered with its own uuid', async () => {
    const page = await install({ onLink: (flow) => flow.complete() }, { uuid: KNOWN_UUID });
    page.link();
    expect(uuidOf(page)).to.equal(KNOWN_UUID);
  });

  it('a new one stays the same until the next init', async () => {
    const page = await install();
    page.link();
    page.choose('Close', 'Leave');
    const created = uuidOf(page);
    expect(created).to.match(UUID_V4);
    page.link();
    page.signIn('me');
    page.choose("I'm Done");
    expect(uuidOf(page)).to.equal(created);
    page.win.Nexus.init({ nexus_key: 'key-1', uuid: '' });
    page.link();
    page.choose('Simulate another answer', 'error');
    expect(uuidOf(page)).to.match(UUID_V4).and.not.equal(created);
  });

  it('are created on a page without a secure context too', async () => {
    const page = await install({ onLink: (flow) => flow.complete() });
    Object.defineProperty(page.win.crypto, 'randomUUID', { value: undefined });
    page.link();
    expect(uuidOf(page)).to.match(UUID_V4);
  });
});

describe('calls', () => {
  it('linkServicers works, and warns once', async () => {
    const page = await install();
    const warnings: string[] = [];
    page.win.console.warn = (text: string) => warnings.push(text);
    for (let times = 0; times < 2; times += 1) {
      page.win.Nexus.linkServicers!(page.callbacks);
      page.signIn('me');
      page.choose("I'm Done");
    }
    expect(page.responses.map(({ callback }) => callback)).to.deep.equal(['onSuccess', 'onSuccess']);
    expect(warnings).to.deep.equal(['Nexus.linkServicers is deprecated. Call Nexus.link instead.']);
  });

  it('link needs no callbacks', async () => {
    const page = await install();
    for (const options of [undefined, null, {}, { onSuccess: 'no function' }]) {
      page.win.Nexus.link(options as never);
      page.signIn('me');
      page.choose("I'm Done");
      expect(page.isThere()).to.equal(false);
    }
    await page.nextTask();
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('what a callback throws is an uncaught error of the page, not of link', async () => {
    const page = await install({ onLink: (flow) => flow.complete() });
    page.win.Nexus.link({
      onSuccess: () => {
        throw new page.win.Error('the page is broken');
      },
    });
    await page.nextTask();
    expect(page.uncaught()).to.deep.equal(['Error: the page is broken']);
  });
});

describe('scripted', () => {
  const statuses = (page: Awaited<ReturnType<typeof install>>) =>
    page.responses.map(({ callback, response }) => `${callback} ${response.status}`);

  it('chooses the outcome without a dialog', async () => {
    const page = await install(
      {
        onLink(flow) {
          flow.complete();
          flow.exit();
          flow.exit('illegal');
          flow.exit('error');
        },
      },
      { uuid: KNOWN_UUID },
    );
    page.link();
    expect(statuses(page)).to.deep.equal([
      'onSuccess complete',
      'onExit incomplete',
      'onExit illegal',
      'onExit error',
    ]);
    expect(page.responses.map(({ response }) => response.result)).to.deep.equal([
      { borrower: { uuid: KNOWN_UUID } },
      { borrower: { uuid: KNOWN_UUID }, workflow: 'link' },
      { borrower: { uuid: KNOWN_UUID } },
      { borrower: { uuid: KNOWN_UUID } },
    ]);
    expect(page.isThere()).to.equal(false);
  });

  it('answers later', async () => {
    let answer = () => {};
    const page = await install({ onLink: (flow) => (answer = () => flow.exit('illegal')) });
    page.link();
    expect(page.responses).to.deep.equal([]);
    answer();
    expect(statuses(page)).to.deep.equal(['onExit illegal']);
  });

  it('never answers', async () => {
    const page = await install({ onLink: () => {} });
    page.link();
    await page.nextTask();
    expect(page.responses).to.deep.equal([]);
    expect(page.isThere()).to.equal(false);
  });

  it('answers twice, and after an exit', async () => {
    const page = await install({
      onLink(flow) {
        flow.exit();
        flow.complete();
        flow.complete();
      },
    });
    page.link();
    expect(statuses(page)).to.deep.equal(['onExit incomplete', 'onSuccess complete', 'onSuccess complete']);
  });

  it('changes fields of an answer, also to what the vendor never sends', async () => {
    const page = await install({
      onLink(flow) {
        flow.complete({ result: {}, message: 'Hello.' });
        flow.exit('unheard-of', { result: { borrower: {}, extra: 1 } });
      },
    });
    page.link();
    expect(page.responses.map(({ response }) => response)).to.deep.equal([
      { message: 'Hello.', result: {}, status: 'complete' },
      { message: '', result: { borrower: {}, extra: 1 }, status: 'unheard-of' },
    ]);
  });

  it('opens the dialog, and can answer in the place of a person', async () => {
    let answer = () => {};
    const page = await install({
      onLink(flow) {
        flow.open();
        answer = () => flow.exit('error');
      },
    });
    page.link();
    expect(page.isOpen()).to.equal(true);
    answer();
    expect(statuses(page)).to.deep.equal(['onExit error']);
    expect(page.isThere()).to.equal(false);
  });

  it('a late answer of one flow leaves the dialog of another alone', async () => {
    const late: (() => void)[] = [];
    const page = await install({
      onLink(flow) {
        flow.open();
        late.push(() => flow.complete());
      },
    });
    page.link();
    page.choose('Close', 'Leave');
    page.link();
    late[0]!();
    expect(statuses(page)).to.deep.equal(['onExit incomplete', 'onSuccess complete']);
    expect(page.isOpen()).to.equal(true);
  });

  it('throws in init, and remembers nothing', async () => {
    let throws = true;
    const page = await install(
      {
        onInit() {
          if (throws) throw new Error('init is broken');
        },
      },
      null,
    );
    expect(() => page.win.Nexus.init({ nexus_key: 'key-1' })).to.throw('init is broken');
    page.link();
    expect((await page.untilResponse()).response.message).to.contain('Nexus.init was not called');
    throws = false;
    page.win.Nexus.init({ nexus_key: 'key-1' });
    page.link();
    expect(page.isOpen()).to.equal(true);
  });

  it('throws in link', async () => {
    const page = await install({
      onLink() {
        throw new Error('link is broken');
      },
    });
    expect(() => page.link()).to.throw('link is broken');
    expect(page.responses).to.deep.equal([]);
  });

  it('tells the test what the page said', async () => {
    const seen: unknown[] = [];
    const page = await install(
      {
        environment: 'sandbox',
        onInit: (options) => seen.push(options),
        onLink: ({ environment, init, uuid }) => seen.push({ environment, init, uuid }),
      },
      { uuid: KNOWN_UUID },
    );
    page.link();
    const init = { nexus_key: 'key-1', uuid: KNOWN_UUID };
    expect(seen).to.deep.equal([init, { environment: 'sandbox', init, uuid: KNOWN_UUID }]);
  });

  it('fails to define the global, or defines it late', async () => {
    let define = () => {};
    const page = await install({ onDefine: (run) => (define = run) }, null);
    expect('Nexus' in page.win).to.equal(false);
    define();
    expect(page.win.Nexus === page.installed.nexus).to.equal(true);
    page.installed.uninstall();
    define();
    expect('Nexus' in page.win).to.equal(false);
  });
});
