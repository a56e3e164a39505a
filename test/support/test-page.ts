import type { LinkOutcome, PayitoffLink, PayitoffLinkEventMap } from '../../src/index.js';
import type {
  NexusApi,
  NexusInitOptions,
  NexusLinkOptions,
  NexusResponse,
} from '../../src/nexus/nexus-api.js';
import type { Behaviour } from './page.js';

/** The vendor's own example answers, word for word from the reference page "Link". */
export const SUCCESS: NexusResponse = {
  message: 'Link complete.',
  result: { borrower: { uuid: '9e0cc73c-d450-44ea-857a-3030d3674572' } },
  status: 'complete',
};
export const INCOMPLETE: NexusResponse = {
  message: "You didn't complete linking your servicers.",
  result: { borrower: { uuid: '9e0cc73c-d450-44ea-857a-3030d3674572' }, workflow: 'link' },
  status: 'incomplete',
};

export type LinkEventName = keyof PayitoffLinkEventMap;

export interface LoggedEvent {
  type: LinkEventName;
  detail: never;
  target: EventTarget;
}

/** How Nexus was called, and what it does when it is called. */
interface NexusRecord {
  calls: (['init', NexusInitOptions] | ['link'])[];
  /** The options of each `Nexus.link`: a test answers through them. */
  links: NexusLinkOptions[];
  onInit?: (options: NexusInitOptions) => void;
  onLink?: (options: NexusLinkOptions) => void;
}

/** The globals of a test page. */
export type PageWindow = Window &
  typeof globalThis & {
    log: LoggedEvent[];
    uncaught: string[];
    violations: string[];
    nexus: NexusRecord;
    Nexus: NexusApi;
    axe: typeof import('axe-core');
    payitoff: typeof import('../../src/index.js');
  };

/** A page in a frame: what a test does with it, waits for (`until…`), and asks of it. */
export class TestPage {
  readonly frame: HTMLIFrameElement;
  readonly win: PageWindow;
  readonly doc: Document;
  /** By which the fake network knows the page. */
  readonly #id: string;

  constructor(frame: HTMLIFrameElement, id: string) {
    this.frame = frame;
    this.win = frame.contentWindow as PageWindow;
    this.doc = this.win.document;
    this.#id = id;
  }

  /** The first element, or the one `selector` finds. */
  get(selector = 'payitoff-link'): PayitoffLink {
    const element = this.doc.querySelector<PayitoffLink>(selector);
    if (!element) throw new Error(`no ${selector} on the test page`);
    return element;
  }

  button(selector?: string): HTMLButtonElement {
    return this.get(selector).shadowRoot!.querySelector('button')!;
  }

  /** Activates the element as a borrower does. */
  click(selector?: string): void {
    this.button(selector).click();
  }

  /** Every event so far by name, state changes left out. */
  events(): LinkEventName[] {
    return this.win.log.filter(({ type }) => type !== 'payitoff-statechange').map(({ type }) => type);
  }

  details<Name extends LinkEventName>(name: Name): PayitoffLinkEventMap[Name]['detail'][] {
    return this.win.log.filter(({ type }) => type === name).map(({ detail }) => detail);
  }

  /** Every state so far, in order. */
  states(): string[] {
    return this.details('payitoff-statechange').map(({ state }) => state);
  }

  /** Until `name` has been dispatched `times` times. */
  async untilEvent(name: LinkEventName, times = 1): Promise<void> {
    while (this.details(name).length < times) await this.#next(name);
  }

  async untilState(state: string, selector?: string): Promise<void> {
    while (this.get(selector).state !== state) await this.#next('payitoff-statechange');
  }

  /** Until the script of Nexus has run, and every task after it. */
  async untilNexus(): Promise<void> {
    while (!this.win.Nexus) await this.nextTask();
    await this.nextTask();
  }

  /** Until the page was rendered: what is hidden by now has lost the focus. */
  untilRendered(): Promise<void> {
    const { win } = this;
    return new Promise((resolve) => {
      // A page that is not in front may not be rendered at all.
      const timer = win.setTimeout(resolve, 200);
      win.requestAnimationFrame(() =>
        win.requestAnimationFrame(() => {
          win.clearTimeout(timer);
          resolve();
        }),
      );
    });
  }

  /** Lets every task run that has been queued so far. */
  nextTask(): Promise<void> {
    return new Promise((resolve) => this.win.setTimeout(resolve, 0));
  }

  #next(name: LinkEventName): Promise<unknown> {
    return new Promise((resolve) => this.win.addEventListener(name, resolve, { once: true }));
  }

  /** Tags on the page for Nexus scripts. */
  tags(): HTMLScriptElement[] {
    return [...this.doc.scripts].filter(({ src }) => /nexus|vendor/.test(src));
  }

  /** Addresses of Nexus scripts requested so far. */
  async requests(): Promise<string[]> {
    return (await fetch(`/fake/requests?id=${this.#id}`)).json();
  }

  /** Lets the requests go that are being held. */
  release(): Promise<Response> {
    return fetch(`/fake/release?id=${this.#id}`);
  }

  /** Gives `count` held requests for one address this behaviour, once they have all come. */
  respond(url: string, count: number, behaviour: Behaviour): Promise<Response> {
    return fetch(
      `/fake/release?id=${this.#id}&url=${encodeURIComponent(url)}&count=${count}&behaviour=${behaviour}`,
    );
  }

  /** The address of a fake Nexus script on the test server, for `registerEnvironment`. */
  script(plan: Behaviour[], name = 'nexus'): string {
    return `/fake/nexus/${name}?id=${this.#id}&plan=${plan.join(',')}`;
  }

  calls(): NexusRecord['calls'] {
    return this.win.nexus.calls;
  }

  /** Answers the latest `Nexus.link`. */
  succeed(...answer: unknown[]): void {
    this.#latest().onSuccess!((answer.length ? answer[0] : SUCCESS) as NexusResponse);
  }

  /** Answers the latest `Nexus.link`. */
  exit(...answer: unknown[]): void {
    this.#latest().onExit!((answer.length ? answer[0] : INCOMPLETE) as NexusResponse);
  }

  /** The page may stand for a browser that has no `at()`. */
  #latest(): NexusLinkOptions {
    const { links } = this.win.nexus;
    return links[links.length - 1]!;
  }

  /** What axe finds on the whole page; the page needs `AXE` in its head. */
  async axe(): Promise<string[]> {
    const { violations } = await this.win.axe.run(this.doc);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** What reached the page's error handlers. */
  uncaught(): string[] {
    return this.win.uncaught;
  }
}

/** Whether a promise of a test page is unsettled after every task queued so far. */
export function isPending(promise: Promise<LinkOutcome | null>): Promise<boolean> {
  return Promise.race([
    promise.then(() => false),
    new Promise<true>((resolve) => setTimeout(() => resolve(true), 0)),
  ]);
}
