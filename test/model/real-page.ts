import type { LinkOutcome, PayitoffLink } from '../../src/index.js';
import type { NexusInitOptions, NexusLinkOptions, NexusResponse } from '../../src/nexus/nexus-api.js';
import { fakeClock, tasks } from '../support/fake-clock.js';
import { openPage } from '../support/page.js';
import {
  ENVS,
  SECOND,
  type Env,
  type Model,
  type NetworkAnswer,
  type NexusAnswer,
  type NexusCall,
  type OpenAction,
  type OutcomeAction,
} from './model.js';

const OUTCOMES = ['payitoff-success', 'payitoff-incomplete', 'payitoff-illegal', 'payitoff-error'] as const;

/** A page for many sequences: the real element, loader and clean-up, on a fake network and clock. */
export async function openRealPage() {
  const page = await openPage({ body: '<section></section>' });
  const { win, doc } = page;
  const clock = fakeClock(win);
  const written: string[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    win.console[method] = (...texts: unknown[]) => void written.push(`${method}: ${texts.join(' ')}`);
  }
  const probe = doc.createElement('payitoff-link');
  let asked = '';
  probe.addEventListener('payitoff-open', (event) => {
    asked = 'free';
    event.preventDefault();
  });
  probe.addEventListener('payitoff-error', ({ detail }) => (asked = detail.code));
  Object.assign(probe, { preload: 'none', nexusKey: 'key-probe' });
  doc.querySelector('main')!.append(probe);

  const ask = (env: Env) => {
    asked = '';
    probe.env = env as never;
    void probe.open();
    return asked;
  };

  return { page, clock, written, probe, ask, sequences: 0 };
}

export type Session = Awaited<ReturnType<typeof openRealPage>>;

/** One sequence on the page; commands have the names they have in the model. */
export function startSequence(session: Session) {
  const { page, clock, written, probe, ask } = session;
  const { win, doc } = page;
  const id = (session.sequences += 1);
  const section = doc.querySelector('section')!;

  const addresses = {} as Record<Env, string>;
  const tags: Record<Env, Set<HTMLScriptElement>> = { one: new Set(), two: new Set() };
  const unanswered: Record<Env, Set<HTMLScriptElement>> = { one: new Set(), two: new Set() };
  for (const env of ENVS) {
    const scriptUrl = page.script(['hold'], `nexus-${id}-${env}`);
    addresses[env] = new URL(scriptUrl, doc.baseURI).href;
    win.payitoff.registerEnvironment(env, { scriptUrl });
  }
  const envOf = (src = '') => ENVS.find((env) => src.replace(/&retry=\d+$/, '') === addresses[env]);

  const inserted = new win.MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      const env = envOf((node as HTMLScriptElement).src);
      if (!env) continue;
      tags[env].add(node as HTMLScriptElement);
      unanswered[env].add(node as HTMLScriptElement);
    }
  });
  inserted.observe(doc, { subtree: true, childList: true });

  const links: string[] = [];
  const flows: (NexusLinkOptions | undefined)[] = [];
  const outcomes: string[] = [];
  let needlessInits = 0;
  /** Since the last init: the same one again is about another borrower. */
  let madeBorrower = false;
  let nextCall: NexusCall | undefined;
  let answers = 0;
  const inits = new WeakMap<object, string>();
  const throwIfTold = () => {
    if (nextCall !== 'throws') return;
    nextCall = undefined;
    flows.push(undefined);
    throw new Error('as told');
  };
  const currentNexus = () => win.Nexus as unknown as { source: string };
  win.nexus = {
    calls: [],
    links: [],
    onInit({ nexus_key, uuid = '' }: NexusInitOptions) {
      const init = `${nexus_key} ${uuid}`;
      if (inits.get(currentNexus()) === init && !madeBorrower) needlessInits += 1;
      madeBorrower = false;
      inits.delete(currentNexus());
      throwIfTold();
      inits.set(currentNexus(), init);
    },
    onLink(options: NexusLinkOptions) {
      throwIfTold();
      links.push(`${envOf(currentNexus().source)} ${inits.get(currentNexus())}`);
      flows.push(options);
      const call = nextCall;
      nextCall = undefined;
      if (call) answer(options, call === 'success' ? 'success' : 'incomplete');
      if (call === 'incomplete, throws') throw new Error('as told');
    },
  };
  const answer = (flow: NexusLinkOptions, kind: NexusAnswer) => {
    answers += 1;
    madeBorrower ||= kind !== 'bare success' && kind !== 'nothing';
    const result = { borrower: { uuid: `uuid-${answers}` }, workflow: 'link' };
    const response = { message: `answer-${answers}`, status: kind, result };
    if (kind === 'success') flow.onSuccess!({ ...response, status: 'complete' });
    else if (kind === 'bare success') flow.onSuccess!({ status: 'complete' } as NexusResponse);
    else flow.onExit!(kind === 'nothing' ? (undefined as never) : response);
  };

  const onOutcome = ({ target, detail }: CustomEvent<LinkOutcome>) => {
    if (target !== probe) outcomes.push(shown(detail));
  };
  for (const type of OUTCOMES) win.addEventListener(type, onOutcome);

  const elements = ENVS.map((_, index) => startElement(index));

  function startElement(index: number) {
    const element = doc.createElement('payitoff-link');
    const events: string[] = [];
    const broken: string[] = [];
    const promises: Promise<unknown>[] = [];
    const results = new Map<Promise<unknown>, string>();
    const loads: { result: string }[] = [];
    const details = new Set<unknown>();
    const actions: { open?: OpenAction | undefined; outcome?: OutcomeAction | undefined } = {};
    let state = element.state as string;

    const open = () => {
      const promise = element.open();
      promises.push(promise);
      if (results.has(promise)) return;
      results.set(promise, 'pending');
      promise.then(
        (outcome) => {
          results.set(promise, outcome ? shown(outcome) : 'null');
          if (outcome && !details.has(outcome)) broken.push('open() settled with what no event told');
        },
        () => results.set(promise, 'rejected'),
      );
    };
    element.addEventListener('payitoff-open', (event) => {
      events.push(`open ${event.detail.env} ${event.detail.uuid}`);
      const action = actions.open;
      actions.open = undefined;
      if (action === 'cancel') event.preventDefault();
      else if (action) element[action]();
    });
    for (const type of OUTCOMES) {
      element.addEventListener(type, ({ detail }) => {
        details.add(detail);
        events.push(shown(detail));
        if (type !== (detail.status === 'complete' ? 'payitoff-success' : `payitoff-${detail.status}`)) {
          broken.push(`${type} with status ${detail.status}`);
        }
        const action = actions.outcome;
        actions.outcome = undefined;
        if (action === 'open') open();
        else if (action === 'open other') elements[1 - index]!.open();
        else if (action) element[action]();
      });
    }
    element.addEventListener('payitoff-statechange', ({ detail }) => {
      if (detail.previous !== state || detail.state === state || element.state !== detail.state) {
        broken.push(`from ${state} a change from ${detail.previous} to ${detail.state}`);
      }
      state = detail.state;
    });
    section.append(element);

    return {
      element,
      open,
      actions,
      load() {
        const entry = { result: 'pending' };
        loads.push(entry);
        element.load().then(
          () => (entry.result = 'done'),
          (error) => (entry.result = error instanceof win.payitoff.LinkError ? error.code : String(error)),
        );
      },
      view: () => ({
        state: state === element.state ? state : `${element.state}, by its events ${state}`,
        outcome: element.outcome && shown(element.outcome),
        value: element.value,
        events,
        opens: promises.map((promise) => `${promises.indexOf(promise)} ${results.get(promise)}`),
        loads: loads.map(({ result }) => result),
        ...(broken.length > 0 && { broken }),
      }),
    };
  }

  const elementOf = (index: number): PayitoffLink => elements[index]!.element;

  const commands = {
    set(index: number, attribute: string, value: string | null) {
      if (value === null) elementOf(index).removeAttribute(attribute);
      else elementOf(index).setAttribute(attribute, value);
    },
    open: (index: number) => elements[index]!.open(),
    click(index: number) {
      if (elementOf(index).isConnected) elementOf(index).click();
    },
    load: (index: number) => elements[index]!.load(),
    hover(index: number) {
      if (elementOf(index).isConnected) elementOf(index).dispatchEvent(new win.PointerEvent('pointerenter'));
    },
    reset: (index: number) => elementOf(index).reset(),
    remove: (index: number) => elementOf(index).remove(),
    insert: (index: number) => section.append(elementOf(index)),
    pageshow: () => void win.dispatchEvent(new win.PageTransitionEvent('pageshow', { persisted: true })),
    onOpen(index: number, action: OpenAction) {
      elements[index]!.actions.open = action;
    },
    onOutcome(index: number, action: OutcomeAction) {
      elements[index]!.actions.outcome = action;
    },
    nextCall(call: NexusCall) {
      nextCall = call;
    },
    answer(age: number, kind: NexusAnswer) {
      const flow = flows.at(-1 - age);
      if (flow) answer(flow, kind);
    },
    async network(env: Env, behaviour: NetworkAnswer) {
      const asked = [...unanswered[env]];
      unanswered[env].clear();
      if (asked.length === 0) return;
      const answered = asked.map(
        (tag) =>
          new Promise((resolve) => {
            tag.addEventListener('load', resolve);
            tag.addEventListener('error', resolve);
          }),
      );
      const { pathname } = new URL(addresses[env]);
      await page.respond(pathname, asked.length, behaviour);
      await Promise.all(answered);
    },
    second: () => clock.pass(SECOND),
    // Also what only waits for the end of the task.
    settle: () => clock.pass(0),
  };

  return {
    ...commands,

    /** All that a page can see, in the words of the model. */
    view(model: Model) {
      const askable = model.askable();
      return {
        elements: elements.map(({ view }) => view()),
        outcomes,
        links,
        needlessInits,
        tags: ENVS.map((env) => [...doc.scripts].filter(({ src }) => envOf(src) === env).length),
        requests: ENVS.map((env) => tags[env].size),
        page: askable && ask(askable),
      };
    },

    /** What must hold at any time: the reasons why it does not. */
    faults(): string[] {
      const told = written.filter((text) => !text.startsWith('warn: <payitoff-link> '));
      const leaked = written.filter((text) => /key-|uuid-/.test(text));
      const twice = written.filter((text, index) => written.indexOf(text) !== index);
      return [...page.uncaught(), ...told, ...leaked, ...twice];
    },

    /** Takes everything away, and sees that nothing is left running and that the page is free. */
    async end(): Promise<string[]> {
      for (const { element } of elements) element.remove();
      for (const type of OUTCOMES) win.removeEventListener(type, onOutcome);
      inserted.disconnect();
      for (const env of ENVS) for (const tag of tags[env]) tag.remove();
      win.performance.clearResourceTimings();
      const faults = clock.pending() > 0 ? [`${clock.pending()} timers are left`] : [];
      win.Nexus = { init() {}, link() {} };
      const answered = ask('one');
      if (answered !== 'free') faults.push(`another element cannot open: ${answered}`);
      probe.reset();
      delete (win as Partial<typeof win>).Nexus;
      win.log.length = 0;
      await tasks();
      return faults;
    },
  };
}

export type Real = ReturnType<typeof startSequence>;

function shown(outcome: LinkOutcome): string {
  const fault = outcome.status === 'error' && outcome.code !== 'nexus-error' && outcome.code;
  return `${outcome.status} ${fault || outcome.message}`;
}
