import type { PayitoffLink } from '../../src/index.js';
import { fakeClock } from '../support/fake-clock.js';
import { openPage, type TestPage } from '../support/page.js';
import type { Env } from './model.js';

/** A page for many sequences: the real element, loader and clean-up, on a fake network and clock. */
export class RealPage {
  readonly page: TestPage;
  readonly clock: ReturnType<typeof fakeClock>;
  /** Everything on the console. */
  readonly written: string[] = [];
  sequences = 0;
  /** An element of its own, by which the page is asked whether another one could open. */
  readonly #probe: PayitoffLink;
  #told = '';

  static async open(): Promise<RealPage> {
    return new RealPage(await openPage({ body: '<button id="rest">Rest</button><section></section>' }));
  }

  private constructor(page: TestPage) {
    this.page = page;
    this.clock = fakeClock(page.win);
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      page.win.console[method] = (...texts: unknown[]) =>
        void this.written.push(`${method}: ${texts.join(' ')}`);
    }
    this.#probe = this.#insertProbe();
    this.rest();
  }

  #insertProbe(): PayitoffLink {
    const { doc } = this.page;
    const probe = doc.createElement('payitoff-link');
    probe.addEventListener('payitoff-open', (event) => {
      this.#told = 'free';
      event.preventDefault();
    });
    probe.addEventListener('payitoff-error', ({ detail }) => (this.#told = detail.code));
    Object.assign(probe, { preload: 'none', nexusKey: 'key-probe' });
    doc.querySelector('main')!.append(probe);
    return probe;
  }

  /** Focus is where no element takes it back: who has it again would begin a preload. */
  rest(): void {
    this.page.doc.querySelector<HTMLElement>('#rest')!.focus();
  }

  isProbe(target: EventTarget | null): boolean {
    return target === this.#probe;
  }

  /** Whether another element could open now: `free`, or the code of the error that it would get. */
  ask(env: Env): string {
    this.#told = '';
    this.#probe.env = env as never;
    void this.#probe.open();
    return this.#told;
  }

  forgetProbe(): void {
    this.#probe.reset();
  }
}
