import { footer, header, Progress, type StepName } from './dialog-frame.js';
import { chooseStep, challengeStep, confirmStep, reviewStep, signInStep } from './dialog-steps.js';
import { h } from './markup.js';
import { showModal } from './modal.js';
import { signIn, type SimulatedEnvironment } from './rules.js';
import type { Servicer } from './servicers.js';
import { addStyles, isDark } from './theme.js';

/** How the borrower, or the developer at the keyboard, ends the workflow. Neither closes the dialog by itself. */
export interface DialogCallbacks {
  /** "I'm Done". */
  onDone(): void;
  /** Any other way. */
  onExit(status: 'incomplete' | 'illegal' | 'error'): void;
}

/** The workflow a borrower sees, as a modal dialog above the page. */
export class SimulatorDialog {
  readonly #callbacks: DialogCallbacks;
  readonly #connected = new Set<Servicer>();
  readonly #progress = new Progress();
  readonly #stage = h('div', { class: 'stage' });
  readonly #host = h('payitoff-nexus-simulator', null);
  readonly #root = this.#host.attachShadow({ mode: 'open' });
  readonly #dialog: HTMLDialogElement;
  #closeModal: (() => void) | undefined;
  #section = h('section', null);
  /** The step that the confirmation stands in front of. */
  #interrupted: { section: HTMLElement; focused: HTMLElement | null } | undefined;

  constructor(environment: SimulatedEnvironment, callbacks: DialogCallbacks) {
    this.#callbacks = callbacks;
    this.#stage.append(this.#section);
    this.#dialog = h(
      'dialog',
      { lang: 'en', dir: 'ltr', 'aria-labelledby': 'title', 'aria-describedby': 'notice' },
      header(environment, () => this.#confirm()),
      this.#progress.element,
      this.#stage,
      footer((status) => callbacks.onExit(status)),
    );
  }

  /** False once the page has removed the dialog, as by emptying its body. */
  get isConnected(): boolean {
    return this.#host.isConnected;
  }

  /** Shows the dialog, with its first step. */
  open(): void {
    addStyles(this.#root);
    this.#root.append(this.#dialog);
    // A script in the head runs before there is a body.
    (document.body ?? document.documentElement).append(this.#host);
    if (isDark()) this.#dialog.className = 'dark';
    this.#closeModal = showModal(this.#dialog, () => this.#handleDismiss());
    this.#choose();
  }

  /** Takes the dialog away without a callback. The focus returns to where it was. */
  close(): void {
    for (const input of this.#dialog.querySelectorAll('input')) input.value = '';
    this.#closeModal?.();
    this.#host.remove();
  }

  #choose(): void {
    const section = chooseStep(this.#connected, {
      onChoose: (servicer) => this.#signIn(servicer),
      onBack: () => this.#review(),
      onCancel: () => this.#confirm(),
    });
    this.#show('Choose', section);
  }

  #signIn(servicer: Servicer, alert = ''): void {
    const section = signInStep(servicer, alert, {
      onSubmit: (username, password) => this.#handleSignIn(servicer, username, password),
      onBack: () => this.#choose(),
      onCancel: () => this.#confirm(),
    });
    this.#show('Sign in', section);
  }

  #handleSignIn(servicer: Servicer, username: string, password: string): void {
    const result = signIn(username, password);
    switch (result) {
      case 'connected':
        return this.#connect(servicer);
      case 'refused':
        return this.#signIn(
          servicer,
          'We couldn’t sign you in. Check your username and password, and try again.',
        );
      default:
        return this.#challenge(servicer, result === 'challenge');
    }
  }

  #challenge(servicer: Servicer, acceptsAnswer: boolean, alert = ''): void {
    const section = challengeStep(servicer, alert, {
      onSubmit: () => {
        if (acceptsAnswer) this.#connect(servicer);
        else this.#challenge(servicer, false, 'That answer doesn’t match. Your account wasn’t connected.');
      },
      onBack: () => this.#signIn(servicer),
      onCancel: () => this.#confirm(),
    });
    this.#show('Sign in', section);
  }

  #connect(servicer: Servicer): void {
    this.#connected.add(servicer);
    this.#review();
  }

  #review(): void {
    const section = reviewStep(this.#connected, {
      onConnectAnother: () => this.#choose(),
      onCancel: () => this.#confirm(),
      onDone: () => this.#callbacks.onDone(),
    });
    this.#show('Review', section);
  }

  #show(step: StepName, section: HTMLElement): void {
    this.#progress.current = step;
    this.#replaceSection(section, section.querySelector('input') ?? section.querySelector('h2'));
  }

  /** Asks whether to leave. The step stays as it is behind the question. */
  #confirm(): void {
    if (this.#interrupted) return;
    const focused = this.#root.activeElement as HTMLElement | null;
    this.#interrupted = { section: this.#section, focused };
    const section = confirmStep({
      onLeave: () => this.#callbacks.onExit('incomplete'),
      onKeepGoing: () => this.#keepGoing(),
    });
    this.#replaceSection(section, section.querySelector('h2'));
  }

  /** Asks each time: an Escape too many never ends the workflow. */
  #handleDismiss(): void {
    if (this.#interrupted) this.#keepGoing();
    else this.#confirm();
  }

  #keepGoing(): void {
    const { section, focused } = this.#interrupted!;
    this.#interrupted = undefined;
    this.#replaceSection(section, focused);
  }

  #replaceSection(section: HTMLElement, focused: HTMLElement | null): void {
    // A password that was typed but not sent does not wait in its field for the borrower to come back.
    for (const field of this.#section.querySelectorAll<HTMLInputElement>('[type=password]')) field.value = '';
    this.#section.replaceWith(section);
    this.#section = section;
    this.#stage.scrollTop = 0;
    focused?.focus();
  }
}
