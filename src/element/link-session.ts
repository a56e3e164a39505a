import { parseConfig, type LinkConfig } from '../core/config.js';
import { DEVELOPER_MISTAKES, linkError, type LinkError } from '../core/link-error.js';
import { toFailure, type LinkOutcome } from '../core/outcome.js';
import { borrowerOf } from '../nexus/answer.js';
import { environments } from '../nexus/environments.js';
import type { NexusApi } from '../nexus/nexus-api.js';
import { findNexus } from '../nexus/nexus-global.js';
import { acquirePageLock, runNexus } from '../nexus/run-nexus.js';
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
  readonly ownerDocument: EventTarget;
}

/** Told before the event of a change is dispatched. */
export interface SessionObserver {
  stateChanged(state: LinkState, previous: LinkState): void;
  valueChanged(): void;
}

/** One accepted `open()`, until its outcome. */
interface Session {
  readonly promise: Promise<LinkOutcome | null>;
  readonly settle: (outcome: LinkOutcome | null) => void;
  /** `performance.now()` milliseconds by which Nexus must be callable. */
  readonly deadline: number;
  releasePage?: (() => void) | undefined;
}

const OUTCOMES = ['complete', 'incomplete', 'illegal', 'error'] as const;

/** The states before each state. The ones that are not here can follow any other. */
const ALLOWED_BEFORE: { readonly [state in LinkState]?: readonly LinkState[] } = {
  loading: ['idle', 'ready', ...OUTCOMES],
  open: ['ready', ...OUTCOMES],
};

/** One element's way from idle to an outcome, as often as it is opened. Knows no shadow tree and no form. */
export class LinkSession {
  /** Disconnected after having been connected. */
  isDisconnected = false;
  readonly #host: SessionHost;
  readonly #observer: SessionObserver;
  #state: LinkState = 'idle';
  #outcome: LinkOutcome | null = null;
  #value = '';
  #current: Session | undefined;
  /** The borrower of the last outcome that told one, with the configuration it came from. */
  #borrower: LinkConfig | undefined;
  #preloadedEnv = '';
  /** Calls of `load()` and preloads that have not ended: only the last one ends the state `loading`. */
  #pendingLoads = 0;

  constructor(host: SessionHost, observer: SessionObserver) {
    this.#host = host;
    this.#observer = observer;
  }

  get state(): LinkState {
    return this.#state;
  }

  get outcome(): LinkOutcome | null {
    return this.#outcome;
  }

  /** The borrower's UUID once complete, else `''`. */
  get value(): string {
    return this.#value;
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
    const session: Session = {
      promise,
      settle,
      deadline: performance.now() + this.#host.timeout,
    };
    this.#current = session;
    this.#proceed(session);
    return promise;
  }

  /** Makes Nexus callable without opening it: the reason why not, or `undefined`. */
  async load(): Promise<LinkError | undefined> {
    const config = this.#readConfig();
    if (config instanceof Error) return config;
    const { api, error } = findNexus(config);
    if (error) return error;
    if (this.#state === 'idle') this.#setState(api ? 'ready' : 'loading');
    this.#pendingLoads += 1;
    const failure = await loadNexus(config, this.#host.timeout, this.#host.nonce);
    this.#pendingLoads -= 1;
    if (!this.#pendingLoads && !this.#current && (this.#state === 'loading' || this.#state === 'idle')) {
      this.#returnToIdle();
    }
    return failure;
  }

  /** `preload="auto"`: once for each environment, as soon as there is a valid configuration. */
  preload(): void {
    if (this.#state !== 'idle') return;
    const config = this.#readConfig();
    if (config instanceof Error || config.env === this.#preloadedEnv) return;
    this.#preloadedEnv = config.env;
    void this.load();
  }

  /** Forgets outcome, borrower and a session without an answer. */
  reset(): void {
    this.#outcome = null;
    this.#borrower = undefined;
    this.#setValue('');
    this.#endSession();
    this.#returnToIdle();
  }

  /** The element has left the page: what is still loading opens nothing. */
  abandonLoading(): void {
    if (this.#state === 'loading' && this.#endSession()) this.#returnToIdle();
  }

  /** The page has come back as it was; Nexus's connection has not, so that its answer may never come. */
  abandonOpen(): void {
    if (this.#state !== 'open') return;
    this.#endSession();
    this.#setState('ready');
  }

  /** Takes a session as far as it can go now: to an outcome, into Nexus, or to wait for the script. */
  #proceed(session: Session): void {
    const config = this.#readConfig();
    if (config instanceof Error) return this.#finish(session, config);
    // Acquired anew each time: while this element was away, another may have taken the page.
    session.releasePage?.();
    session.releasePage = acquirePageLock(() => !this.isDisconnected);
    if (!session.releasePage) return this.#finish(session, linkError('busy'));
    const { api, error } = findNexus(config);
    if (error) return this.#finish(session, error);
    if (api) return this.#openNexus(session, api, config);

    this.#setState('loading');
    void loadNexus(config, session.deadline - performance.now(), this.#host.nonce).then((failure) => {
      if (this.#current !== session) return;
      if (failure) this.#finish(session, failure);
      // Attributes may have changed meanwhile: they count as they are now.
      else this.#proceed(session);
    });
  }

  #openNexus(session: Session, api: NexusApi, config: LinkConfig): void {
    const { env, uuid } = config;
    if (this.#state === 'loading' || this.#state === 'idle') this.#setState('ready');
    const proceed =
      this.#current === session && !this.isDisconnected && this.#host.dispatchEvent(openEvent({ env, uuid }));
    // A listener may have reset or removed the element.
    if (this.#current !== session) return;
    if (!proceed || this.isDisconnected) {
      this.#endSession();
      return;
    }
    this.#setState('open');
    if (this.#current !== session) return;
    runNexus(api, config, (outcome) => this.#handleResponse(session, outcome, config));
  }

  #handleResponse(session: Session, outcome: LinkOutcome, config: LinkConfig): void {
    if (this.#current !== session && outcome.status !== 'complete') return;
    const uuid = borrowerOf(outcome);
    if (uuid) this.#borrower = { ...config, uuid };
    this.#finish(session, outcome, uuid || config.uuid);
  }

  /** The one place where an outcome becomes known. */
  #finish(session: Session, result: LinkOutcome | LinkError, uuid = ''): void {
    const outcome = result instanceof Error ? toFailure(result) : result;
    if (this.#current === session) this.#endSession(outcome);
    this.#outcome = outcome;
    this.#setValue(outcome.status === 'complete' ? uuid : '');
    // A late success does not end the session that is under way by now.
    if (!this.#current) this.#setState(outcome.status);
    this.#dispatchOutcome(outcome);
  }

  #dispatchOutcome(outcome: LinkOutcome): void {
    const { isConnected, ownerDocument } = this.#host;
    if (outcome.status === 'error' && DEVELOPER_MISTAKES.includes(outcome.code)) warnOnce(outcome.message);
    this.#host.dispatchEvent(toEvent(outcome));
    if (!isConnected) ownerDocument.dispatchEvent(toEvent(outcome));
  }

  /** Ends the session, if there is one, and settles its promise. */
  #endSession(outcome: LinkOutcome | null = null): boolean {
    const session = this.#current;
    if (!session) return false;
    this.#current = undefined;
    session.releasePage?.();
    session.settle(outcome);
    return true;
  }

  #returnToIdle(): void {
    const config = this.#readConfig();
    this.#setState(!(config instanceof Error) && findNexus(config).api ? 'ready' : 'idle');
  }

  #readConfig(): LinkConfig | LinkError {
    const config = parseConfig(this.#host, environments());
    if (config instanceof Error) return config;
    // Not before it is used: the page's own script may still be about to register its test hosts.
    if (config.env !== 'production') warnIfPublicPage();
    const borrower = this.#borrower;
    if (borrower?.env === config.env && borrower.nexusKey === config.nexusKey) config.uuid ||= borrower.uuid;
    return config;
  }

  #setValue(value: string): void {
    this.#value = value;
    this.#observer.valueChanged();
  }

  #setState(state: LinkState): void {
    const previous = this.#state;
    if (state === previous || ALLOWED_BEFORE[state]?.includes(previous) === false) return;
    this.#state = state;
    this.#observer.stateChanged(state, previous);
    this.#host.dispatchEvent(stateChangeEvent({ state, previous }));
  }
}
