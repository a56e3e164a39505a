import { expect } from '@open-wc/testing';
import type { LinkSession, SessionHost, SessionObserver } from '../../src/element/link-session.js';
import { SUCCESS, isPending, openPage, type PageSpec, type TestPage } from '../support/page.js';

type SessionClass = new (host: SessionHost, observer: SessionObserver) => LinkSession;

interface Testee {
  page: TestPage;
  session: LinkSession;
  /** Attributes that a test may change. */
  host: { -readonly [name in keyof SessionHost]: SessionHost[name] };
  /** Every change of state and every event, in order. */
  log: string[];
  /** Until `entry` has been logged. */
  until(entry: string): Promise<void>;
  /** Another session on the same page. */
  another(): Testee;
}

const EVENTS = ['open', 'success', 'incomplete', 'illegal', 'error'];

/** A session whose host is no element: it has attributes, and events can be dispatched on it. */
async function openSession(vendor?: PageSpec['vendor']): Promise<Testee> {
  const page = await openPage({ entry: null, body: '', ...(vendor && { vendor }) });
  const { LinkSession: Session } = await page.win.eval("import('/src/element/link-session.ts')");
  return attach(page, Session as SessionClass);
}

function attach(page: TestPage, Session: SessionClass): Testee {
  const log: string[] = [];
  const host = Object.assign(new page.win.EventTarget(), {
    env: 'sandbox',
    nexusKey: 'key-1',
    uuid: '',
    timeout: 15_000,
    nonce: '',
    isConnected: true,
    ownerDocument: page.doc,
  });
  for (const name of EVENTS) host.addEventListener(`payitoff-${name}`, () => log.push(name));
  const session = new Session(host, {
    stateChanged: (state, previous) => log.push(`${previous} to ${state}`),
    outcomeChanged: () => {},
  });
  session.connect();
  const until = async (entry: string) => {
    while (!log.includes(entry)) await page.nextTask();
  };
  return { page, session, host, log, until, another: () => attach(page, Session) };
}

/** A session whose Nexus is there, and open. */
async function openWarm(): Promise<Testee & { outcome: ReturnType<LinkSession['open']> }> {
  const testee = await openSession();
  await testee.session.load();
  const outcome = testee.session.open();
  testee.log.length = 0;
  return { ...testee, outcome };
}

describe('link session', () => {
  it('goes from idle to an outcome', async () => {
    const { page, session, log, until } = await openSession();
    const outcome = session.open();
    await until('ready to open');
    page.succeed();
    expect(await outcome).to.include({ status: 'complete' });
    expect(session.value).to.equal(SUCCESS.result.borrower!.uuid);
    expect(log).to.deep.equal([
      'idle to loading',
      'loading to ready',
      'open',
      'ready to open',
      'open to complete',
      'success',
    ]);
  });

  for (const status of ['incomplete', 'illegal'] as const) {
    it(`goes from ${status} back into Nexus`, async () => {
      const { page, session, log } = await openWarm();
      page.exit({ message: '', result: {}, status });
      void session.open();
      expect(log).to.deep.equal([`open to ${status}`, status, 'open', `${status} to open`]);
    });
  }

  it('goes from error back to loading', async () => {
    const { session, log, until } = await openSession({ sandbox: ['404', '404', '404', 'ok'] });
    expect(await session.open()).to.include({ code: 'script-failed' });
    void session.open();
    await until('ready to open');
    expect(log).to.deep.equal([
      'idle to loading',
      'loading to error',
      'error',
      'error to loading',
      'loading to ready',
      'open',
      'ready to open',
    ]);
  });

  it('loads without opening', async () => {
    const { session, log } = await openSession();
    expect(await session.load()).to.equal(undefined);
    expect(log).to.deep.equal(['idle to loading', 'loading to ready']);
  });

  it('is idle again after a load that failed', async () => {
    const { session, log } = await openSession({ sandbox: ['404'] });
    expect(await session.load()).to.include({ code: 'script-failed' });
    expect(log).to.deep.equal(['idle to loading', 'loading to idle']);
  });

  it('is one session, however often it is opened', async () => {
    const { page, session, outcome, log } = await openWarm();
    expect(session.open()).to.equal(outcome);
    page.exit();
    expect(await outcome).to.include({ status: 'incomplete' });
    expect(log).to.deep.equal(['open to incomplete', 'incomplete']);
  });

  it('opens nothing if payitoff-open is prevented', async () => {
    const { page, session, host, log } = await openSession();
    await session.load();
    host.addEventListener('payitoff-open', (event) => event.preventDefault());
    expect(await session.open()).to.equal(null);
    expect(page.calls()).to.deep.equal([]);
    expect(log).to.deep.equal(['idle to loading', 'loading to ready', 'open']);
  });

  it('is over after reset(), and a late success is told all the same', async () => {
    const { page, session, outcome, log } = await openWarm();
    session.reset();
    expect(await outcome).to.equal(null);
    page.exit();
    page.succeed();
    expect(log).to.deep.equal(['open to ready', 'ready to complete', 'success']);
  });

  it('opens nothing if its host has left while the script was loading', async () => {
    const { page, session, log } = await openSession({ sandbox: ['hold'] });
    const outcome = session.open();
    session.disconnect();
    expect(await outcome).to.equal(null);
    await page.release();
    await page.untilNexus();
    expect(page.calls()).to.deep.equal([]);
    expect(log).to.deep.equal(['idle to loading', 'loading to idle']);
  });

  it('goes on if its host was only moved', async () => {
    const { page, session, outcome } = await openWarm();
    session.disconnect();
    session.connect();
    expect(await isPending(outcome)).to.equal(true);
    page.exit();
    expect(await outcome).to.include({ status: 'incomplete' });
  });

  it('is given up when the page comes back without Nexus', async () => {
    const { session, outcome, log } = await openWarm();
    session.abandonOpen();
    expect(await outcome).to.equal(null);
    expect(log).to.deep.equal(['open to ready']);
  });

  it('tells the document too if its host is off the page', async () => {
    const { page, host, log } = await openWarm();
    host.isConnected = false;
    const heard: string[] = [];
    page.doc.addEventListener('payitoff-incomplete', ({ type }) => heard.push(type));
    page.exit();
    expect(log).to.deep.equal(['open to incomplete', 'incomplete']);
    expect(heard).to.deep.equal(['payitoff-incomplete']);
  });

  it('forgets one borrower when the uuid of another is given', async () => {
    const { page, session, host } = await openWarm();
    page.succeed();
    host.uuid = 'another';
    session.configChanged(true);
    expect(session.outcome).to.equal(null);
    expect(session.value).to.equal('');
    await page.nextTask();
    expect(session.state).to.equal('ready');
  });

  it('is busy while another one has the page', async () => {
    const { page, another, outcome } = await openWarm();
    const second = another();
    expect(await second.session.open()).to.include({ code: 'busy' });
    expect(second.log).to.deep.equal(['idle to error', 'error']);
    expect(await isPending(outcome)).to.equal(true);
    expect(page.calls().length).to.equal(2);
  });
});
