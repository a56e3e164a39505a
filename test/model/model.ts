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
/** Milliseconds before the first and the second retry. */
const RETRY_DELAYS = [300, 900];
/** Milliseconds that a script which has run is given to bring Nexus, and a tag that the page wrote to run. */
const NEXUS_GRACE = 2000;
const RUN_GRACE = 1000;
/** Milliseconds between two looks of a load for what came another way. */
const LOOK_INTERVAL = 50;
/** Milliseconds after which a press means that Nexus is not in the way. */
const STUCK_AFTER = 1000;

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
  /** How often Nexus was opened, and when it was last. */
  runs: number;
  openedAt: number;
  /** The borrower that its answers have named, and whether one was a success. */
  borrower: string;
  isLinked: boolean;
}

/** What became of one `Nexus.link`. */
interface LinkCall {
  session: Session;
  config: Config;
  /** The element's own `uuid` then. */
  given: string;
  run: number;
  answered: boolean;
  succeeded: boolean;
}

interface Waiter {
  deadline: number;
  isDone: boolean;
  done: (error?: string) => void;
}

/** A tag of ours or of the page's own code, and its request. */
interface Tag {
  /** `retry`: one that nobody has asked for before, so that no cache and no hanging request answers. */
  address: 'registered' | 'retry';
  isOnPage: boolean;
  isAnswered: boolean;
  /** Whether the browser tells that there was an answer. */
  isTold: boolean;
  /** A loader of the page takes it away once there is an answer. */
  leaves: boolean;
  /** We listen to it: what it brings is of its environment for sure. */
  isOurs: boolean;
}

const NEW_TAG: Tag = {
  address: 'registered',
  isOnPage: true,
  isAnswered: false,
  isTold: false,
  leaves: false,
  isOurs: false,
};

interface Load {
  deadline: number;
  retries: number;
  /** `silent`: the script has run, and there is no Nexus. */
  phase: 'fetching' | 'silent' | 'failed';
  tag?: Tag;
  waiters: Waiter[];
}

/** It ends with its load. */
interface Timer {
  load: Load;
  at: number;
  every?: number;
  run: () => void;
}

const LATE = { fetching: 'script-timeout', silent: 'nexus-missing', failed: 'script-failed' };

/** The script of one environment. */
interface Script {
  load?: Load | undefined;
  /** In the order of the document. */
  tags: Tag[];
  /** We have asked for it, or waited for a tag of the page's. */
  isAsked: boolean;
  /** The page's own code has added a tag. */
  isWritten: boolean;
}

class ModelElement {
  readonly attributes: Record<string, string | null> = {};
  state = 'idle';
  outcome: string | null = null;
  value = '';
  isComplete = false;
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
  readonly #scripts: Record<Env, Script> = {
    one: { tags: [], isAsked: false, isWritten: false },
    two: { tags: [], isAsked: false, isWritten: false },
  };
  readonly #tellsOfFailures: boolean;
  readonly #links: string[] = [];
  readonly #outcomes: string[] = [];
  /** `page`: the page's own call. */
  readonly #linkCalls: (LinkCall | 'page' | undefined)[] = [];
  #timers: Timer[] = [];
  #now = 0;
  /** The environment whose Nexus is the page's global: each tag that runs is seen. */
  #nexus: Env | undefined;
  #nextCall: NexusCall | undefined;
  /** The session that has the page, unless its element has left. */
  #lockedBy: Session | undefined;
  #answers = 0;

  /** @param tellsOfFailures whether the browser's resource timing tells of a request that failed. */
  constructor(tellsOfFailures: boolean) {
    this.#tellsOfFailures = tellsOfFailures;
  }

  /** All that a page can see, in the words of `RealSequence.view()`. */
  view() {
    return {
      elements: this.elements.map((element) => {
        const { state, outcome, value, events, opens, loads } = element;
        return {
          state,
          outcome,
          value,
          submitted: isDisabled(element) || element.isDisconnected ? null : value || null,
          valid: element.isComplete || element.attributes['required'] == null,
          events,
          opens: opens.map((promise) => `${opens.indexOf(promise)} ${promise.result}`),
          loads: loads.map(({ result }) => result),
        };
      }),
      outcomes: this.#outcomes,
      links: this.#links,
      tags: ENVS.map((env) => this.#tagsOnPage(env).length),
      requests: ENVS.map((env) => this.#scripts[env].tags.map(({ address }) => address)),
      // Whether another element could open now, where that can be asked without changing anything.
      lock: this.askable() && (this.#isLocked() ? 'busy' : 'free'),
    };
  }

  /** The environment with which a third element would open at once, if asking disturbs nobody. */
  askable(): Env | undefined {
    if (this.#lockedBy?.element.isDisconnected) return undefined;
    return ENVS.find((env) => this.#nexusFor(env) === 'ready');
  }

  /** Whether there is a load or a request. */
  isBusy(env: Env): boolean {
    return this.#scripts[env].load !== undefined || this.unanswered(env) > 0;
  }

  /** Requests without an answer, also of tags that are gone. */
  unanswered(env: Env): number {
    return this.#scripts[env].tags.filter(({ isAnswered }) => !isAnswered).length;
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

  /** A person's press, as opposed to a click by a script. */
  press(index: number): void {
    const element = this.#element(index);
    if (element.isDisconnected || isDisabled(element)) return;
    // Whoever presses comes near first.
    this.hover(index);
    const { session } = element;
    const holder = this.#lockedBy;
    if (holder && holder !== session && this.#isLocked() && this.#isStuck(holder)) this.#abandon(holder);
    if (!session) this.#open(element);
    else if (this.#isStuck(session) && this.#acquire(session)) this.#reopen(session);
  }

  formReset(index: number): void {
    if (!this.#element(index).isDisconnected) this.reset(index);
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
    this.#abandon(session);
  }

  /** Back from the back/forward cache: the borrower is no longer in Nexus. */
  pageshow(): void {
    for (const element of this.elements) {
      if (element.session?.phase === 'open' && !element.isDisconnected) this.#abandon(element.session);
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
    if (call) this.#answers += 1;
    if (call && call !== 'page') this.#handleResponse(call, answer);
  }

  // Commands of the page's other code.

  /** Page code begins a session for a borrower of its own. */
  pageInit(): void {
    if (!this.#nexus || this.#nextCall !== 'throws') return;
    this.#nextCall = undefined;
    this.#linkCalls.push(undefined);
  }

  /** Page code opens Nexus for a borrower of its own. */
  pageLink(): void {
    const call = this.#nextCall;
    this.pageInit();
    if (!this.#nexus || call === 'throws') return;
    this.#links.push(`${this.#nexus} key-page uuid-page`);
    this.#linkCalls.push('page');
    this.#nextCall = undefined;
    if (call) this.#answers += 1;
  }

  /** Page code adds a tag of its own, once; `leaves`: as loaders do that take it away after its answer. */
  addTag(env: Env, leaves: boolean): void {
    const script = this.#scripts[env];
    if (script.isWritten || this.unanswered(env) > 0) return;
    script.isWritten = true;
    script.tags.push({ ...NEW_TAG, leaves });
  }

  // Commands of the outside world.

  /** The first unanswered request for one script comes back. */
  network(env: Env, behaviour: NetworkBehaviour): void {
    const { tags, load } = this.#scripts[env];
    const tag = tags.find(({ isAnswered }) => !isAnswered);
    if (!tag) return;
    tag.isAnswered = true;
    tag.isTold = behaviour !== '404' || this.#tellsOfFailures;
    if (tag.leaves || (behaviour === '404' && tag.isOurs)) tag.isOnPage = false;
    if (behaviour === 'ok') this.#nexus = env;
    if (!load || load.tag !== tag) return;
    if (behaviour === '404') return this.#failAttempt(env, load, 'failed');
    load.phase = 'silent';
    this.#schedule(load, NEXUS_GRACE, () => {
      if (load.tag === tag && load.phase === 'silent') this.#failAttempt(env, load, 'silent');
    });
    this.#notice(env);
  }

  /** A second passes: retries are made, and what has its deadline now comes to its end. */
  second(): void {
    const end = this.#now + SECOND;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end);
      const next = due.find(({ at }) => at === Math.min(...due.map((other) => other.at)));
      if (!next) break;
      this.#now = next.at;
      if (next.every) next.at += next.every;
      else this.#timers.splice(this.#timers.indexOf(next), 1);
      next.run();
    }
    this.#now = end;
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
  #isOthers({ attributes }: ModelElement, { config, given }: LinkCall, borrower: string): boolean {
    const { env, 'nexus-key': key, uuid } = attributes;
    return ![given, config.uuid, borrower].includes(uuid ?? '') || env !== config.env || key !== config.key;
  }

  #tagsOnPage(env: Env): Tag[] {
    return this.#scripts[env].tags.filter(({ isOnPage }) => isOnPage);
  }

  #nexusFor(env: Env): 'ready' | 'missing' | 'conflict' {
    const other = env === 'one' ? 'two' : 'one';
    if (this.#scripts[other].load || this.#tagsOnPage(other).length > 0) return 'conflict';
    if (!this.#nexus) return 'missing';
    return this.#nexus === env ? 'ready' : 'conflict';
  }

  #acquire(session: Session): boolean {
    if (this.#isLocked() && this.#lockedBy !== session) return false;
    this.#lockedBy = session;
    return true;
  }

  #isStuck({ openedAt }: Session): boolean {
    return this.#now - openedAt > STUCK_AFTER;
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
      runs: 0,
      openedAt: Infinity,
      borrower: '',
      isLinked: false,
    };
    element.session = session;
    this.#proceed(session);
    return session.promise;
  }

  #proceed(session: Session): void {
    const { element } = session;
    const config = this.#config(element);
    if (typeof config === 'string') return this.#fail(session, config);
    if (!this.#acquire(session)) return this.#fail(session, 'busy');
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
    this.#run(session, config);
  }

  /** Opened again by a press, within the same `open()`. */
  #reopen(session: Session): void {
    const config = this.#config(session.element);
    if (typeof config === 'string') return this.#fail(session, config);
    const nexus = this.#nexusFor(config.env);
    if (nexus === 'ready') this.#run(session, config);
    else this.#fail(session, nexus === 'conflict' ? 'environment-conflict' : 'nexus-missing');
  }

  #run(session: Session, config: Config): void {
    const run = (session.runs += 1);
    session.openedAt = this.#now;
    session.element.opened = config;
    const call = this.#nextCall;
    this.#nextCall = undefined;
    if (call === 'throws') {
      this.#linkCalls.push(undefined);
      return this.#fail(session, 'nexus-threw');
    }
    this.#links.push(`${config.env} ${config.key} ${config.uuid}`);
    const given = session.element.attributes.uuid ?? '';
    const linkCall: LinkCall = { session, config, given, run, answered: false, succeeded: false };
    this.#linkCalls.push(linkCall);
    if (call) this.#answers += 1;
    if (call) this.#handleResponse(linkCall, call === 'success' ? 'success' : 'incomplete');
  }

  #handleResponse(call: LinkCall, answer: NexusAnswer): void {
    const { session } = call;
    const { element } = session;
    const isSuccess = answer === 'success' || answer === 'bare success';
    if (call.succeeded || (call.answered && !isSuccess)) return;
    call.answered = true;
    call.succeeded = isSuccess;
    const isCurrent = element.session === session && session.runs === call.run;
    if (!isCurrent && !isSuccess) return;
    const named = answer === 'bare success' || answer === 'nothing' ? '' : `uuid-${this.#answers}`;
    const uuid = named || session.borrower;
    // Nexus may tell each of two runs of one `open()`.
    if (isSuccess && session.isLinked && uuid === session.borrower) return;
    session.borrower = uuid;
    session.isLinked = isSuccess;
    if (element.session !== session && this.#isOthers(element, call, uuid)) {
      return void this.#tell(element, `complete ${named && `answer-${this.#answers}`}`);
    }
    if (uuid) element.borrower = { ...call.config, uuid };
    element.opened ??= call.config;
    if (isSuccess) {
      const message = named && `answer-${this.#answers}`;
      this.#finish(session, 'complete', message, uuid || call.config.uuid);
    } else if (answer === 'paused' || answer === 'nothing') this.#fail(session, 'unknown-status');
    else this.#finish(session, answer, `answer-${this.#answers}`);
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
    if (status === 'complete') Object.assign(element, { value, isComplete: true });
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

  /** Nexus is not in the way any more, and may never answer. */
  #abandon(session: Session): void {
    this.#endSession(session, 'null');
    session.element.state = 'ready';
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
    element.isComplete = false;
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
    const script = this.#scripts[env];
    const load = (script.load ??= this.#startLoad(env, deadline));
    load.deadline = Math.max(load.deadline, deadline);
    if (load.tag) load.retries = 0;
    else this.#attempt(env, load);
    const waiter: Waiter = { deadline, isDone: false, done };
    load.waiters.push(waiter);
    this.#schedule(load, deadline - this.#now, () => {
      if (waiter.isDone) return;
      const error = LATE[load.phase];
      if (deadline >= load.deadline) return this.#endLoad(env, error);
      waiter.isDone = true;
      done(error);
    });
  }

  #startLoad(env: Env, deadline: number): Load {
    const load: Load = { deadline, retries: 0, phase: 'failed', waiters: [] };
    const run = () => this.#notice(env);
    this.#timers.push({ load, at: this.#now + LOOK_INTERVAL, every: LOOK_INTERVAL, run });
    return load;
  }

  #schedule(load: Load, delay: number, run: () => void): void {
    this.#timers.push({ load, at: this.#now + delay, run });
  }

  /** A tag that is there is waited for; the page's code may have written it, and it may be dead. */
  #attempt(env: Env, load: Load): void {
    const [tag] = this.#tagsOnPage(env);
    if (!tag) return this.#request(env, load);
    const { isAsked } = this.#scripts[env];
    this.#scripts[env].isAsked = true;
    load.tag = tag;
    load.phase = 'fetching';
    tag.isOurs = true;
    const replaceBecause = (phase: Load['phase']) => () => {
      if (load.tag !== tag || load.phase !== 'fetching') return;
      this.#dropTag(load);
      load.phase = phase;
      this.#request(env, load);
    };
    if (tag.isTold && !isAsked) this.#schedule(load, RUN_GRACE, replaceBecause('failed'));
    this.#schedule(load, ((load.deadline - this.#now) * 2) / 3, replaceBecause('fetching'));
  }

  #request(env: Env, load: Load): void {
    load.phase = 'fetching';
    const script = this.#scripts[env];
    load.tag = { ...NEW_TAG, isOurs: true, address: script.isAsked ? 'retry' : 'registered' };
    script.isAsked = true;
    script.tags.push(load.tag);
  }

  #failAttempt(env: Env, load: Load, phase: 'failed' | 'silent'): void {
    load.phase = phase;
    this.#dropTag(load);
    const delay = RETRY_DELAYS[load.retries++];
    if (delay === undefined || this.#now + delay >= load.deadline) this.#endLoad(env, LATE[phase]);
    else this.#schedule(load, delay, () => this.#attempt(env, load));
  }

  #dropTag({ tag }: Load): void {
    if (tag) tag.isOnPage = false;
  }

  /** A Nexus or a tag that came another way ends a load: as a success only if it is of the same environment. */
  #notice(env: Env): void {
    if (!this.#scripts[env].load) return;
    const nexus = this.#nexusFor(env);
    if (nexus !== 'missing') this.#endLoad(env, nexus === 'ready' ? undefined : 'environment-conflict');
  }

  #endLoad(env: Env, error?: string): void {
    const script = this.#scripts[env];
    const load = script.load!;
    this.#timers = this.#timers.filter((timer) => timer.load !== load);
    script.load = undefined;
    if (error) this.#dropTag(load);
    for (const waiter of load.waiters) {
      if (!waiter.isDone) waiter.done(error);
      waiter.isDone = true;
    }
  }
}

function isDisabled(element: ModelElement): boolean {
  return element.attributes['disabled'] != null;
}

function timeoutOf(element: ModelElement): number {
  return Number(element.attributes['timeout'] ?? DEFAULT_TIMEOUT);
}
