/**
 * What the contract says must happen, command by command: plain data, no DOM, no timers. It knows the names
 * of the attributes, the states and the codes, and nothing of how the element does it.
 */

export type Env = 'one' | 'two';
export const ENVS: readonly Env[] = ['one', 'two'];

/** How the network behaves. */
export type NetworkBehaviour = 'ok' | '404' | 'empty';
/** What Nexus answers: `success` and `bare success` by `onSuccess`, all others by `onExit`. */
export type NexusAnswer =
  'success' | 'bare success' | 'incomplete' | 'illegal' | 'error' | 'paused' | 'nothing';
/** What the next call of Nexus does before it returns. */
export type NexusCall = 'throws' | 'success' | 'incomplete' | 'incomplete, throws';
/** What the page's next listener of `payitoff-open` does. */
export type OpenAction = 'cancel' | 'reset' | 'remove';
/** What the page's next listener of an outcome does. */
export type OutcomeAction = 'open' | 'open other' | 'reset' | 'remove';

/** Milliseconds of one step of time: longer than the delay before any retry. */
export const SECOND = 1000;
export const DEFAULT_TIMEOUT = 15_000;
const RETRIES = 2;

interface Config {
  env: Env;
  key: string;
  uuid: string;
}

/** A promise that `open()` or `load()` returned. */
interface Promised {
  result: string;
}

/** One accepted `open()`. */
interface Session {
  element: ModelElement;
  deadline: number;
  phase: 'loading' | 'open';
  promise: Promised;
}

/** What became of one `Nexus.link`. */
interface LinkCall {
  session: Session;
  config: Config;
  answered: boolean;
  succeeded: boolean;
}

interface Waiter {
  deadline: number;
  done: (error?: string) => void;
}

interface Load {
  deadline: number;
  retries: number;
  /** `fetching` and `silent` (loaded, and no Nexus): a tag is on the page. `waiting`: for a retry. */
  tag: 'fetching' | 'silent' | 'waiting';
  waiters: Waiter[];
  /** When it became silent. */
  silentSince?: number;
}

/** The script of one environment. */
interface Script {
  load?: Load | undefined;
  /** A tag that brought Nexus stays. */
  loaded: boolean;
  /** Requests without an answer, also of tags that are gone. */
  unanswered: number;
  requests: number;
}

class ModelElement {
  readonly attributes: Record<string, string | null> = {};
  state = 'idle';
  outcome: string | null = null;
  value = '';
  session: Session | undefined;
  /** The configuration that Nexus was opened with last. */
  opened: Config | undefined;
  hasLeft = false;
  /** An attribute has reset it, which the state tells at the end of the task. */
  isChanged = false;
  /** The borrower of the last outcome that told one. */
  borrower: Config | undefined;
  isDisconnected = false;
  removedInThisTask = false;
  preloadedEnv = '';
  /** How many of its calls of `load()` and preloads have not come to an end. */
  pendingLoads = 0;
  onOpen: OpenAction | undefined;
  onOutcome: OutcomeAction | undefined;
  readonly events: string[] = [];
  readonly opens: Promised[] = [];
  readonly loads: Promised[] = [];
}

export class Model {
  readonly elements = [new ModelElement(), new ModelElement()];
  readonly scripts: Record<Env, Script> = {
    one: { loaded: false, unanswered: 0, requests: 0 },
    two: { loaded: false, unanswered: 0, requests: 0 },
  };
  readonly #links: string[] = [];
  readonly #outcomes: string[] = [];
  readonly #linkCalls: (LinkCall | undefined)[] = [];
  #now = 0;
  /** The environment whose Nexus is the page's global. */
  #nexus: Env | undefined;
  #nextCall: NexusCall | undefined;
  /** The session that has the page, unless its element has left. */
  #lockedBy: Session | undefined;
  #answers = 0;

  /** All that a page can see, in the words of `RealSequence.view()`. */
  view() {
    return {
      elements: this.elements.map(({ state, outcome, value, events, opens, loads }) => ({
        state,
        outcome,
        value,
        events,
        opens: opens.map((promise) => `${opens.indexOf(promise)} ${promise.result}`),
        loads: loads.map(({ result }) => result),
      })),
      outcomes: this.#outcomes,
      links: this.#links,
      tags: ENVS.map((env) => Number(this.#hasTag(env))),
      requests: ENVS.map((env) => this.scripts[env].requests),
      // Whether another element could open now, where that can be asked without changing anything.
      lock: this.askable() && (this.#isLocked() ? 'busy' : 'free'),
    };
  }

  /** The environment with which a third element would open at once, if asking disturbs nobody. */
  askable(): Env | undefined {
    if (this.#lockedBy?.element.isDisconnected) return undefined;
    return ENVS.find((env) => this.#nexusFor(env) === 'ready');
  }

  // Commands of the page's code and of the borrower.

  set(index: number, attribute: string, value: string | null): void {
    const element = this.#element(index);
    const before = element.attributes[attribute] ?? null;
    element.attributes[attribute] = value;
    if (before !== value) this.#configChanged(element, attribute);
  }

  open(index: number): void {
    const element = this.#element(index);
    element.opens.push(this.#open(element));
  }

  click(index: number): void {
    const element = this.#element(index);
    if (!element.isDisconnected) this.#open(element);
  }

  load(index: number): void {
    const element = this.#element(index);
    element.loads.push(this.#load(element));
  }

  hover(index: number): void {
    const element = this.#element(index);
    const preload = element.attributes['preload'] ?? 'intent';
    if (!element.isDisconnected && preload === 'intent' && element.state === 'idle' && !isDisabled(element)) {
      this.#load(element);
    }
  }

  reset(index: number): void {
    const element = this.#element(index);
    this.#reset(element);
  }

  remove(index: number): void {
    this.#remove(this.#element(index));
  }

  insert(index: number): void {
    const element = this.#element(index);
    element.isDisconnected = false;
    const { hasLeft, session } = element;
    element.hasLeft = false;
    if (!hasLeft || session?.phase !== 'open') return;
    this.#endSession(session, 'null');
    element.state = 'ready';
  }

  /** Back from the back/forward cache: the borrower is no longer in Nexus. */
  pageshow(): void {
    for (const element of this.elements) {
      if (element.session?.phase !== 'open' || element.isDisconnected) continue;
      this.#endSession(element.session, 'null');
      element.state = 'ready';
    }
  }

  onOpen(index: number, action: OpenAction): void {
    this.#element(index).onOpen = action;
  }

  onOutcome(index: number, action: OutcomeAction): void {
    this.#element(index).onOutcome = action;
  }

  nextCall(call: NexusCall): void {
    this.#nextCall = call;
  }

  /** Nexus answers the call of `Nexus.link` before which there were `age` later ones. */
  answer(age: number, answer: NexusAnswer): void {
    const call = this.#linkCalls.at(-1 - age);
    if (call) this.#handleResponse(call, answer);
  }

  // Commands of the outside world.

  /** All requests for one script come back. */
  network(env: Env, behaviour: NetworkBehaviour): void {
    const script = this.scripts[env];
    if (!script.unanswered) return;
    script.unanswered = 0;
    const { load } = script;
    const isWaitedFor = load?.tag === 'fetching';
    if (behaviour === 'ok') this.#nexus = env;
    if (!isWaitedFor) return;
    if (behaviour === 'ok') this.#endLoad(env);
    else if (behaviour === 'empty') {
      load.tag = 'silent';
      load.silentSince = this.#now;
      this.#notice(env);
    } else if (load.retries > 0) {
      load.retries -= 1;
      load.tag = 'waiting';
    } else this.#endLoad(env, 'script-failed');
  }

  /** A second passes: retries are made, and what has its deadline now comes to its end. */
  second(): void {
    this.#now += SECOND;
    for (const env of ENVS) this.#notice(env);
    for (const env of ENVS) {
      if (this.scripts[env].load?.tag === 'waiting') this.#request(env);
    }
    for (const env of ENVS) {
      const { load } = this.scripts[env];
      if (!load) continue;
      const late = load.tag === 'silent' ? 'nexus-missing' : 'script-timeout';
      this.#giveUpSilence(env, load);
      if (load.deadline <= this.#now) this.#endLoad(env, late);
      else {
        const isLate = ({ deadline }: Waiter) => deadline <= this.#now;
        const waiters = load.waiters.filter(isLate);
        load.waiters = load.waiters.filter((waiter) => !isLate(waiter));
        for (const { done } of waiters) done(late);
      }
    }
  }

  /** The end of a task: only now it is known who has left, and what is preloaded. */
  settle(): void {
    for (const element of this.elements) {
      if (element.removedInThisTask && element.isDisconnected && element.session?.phase === 'loading') {
        this.#endSession(element.session, 'null');
        this.#returnToIdle(element);
      }
      if (element.removedInThisTask) element.hasLeft = element.isDisconnected;
      element.removedInThisTask = false;
      if (element.isChanged && !element.session && !element.outcome) this.#returnToIdle(element);
      element.isChanged = false;
      this.#preload(element);
    }
  }

  // The state machine.

  #element(index: number): ModelElement {
    return this.elements[index]!;
  }

  #config(element: ModelElement): Config | string {
    const { env, 'nexus-key': key, uuid } = element.attributes;
    if (!env) return 'missing-env';
    if (env !== 'one' && env !== 'two') return 'unknown-env';
    if (!key) return 'missing-nexus-key';
    const { borrower } = element;
    const known = borrower?.env === env && borrower.key === key ? borrower.uuid : '';
    return { env, key, uuid: uuid || known };
  }

  /** What is known of one borrower must not be used for another. */
  #configChanged(element: ModelElement, attribute: string): void {
    const { attributes, opened, borrower, outcome, session } = element;
    if (
      !['env', 'nexus-key', 'uuid'].includes(attribute) ||
      element.state === 'loading' ||
      !(outcome || session)
    )
      return;
    const { env, 'nexus-key': key, uuid } = attributes;
    const isOthers = attribute === 'uuid' && ![opened?.uuid, borrower?.uuid].includes(uuid ?? '');
    if (isOthers || (env ?? '') !== opened?.env || (key ?? '') !== opened.key) {
      this.#forget(element);
      element.isChanged = true;
    }
  }

  /** Whether the element is for another borrower by now than the one of a late success. */
  #isOthers({ attributes }: ModelElement, config: Config, borrower: string): boolean {
    const { env, 'nexus-key': key, uuid } = attributes;
    const isOther = uuid && uuid !== config.uuid && uuid !== borrower;
    return !!isOther || env !== config.env || key !== config.key;
  }

  /** A script that has run and brought no Nexus for two seconds has failed. */
  #giveUpSilence(env: Env, load: Load): void {
    if (load.tag !== 'silent' || this.#now - load.silentSince! < 2 * SECOND) return;
    if (load.retries > 0) {
      load.retries -= 1;
      load.tag = 'waiting';
    } else this.#endLoad(env, 'nexus-missing');
  }

  #hasTag(env: Env): boolean {
    const { load, loaded } = this.scripts[env];
    return loaded || (load !== undefined && load.tag !== 'waiting');
  }

  #nexusFor(env: Env): 'ready' | 'missing' | 'conflict' {
    const other = env === 'one' ? 'two' : 'one';
    if (this.#hasTag(other) || this.scripts[other].load || this.#nexus === other) return 'conflict';
    return this.#nexus ? 'ready' : 'missing';
  }

  #isLocked(): boolean {
    return this.#lockedBy !== undefined && !this.#lockedBy.element.isDisconnected;
  }

  #open(element: ModelElement): Promised {
    if (element.session) return element.session.promise;
    if (isDisabled(element)) return { result: 'null' };
    const session: Session = {
      element,
      deadline: this.#now + timeoutOf(element),
      phase: 'loading',
      promise: { result: 'pending' },
    };
    element.session = session;
    this.#proceed(session);
    return session.promise;
  }

  #proceed(session: Session): void {
    const { element } = session;
    const config = this.#config(element);
    if (typeof config === 'string') return this.#fail(session, config);
    if (this.#isLocked() && this.#lockedBy !== session) return this.#fail(session, 'busy');
    this.#lockedBy = session;
    const nexus = this.#nexusFor(config.env);
    if (nexus === 'conflict') return this.#fail(session, 'environment-conflict');
    if (nexus === 'ready') return this.#openNexus(session, config);
    element.state = 'loading';
    this.#wait(config.env, session.deadline, (error) => {
      if (element.session !== session) return;
      if (error) this.#fail(session, error);
      else this.#proceed(session);
    });
  }

  #openNexus(session: Session, config: Config): void {
    const { element } = session;
    if (element.state === 'idle' || element.state === 'loading') element.state = 'ready';
    if (element.isDisconnected) return this.#endSession(session, 'null');
    element.events.push(`open ${config.env} ${config.uuid}`);
    const action = element.onOpen;
    element.onOpen = undefined;
    if (action === 'reset') this.#reset(element);
    if (action === 'remove') this.#remove(element);
    if (action) return this.#endSession(session, 'null');

    element.state = session.phase = 'open';
    const call = this.#nextCall;
    this.#nextCall = undefined;
    if (call === 'throws') {
      this.#linkCalls.push(undefined);
      return this.#fail(session, 'nexus-threw');
    }
    this.#links.push(`${config.env} ${config.key} ${config.uuid}`);
    element.opened = config;
    const linkCall: LinkCall = { session, config, answered: false, succeeded: false };
    this.#linkCalls.push(linkCall);
    if (call) this.#handleResponse(linkCall, call === 'success' ? 'success' : 'incomplete');
  }

  #handleResponse(call: LinkCall, answer: NexusAnswer): void {
    this.#answers += 1;
    const { element } = call.session;
    const isSuccess = answer === 'success' || answer === 'bare success';
    if (call.succeeded || (call.answered && !isSuccess)) return;
    call.answered = true;
    call.succeeded = isSuccess;
    if (element.session !== call.session && !isSuccess) return;
    const uuid = answer === 'bare success' || answer === 'nothing' ? '' : `uuid-${this.#answers}`;
    if (element.session !== call.session && this.#isOthers(element, call.config, uuid)) {
      return void this.#tell(element, `complete ${uuid && `answer-${this.#answers}`}`);
    }
    if (uuid) element.borrower = { ...call.config, uuid };
    if (isSuccess) {
      const message = uuid && `answer-${this.#answers}`;
      this.#finish(call.session, 'complete', message, uuid || call.config.uuid);
    } else if (answer === 'paused' || answer === 'nothing') this.#fail(call.session, 'unknown-status');
    else this.#finish(call.session, answer, `answer-${this.#answers}`);
  }

  #fail(session: Session, code: string): void {
    this.#finish(session, 'error', code);
  }

  #finish(session: Session, status: string, text: string, value = ''): void {
    const { element } = session;
    const outcome = `${status} ${text}`;
    if (element.session === session) this.#endSession(session, outcome);
    element.outcome = outcome;
    // Nothing un-links a borrower.
    if (status === 'complete') element.value = value;
    if (!element.session) element.state = status;
    this.#tell(element, outcome);
  }

  #tell(element: ModelElement, outcome: string): void {
    element.events.push(outcome);
    const action = element.onOutcome;
    element.onOutcome = undefined;
    const other = this.elements[1 - this.elements.indexOf(element)]!;
    if (action === 'open') element.opens.push(this.#open(element));
    if (action === 'open other') other.opens.push(this.#open(other));
    if (action === 'reset') this.#reset(element);
    if (action === 'remove') this.#remove(element);
    this.#outcomes.push(outcome);
  }

  #endSession(session: Session, result: string): void {
    if (session.element.session !== session) return;
    session.element.session = undefined;
    session.promise.result = result;
    if (this.#lockedBy === session) this.#lockedBy = undefined;
  }

  #remove(element: ModelElement): void {
    if (element.isDisconnected) return;
    element.isDisconnected = element.removedInThisTask = true;
  }

  #reset(element: ModelElement): void {
    this.#forget(element);
    this.#returnToIdle(element);
  }

  #forget(element: ModelElement): void {
    element.outcome = null;
    element.value = '';
    element.borrower = element.opened = undefined;
    if (element.session) this.#endSession(element.session, 'null');
  }

  #returnToIdle(element: ModelElement): void {
    const config = this.#config(element);
    const isReady = typeof config !== 'string' && this.#nexusFor(config.env) === 'ready';
    element.state = isReady ? 'ready' : 'idle';
  }

  /** `preload="auto"`: once for each environment. */
  #preload(element: ModelElement): void {
    const { attributes, state, isDisconnected } = element;
    if (attributes['preload'] !== 'auto' || state !== 'idle' || isDisconnected || isDisabled(element)) return;
    const config = this.#config(element);
    if (typeof config === 'string' || element.preloadedEnv === config.env) return;
    element.preloadedEnv = config.env;
    this.#load(element);
  }

  #load(element: ModelElement): Promised {
    const config = this.#config(element);
    if (typeof config === 'string') return { result: config };
    const nexus = this.#nexusFor(config.env);
    if (nexus === 'conflict') return { result: 'environment-conflict' };
    if (element.state === 'idle') element.state = nexus === 'ready' ? 'ready' : 'loading';
    if (nexus === 'ready') return { result: 'done' };
    const promise = { result: 'pending' };
    element.pendingLoads += 1;
    this.#wait(config.env, this.#now + timeoutOf(element), (error) => {
      promise.result = error ?? 'done';
      element.pendingLoads -= 1;
      const isResting = element.state === 'loading' || element.state === 'idle';
      if (!element.pendingLoads && !element.session && isResting) this.#returnToIdle(element);
    });
    return promise;
  }

  #wait(env: Env, deadline: number, done: Waiter['done']): void {
    const script = this.scripts[env];
    if (script.load) {
      script.load.retries = RETRIES;
      script.load.deadline = Math.max(script.load.deadline, deadline);
    } else {
      script.load = { deadline, retries: RETRIES, tag: 'fetching', waiters: [] };
      this.#request(env);
    }
    script.load.waiters.push({ deadline, done });
  }

  #request(env: Env): void {
    const script = this.scripts[env];
    script.load!.tag = 'fetching';
    script.unanswered += 1;
    script.requests += 1;
  }

  /** A Nexus that came another way ends a load: as a success only if it is of the same environment. */
  #notice(env: Env): void {
    if (!this.scripts[env].load || !this.#nexus) return;
    this.#endLoad(env, this.#nexus === env ? undefined : 'environment-conflict');
  }

  #endLoad(env: Env, error?: string): void {
    const script = this.scripts[env];
    const { waiters } = script.load!;
    script.load = undefined;
    if (!error) script.loaded = true;
    for (const { done } of waiters) done(error);
  }
}

function isDisabled(element: ModelElement): boolean {
  return element.attributes['disabled'] != null;
}

function timeoutOf(element: ModelElement): number {
  return Number(element.attributes['timeout'] ?? DEFAULT_TIMEOUT);
}
