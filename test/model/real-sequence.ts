import { sendKeys } from '@web/test-runner-commands';
import type { LinkOutcome } from '../../src/index.js';
import { tasks } from '../support/fake-clock.js';
import {
  SECOND,
  type Env,
  type Model,
  type NetworkBehaviour,
  type NexusAnswer,
  type NexusCall,
  type OpenAction,
  type OutcomeAction,
} from './model.js';
import { OUTCOMES, RealElement, shown } from './real-element.js';
import { RealNexus } from './real-nexus.js';
import type { RealPage } from './real-page.js';
import { RealScripts } from './real-scripts.js';

/** Milliseconds after an outcome. */
const FOCUS_LOOKS = 1100;

/** One sequence on the page; commands have the names they have in the model. */
export class RealSequence {
  readonly #real: RealPage;
  readonly #scripts: RealScripts;
  readonly #nexus: RealNexus;
  readonly #elements: [RealElement, RealElement];
  readonly #section: HTMLElement;
  /** What a listener on the window was told. */
  readonly #outcomes: string[] = [];
  readonly #noteOutcome: (event: CustomEvent<LinkOutcome>) => void;

  constructor(real: RealPage) {
    this.#real = real;
    const { win, doc } = real.page;
    this.#scripts = new RealScripts(real.page, (real.sequences += 1));
    this.#nexus = new RealNexus(win, (src) => this.#scripts.envOf(src));
    this.#noteOutcome = ({ target, detail }) => {
      if (!real.isProbe(target)) this.#outcomes.push(shown(detail));
    };
    for (const type of OUTCOMES) win.addEventListener(type, this.#noteOutcome);
    const [one, two] = [new RealElement(win), new RealElement(win)];
    one.other = two;
    two.other = one;
    this.#elements = [one, two];
    this.#section = doc.querySelector('section')!;
    for (const { form, element } of this.#elements) {
      form.append(element);
      this.#section.append(form);
    }
  }

  #get(index: number): RealElement {
    return this.#elements[index]!;
  }

  // Commands of the page's code and of the borrower.

  set(index: number, attribute: string, value: string | null): void {
    const { element } = this.#get(index);
    if (value === null) element.removeAttribute(attribute);
    else element.setAttribute(attribute, value);
  }

  open(index: number): void {
    this.#get(index).open();
  }

  click(index: number): void {
    const { element } = this.#get(index);
    if (element.isConnected) element.click();
  }

  async press(index: number): Promise<void> {
    const { element } = this.#get(index);
    if (!element.isConnected || element.disabled) return;
    this.#real.page.win.focus();
    element.focus();
    await sendKeys({ press: 'Enter' });
    this.#real.rest();
  }

  formReset(index: number): void {
    this.#get(index).form.reset();
  }

  load(index: number): void {
    this.#get(index).load();
  }

  hover(index: number): void {
    const { element } = this.#get(index);
    const { PointerEvent } = this.#real.page.win;
    if (element.isConnected) element.dispatchEvent(new PointerEvent('pointerenter'));
  }

  reset(index: number): void {
    this.#get(index).element.reset();
  }

  remove(index: number): void {
    this.#get(index).element.remove();
  }

  insert(index: number): void {
    const { form, element } = this.#get(index);
    form.append(element);
  }

  pageshow(): void {
    const { win } = this.#real.page;
    win.dispatchEvent(new win.PageTransitionEvent('pageshow', { persisted: true }));
  }

  onOpen(index: number, action: OpenAction): void {
    this.#get(index).onOpen = action;
  }

  onOutcome(index: number, action: OutcomeAction): void {
    this.#get(index).onOutcome = action;
  }

  nextCall(call: NexusCall): void {
    this.#nexus.nextCall = call;
  }

  answer(age: number, kind: NexusAnswer): void {
    this.#nexus.answer(age, kind);
  }

  // Commands of the page's other code.

  pageInit(): void {
    this.#nexus.pageInit();
  }

  pageLink(): void {
    this.#nexus.pageLink();
  }

  addTag(env: Env, leaves: boolean): void {
    this.#scripts.addTag(env, leaves);
  }

  // Commands of the outside world.

  network(env: Env, behaviour: NetworkBehaviour): Promise<void> {
    return this.#scripts.comeBack(env, behaviour);
  }

  second(): Promise<void> {
    return this.#real.clock.pass(SECOND);
  }

  /** Also what only waits for the end of the task. */
  settle(): Promise<void> {
    return this.#real.clock.pass(0);
  }

  // What there is to see.

  /** All that a page can see, in the words of the model. */
  view(model: Model) {
    const askable = model.askable();
    return {
      elements: this.#elements.map((element) => element.view()),
      outcomes: this.#outcomes,
      links: this.#nexus.links,
      tags: this.#scripts.tags(),
      requests: this.#scripts.requests(),
      lock: askable && this.#real.ask(askable),
    };
  }

  /** What must hold at any time: the reasons why it does not. */
  complaints(): string[] {
    const { page, written } = this.#real;
    const told = written.filter((text) => !text.startsWith('warn: <payitoff-link> '));
    const leaked = written.filter((text) => /key-|uuid-/.test(text));
    const twice = written.filter((text, index) => written.indexOf(text) !== index);
    return [...page.uncaught(), ...told, ...leaked, ...twice, ...this.#scripts.askedAgain];
  }

  /** Takes everything away, and sees that nothing is left running and that the page is free. */
  async end(): Promise<string[]> {
    const { page, clock } = this.#real;
    const { win } = page;
    for (const { form, element } of this.#elements) {
      element.remove();
      form.remove();
    }
    for (const type of OUTCOMES) win.removeEventListener(type, this.#noteOutcome);
    this.#scripts.end();
    // So long the element looks whether the focus is lost.
    await clock.pass(FOCUS_LOOKS);
    const complaints = clock.pending() > 0 ? [`${clock.pending()} timers are left`] : [];
    win.Nexus = { init() {}, link() {} };
    const told = this.#real.ask('one');
    if (told !== 'free') complaints.push(`another element cannot open: ${told}`);
    this.#real.forgetProbe();
    delete (win as Partial<typeof win>).Nexus;
    win.log.length = 0;
    await tasks();
    return complaints;
  }
}
