import { parseConfig, type LinkConfig } from '../core/config.js';
import { DEVELOPER_MISTAKES, linkError, type LinkError } from '../core/link-error.js';
import { toFailure, type LinkOutcome } from '../core/outcome.js';
import { borrowerOf } from '../nexus/answer.js';
import { environments } from '../nexus/environments.js';
import type { NexusApi } from '../nexus/nexus-api.js';
import { findNexus, watchTags } from '../nexus/nexus-global.js';
import { pageState, type PageLock } from '../nexus/page-state.js';
import { safely } from '../nexus/safe-document.js';
import { acquirePageLock, releasePageLock, runNexus } from '../nexus/run-nexus.js';
import { loadNexus } from '../nexus/script-loader.js';
import { openEvent, stateChangeEvent, toEvent, type LinkState } from './link-events.js';
import { warnIfPublicPage } from './public-page.js';
import { warnOnce } from './warn.js';

/** What a session needs of its element: attributes as they are now, and somewhere to dispatch events. */
export interface SessionHost extends EventTarget {
  readonly env: string;
  readonly nexusKey: string;
  readonly uuid: string;
  readonly timeout: number;
  readonly nonce: string;
  readonly isConnected: boolean;
  readonly ownerDocument: Document;
}

/** Called before the event of a change is dispatched. */
export interface SessionObserver {
  stateChanged(state: LinkState, previous: LinkState): void;
  outcomeChanged(): void;
}

/** One accepted `open()`, until its outcome. */
interface Session {
  readonly promise: Promise<LinkOutcome | null>;
  readonly settle: (outcome: LinkOutcome | null) => void;
  /** `performance.now()` milliseconds by which Nexus must be callable. */
  readonly deadline: number;
  readonly lock: PageLock;
  /** How often Nexus was opened. */
  runs: number;
  /** The borrower's UUID that Nexus named last, or `''`. */
  namedUuid: string;
  /** Whether Nexus has reported a success. */
  isLinked: boolean;
}

/** Milliseconds after which a press on an uncovered button shows that the window of Nexus is gone. */
const STUCK_AFTER = 1000;

const OUTCOMES = ['complete', 'incomplete', 'illegal', 'error'] as const;

/** The states that may precede a state. A state not listed here may follow any other. */
const ALLOWED_BEFORE: { readonly [state in LinkState]?: readonly LinkState[] } = {
  loading: ['idle', 'ready', ...OUTCOMES],
  open: ['ready', ...OUTCOMES],
};

function isStuck({ openedAt }: PageLock): boolean {
  return performance.now() - openedAt! > STUCK_AFTER;
}

/** One element's way from idle to an outcome, as often as it is opened. Knows no shadow tree and no form. */
export class LinkSession {
  readonly #host: SessionHost;
  readonly #observer: SessionObserver;
  state: LinkState = 'idle';
  /** The last outcome, or `null`. */
  outcome: LinkOutcome | null = null;
  /** The borrower's UUID once linking is complete, otherwise `''`. */
  value = '';
  /** Whether the borrower has linked, whatever came after that. */
  isComplete = false;
  #isDisconnected = false;
  /** Disconnected for longer than a move in the DOM takes. */
  #hasLeft = false;
  #current: Session | undefined;
  /** The borrower of the last outcome that named one, with the configuration of that outcome. */
  #borrower: LinkConfig | undefined;
  #preloadedEnv = '';
  /** The configuration that Nexus was last opened with. */
  #opened: LinkConfig | undefined;
  /** How many `load()` calls and preloads are pending; the last one to finish ends the state `loading`. */
  #pendingLoads = 0;

  constructor(host: SessionHost, observer: SessionObserver) {
    this.#host = host;
    this.#observer = observer;
  }

  /** Whether an `open()` is under way. */
  get isActive(): boolean {
    return !!this.#current;
  }

  /** Settles with the outcome, or with `null` if nothing was opened. The session under way, if there is one. */
  open(): Promise<LinkOutcome | null> {
    if (this.#current) return this.#current.promise;
    let settle!: Session['settle'];
    const promise = new Promise<LinkOutcome | null>((resolve) => (settle = resolve));
    const lock: PageLock = {
      isActive: () => !this.#isDisconnected && !!safely(this.#host.ownerDocument).defaultView,
      yield: () => this.abandonOpen(),
    };
    const deadline = performance.now() + this.#host.timeout;
    const session: Session = {
      promise,
      settle,
      deadline,
      lock,
      runs: 0,
      namedUuid: '',
      isLinked: false,
    };
    this.#current = session;
    this.#guard(session, () => this.#proceed(session));
    return promise;
  }

  /**
   * Called when a person has pressed a button that nothing covers. If Nexus was opened a while ago, its window must be
   * gone: this element opens it again, or another one gives up the page.
   */
  recover(): void {
    const { lock } = pageState();
    const session = this.#current;
    if (lock && lock !== session?.lock && isStuck(lock) && lock.isActive()) lock.yield();
    // Acquire the lock again: another element may have taken the page while this one was moved.
    if (session && isStuck(session.lock) && acquirePageLock(session.lock)) {
      this.#guard(session, () => this.#reopen(session));
    }
  }

  /** Loads Nexus without opening it. Resolves with `undefined`, or with the error that prevented it. */
  async load(): Promise<LinkError | undefined> {
    try {
      return await this.#load();
    } catch (cause) {
      return linkError('unexpected', '', cause);
    }
  }

  async #load(): Promise<LinkError | undefined> {
    const config = this.#readConfig();
    if (config instanceof Error) return config;
    const { api, error } = findNexus(config);
    if (error) return error;
    if (this.state === 'idle') this.#setState(api ? 'ready' : 'loading');
    this.#pendingLoads += 1;
    const failure = await loadNexus(config, this.#host.timeout, this.#host.nonce);
    this.#pendingLoads -= 1;
    if (!this.#pendingLoads && !this.#current && (this.state === 'loading' || this.state === 'idle')) {
      this.#returnToIdle();
    }
    return failure;
  }

  /** `preload="auto"`: loads once for each environment, as soon as the configuration is valid. */
  preload(): void {
    if (this.state !== 'idle') return;
    const config = this.#readConfig();
    if (config instanceof Error || config.env === this.#preloadedEnv) return;
    this.#preloadedEnv = config.env;
    void this.load();
  }

  /** Forgets the outcome, the borrower and a session that has no outcome yet. */
  reset(): void {
    this.#forget();
    this.#returnToIdle();
  }

  #forget(): void {
    this.#borrower = this.#opened = undefined;
    this.#setOutcome(null, '', false);
    this.#endSession();
  }

  /** Called when an attribute has changed: what is known about one borrower must not be used for another. */
  configChanged(isUuid: boolean): void {
    // Frameworks set attributes late: a session that is loading reads them when it continues.
    if (this.state === 'loading' || !(this.outcome || this.#current)) return;
    const { uuid } = this.#host;
    const opened = this.#opened;
    const isOthers = isUuid && uuid !== opened?.uuid && uuid !== this.#borrower?.uuid;
    if (!isOthers && this.#isAsIn(opened)) return;
    this.#forget();
    // In a microtask: a framework that is rendering cannot handle events.
    queueMicrotask(() => {
      if (!this.#current && !this.outcome) this.#returnToIdle();
    });
  }

  connect(): void {
    watchTags();
    this.#isDisconnected = false;
    if (!this.#hasLeft) return;
    this.#hasLeft = false;
    this.abandonOpen();
  }

  disconnect(): void {
    this.#isDisconnected = true;
    // A move is a removal and an insertion in one task: only what is still away afterwards has left.
    queueMicrotask(() => {
      this.#hasLeft = this.#isDisconnected;
      // A session that is still loading opens nothing.
      if (this.#hasLeft && this.state === 'loading' && this.#endSession()) this.#returnToIdle();
    });
  }

  /** Whether Nexus is open for an element on the page. */
  get isOpenOnPage(): boolean {
    return this.state === 'open' && !this.#isDisconnected;
  }

  /** The page or the element was restored, but Nexus was not, so its response may never come. */
  abandonOpen(): void {
    if (this.state !== 'open') return;
    this.#endSession();
    this.#setState('ready');
  }

  /** Takes a session as far as it can go now: to an outcome, into Nexus, or to wait for the script. */
  #proceed(session: Session): void {
    const config = this.#readConfig();
    if (config instanceof Error) return this.#finish(session, config);
    // Acquire the lock each time: while this element was away, another may have taken the page.
    if (!acquirePageLock(session.lock)) return this.#finish(session, linkError('busy'));
    const { api, error } = findNexus(config);
    if (error) return this.#finish(session, error);
    if (api) return this.#openNexus(session, api, config);

    this.#setState('loading');
    void loadNexus(config, session.deadline - performance.now(), this.#host.nonce).then((failure) => {
      if (this.#current !== session) return;
      // Attributes may have changed meanwhile; their current values count.
      this.#guard(session, () => (failure ? this.#finish(session, failure) : this.#proceed(session)));
    });
  }

  #openNexus(session: Session, api: NexusApi, config: LinkConfig): void {
    const { env, uuid } = config;
    if (this.state === 'loading' || this.state === 'idle') this.#setState('ready');
    const proceed =
      this.#current === session &&
      !this.#isDisconnected &&
      this.#host.dispatchEvent(openEvent({ env, uuid }));
    // A listener may have reset or removed the element.
    if (this.#current !== session) return;
    if (!proceed || this.#isDisconnected) {
      this.#endSession();
      return;
    }
    this.#setState('open');
    if (this.#current !== session) return;
    this.#run(session, api, config);
  }

  #reopen(session: Session): void {
    const config = this.#readConfig();
    if (config instanceof Error) return this.#finish(session, config);
    const { api, error } = findNexus(config);
    if (api && !error) this.#run(session, api, config);
    else this.#finish(session, error ?? linkError('nexus-missing', config.scriptUrl));
  }

  #run(session: Session, api: NexusApi, config: LinkConfig): void {
    const run = (session.runs += 1);
    this.#opened = config;
    const { uuid } = this.#host;
    runNexus(api, config, (outcome) => {
      // From an abandoned run, only a success counts.
      const isCurrent = this.#current === session && session.runs === run;
      if (!isCurrent && outcome.status !== 'complete') return;
      this.#guard(session, () => this.#handleResponse(session, outcome, config, uuid));
    });
    // Only now: a press that was made while Nexus was still busy opening does not count.
    session.lock.openedAt = performance.now();
  }

  /** @param given the element's `uuid` when Nexus was opened */
  #handleResponse(session: Session, outcome: LinkOutcome, config: LinkConfig, given: string): void {
    const uuid = borrowerOf(outcome) || session.namedUuid;
    const isLinked = outcome.status === 'complete';
    // Both runs of one `open()` may report the same success.
    if (isLinked && session.isLinked && uuid === session.namedUuid) return;
    session.namedUuid = uuid;
    session.isLinked = isLinked;
    const isOthers = ![given, config.uuid, uuid].includes(this.#host.uuid);
    const isChanged = isOthers || !this.#isAsIn(config);
    // A late success for a borrower other than the one this element is for now.
    if (isChanged && this.#current !== session) return this.#dispatchOutcome(outcome);
    if (uuid) this.#borrower = { ...config, uuid };
    // Of a session that was given up: the page may store the borrower that it has only now learned of.
    this.#opened ??= config;
    this.#finish(session, outcome, uuid || config.uuid);
  }

  /** The one place where an outcome becomes known. It is told whatever fails on the way. */
  #finish(session: Session, result: LinkOutcome | LinkError, uuid = ''): void {
    const outcome = result instanceof Error ? toFailure(result) : result;
    if (this.#current === session) this.#endSession(outcome);
    try {
      // Nothing un-links a borrower.
      if (outcome.status === 'complete') this.#setOutcome(outcome, uuid, true);
      else this.#setOutcome(outcome, this.value, this.isComplete);
    } finally {
      // A late success does not end the session that is under way by now.
      if (!this.#current) this.#setState(outcome.status);
      this.#dispatchOutcome(outcome);
    }
  }

  #dispatchOutcome(outcome: LinkOutcome): void {
    const { isConnected, ownerDocument } = this.#host;
    if (outcome.status === 'error' && DEVELOPER_MISTAKES.includes(outcome.code)) warnOnce(outcome.message);
    this.#host.dispatchEvent(toEvent(outcome));
    if (!isConnected) safely(ownerDocument).dispatchEvent(toEvent(outcome));
  }

  /** Turns anything thrown during a session into its outcome. */
  #guard(session: Session, run: () => void): void {
    try {
      run();
    } catch (cause) {
      if (this.#current === session) this.#finish(session, linkError('unexpected', '', cause));
    }
  }

  /** Ends the session, if there is one, and settles its promise. */
  #endSession(outcome: LinkOutcome | null = null): boolean {
    const session = this.#current;
    if (!session) return false;
    this.#current = undefined;
    releasePageLock(session.lock);
    session.settle(outcome);
    return true;
  }

  #returnToIdle(): void {
    let isReady = false;
    try {
      const config = this.#readConfig();
      isReady = !(config instanceof Error) && !!findNexus(config).api;
    } catch {
      // Page code has broken what we call. There is no session to tell of it, and the next one will.
    }
    this.#setState(isReady ? 'ready' : 'idle');
  }

  #readConfig(): LinkConfig | LinkError {
    const config = parseConfig(this.#host, environments());
    if (config instanceof Error) return config;
    // Warns only on use, so that the page's script has time to register its test hosts.
    if (config.env !== 'production') warnIfPublicPage();
    if (this.#isAsIn(this.#borrower)) config.uuid ||= this.#borrower!.uuid;
    return config;
  }

  /** Whether the element still has the environment and the key of a configuration. */
  #isAsIn(config: LinkConfig | undefined): boolean {
    const { env, nexusKey } = this.#host;
    return config?.env === env && config.nexusKey === nexusKey;
  }

  #setOutcome(outcome: LinkOutcome | null, value: string, isComplete: boolean): void {
    this.outcome = outcome;
    this.value = value;
    this.isComplete = isComplete;
    this.#observer.outcomeChanged();
  }

  #setState(state: LinkState): void {
    const previous = this.state;
    if (state === previous || ALLOWED_BEFORE[state]?.includes(previous) === false) return;
    this.state = state;
    this.#observer.stateChanged(state, previous);
    this.#host.dispatchEvent(stateChangeEvent({ state, previous }));
  }
}
