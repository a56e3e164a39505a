import type { LinkOutcome, PayitoffLink } from '../../src/index.js';
import type { PageWindow } from '../support/page.js';
import type { OpenAction, OutcomeAction } from './model.js';

export const OUTCOMES = [
  'payitoff-success',
  'payitoff-incomplete',
  'payitoff-illegal',
  'payitoff-error',
] as const;

/** An outcome in the words of the model. */
export function shown(outcome: LinkOutcome): string {
  const code = outcome.status === 'error' && outcome.code !== 'nexus-error' && outcome.code;
  return `${outcome.status} ${code || outcome.message}`;
}

/** An element, what it has told so far, and what of it was wrong. */
export class RealElement {
  readonly element: PayitoffLink;
  /** The form it is in, when it is on the page. */
  readonly form: HTMLFormElement;
  /** What the next listener does. */
  onOpen: OpenAction | undefined;
  onOutcome: OutcomeAction | undefined;
  /** The other one on the page. */
  other!: RealElement;
  readonly #win: PageWindow;
  readonly #events: string[] = [];
  readonly #complaints: string[] = [];
  readonly #opens: Promise<unknown>[] = [];
  readonly #results = new Map<Promise<unknown>, string>();
  readonly #loads: { result: string }[] = [];
  readonly #details = new Set<unknown>();
  #state: string;

  constructor(win: PageWindow) {
    this.#win = win;
    this.element = win.document.createElement('payitoff-link');
    this.element.name = 'borrower';
    this.form = win.document.createElement('form');
    this.form.addEventListener('submit', (event) => event.preventDefault());
    this.#state = this.element.state;
    this.#listen();
  }

  #listen(): void {
    const { element } = this;
    element.addEventListener('payitoff-open', (event) => {
      this.#events.push(`open ${event.detail.env} ${event.detail.uuid}`);
      const action = this.onOpen;
      this.onOpen = undefined;
      if (action === 'cancel') event.preventDefault();
      else if (action) element[action]();
    });
    for (const type of OUTCOMES) {
      element.addEventListener(type, ({ detail }) => this.#handleOutcome(type, detail));
    }
    element.addEventListener('payitoff-statechange', ({ detail }) => {
      const { state, previous } = detail;
      if (previous !== this.#state || state === this.#state || element.state !== state) {
        this.#complaints.push(`from ${this.#state} a change from ${previous} to ${state}`);
      }
      this.#state = state;
    });
  }

  #handleOutcome(type: string, detail: LinkOutcome): void {
    this.#details.add(detail);
    this.#events.push(shown(detail));
    if (type !== (detail.status === 'complete' ? 'payitoff-success' : `payitoff-${detail.status}`)) {
      this.#complaints.push(`${type} with status ${detail.status}`);
    }
    const action = this.onOutcome;
    this.onOutcome = undefined;
    if (action === 'open') this.open();
    else if (action === 'open other') this.other.open();
    else if (action) this.element[action]();
  }

  open(): void {
    const promise = this.element.open();
    this.#opens.push(promise);
    if (this.#results.has(promise)) return;
    this.#results.set(promise, 'pending');
    promise.then(
      (outcome) => {
        this.#results.set(promise, outcome ? shown(outcome) : 'null');
        if (outcome && !this.#details.has(outcome)) {
          this.#complaints.push('open() settled with what no event told');
        }
      },
      () => this.#results.set(promise, 'rejected'),
    );
  }

  load(): void {
    const { LinkError } = this.#win.payitoff;
    const entry = { result: 'pending' };
    this.#loads.push(entry);
    this.element.load().then(
      () => (entry.result = 'done'),
      (error) => (entry.result = error instanceof LinkError ? error.code : String(error)),
    );
  }

  /** All that a page can see of it, in the words of the model. */
  view() {
    const { state, outcome, value } = this.element;
    return {
      state: this.#state === state ? state : `${state}, by its events ${this.#state}`,
      outcome: outcome && shown(outcome),
      value,
      submitted: new this.#win.FormData(this.form).get('borrower'),
      valid: this.element.validity.valid,
      events: this.#events,
      opens: this.#opens.map((promise) => `${this.#opens.indexOf(promise)} ${this.#results.get(promise)}`),
      loads: this.#loads.map(({ result }) => result),
      ...(this.#complaints.length > 0 && { complaints: this.#complaints }),
    };
  }
}
