import type {
  NexusApi,
  NexusInitOptions,
  NexusLinkOptions,
  NexusResponse,
} from '../../src/nexus/nexus-api.js';
import type { PageWindow } from '../support/page.js';
import type { NexusAnswer, NexusCall } from './model.js';

/** The Nexus of a sequence: how it was called, and what it answers. */
export class RealNexus {
  /** What the next call does before it returns. */
  nextCall: NexusCall | undefined;
  /** Each `Nexus.link`, with what `init` had told that Nexus. */
  readonly links: string[] = [];
  readonly #win: PageWindow;
  readonly #nameOf: (src: string) => string | undefined;
  readonly #linkCalls: (NexusLinkOptions | undefined)[] = [];
  /** What each Nexus was last told. */
  readonly #inits = new WeakMap<object, string>();
  #answers = 0;

  /** @param nameOf the environment of a script's address. */
  constructor(win: PageWindow, nameOf: (src: string) => string | undefined) {
    this.#win = win;
    this.#nameOf = nameOf;
    win.nexus = {
      calls: [],
      links: [],
      onInit: (options) => this.#handleInit(options),
      onLink: (options) => this.#handleLink(options),
    };
  }

  get #current(): { source: string } {
    return this.#win.Nexus as unknown as { source: string };
  }

  #handleInit({ nexus_key, uuid = '' }: NexusInitOptions): void {
    const init = `${nexus_key} ${uuid}`;
    this.#inits.delete(this.#current);
    this.#throwIfTold();
    this.#inits.set(this.#current, init);
  }

  #handleLink(options: NexusLinkOptions): void {
    this.#throwIfTold();
    this.links.push(`${this.#nameOf(this.#current.source)} ${this.#inits.get(this.#current)}`);
    // The next link needs an init of its own.
    this.#inits.delete(this.#current);
    this.#linkCalls.push(options);
    const call = this.nextCall;
    this.nextCall = undefined;
    if (call) this.#respond(options, call === 'success' ? 'success' : 'incomplete');
    if (call === 'incomplete, throws') throw new Error('as told');
  }

  #throwIfTold(): void {
    if (this.nextCall !== 'throws') return;
    this.nextCall = undefined;
    this.#linkCalls.push(undefined);
    throw new Error('as told');
  }

  pageInit(): void {
    this.#call(({ init }) => init({ nexus_key: 'key-page', uuid: 'uuid-page' }));
  }

  pageLink(): void {
    this.#call(({ init, link }) => {
      init({ nexus_key: 'key-page', uuid: 'uuid-page' });
      link({ onSuccess() {}, onExit() {} });
    });
  }

  #call(run: (nexus: NexusApi) => void): void {
    try {
      if (this.#win.Nexus) run(this.#win.Nexus);
    } catch {
      // As told.
    }
  }

  /** Answers the call of `Nexus.link` before which there were `age` later ones. */
  answer(age: number, kind: NexusAnswer): void {
    const call = this.#linkCalls.at(-1 - age);
    if (call) this.#respond(call, kind);
  }

  #respond({ onSuccess, onExit }: NexusLinkOptions, kind: NexusAnswer): void {
    this.#answers += 1;
    const result = { borrower: { uuid: `uuid-${this.#answers}` }, workflow: 'link' };
    const response = { message: `answer-${this.#answers}`, status: kind, result };
    if (kind === 'success') onSuccess!({ ...response, status: 'complete' });
    else if (kind === 'bare success') onSuccess!({ status: 'complete' } as NexusResponse);
    else onExit!(kind === 'nothing' ? (undefined as never) : response);
  }
}
