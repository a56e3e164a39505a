import { css } from './dialog.styles.js';
import { signIn, type SimulatedEnvironment } from './rules.js';

/** How the borrower, or the developer at the keyboard, ends the workflow. */
export interface DialogAnswers {
  /** "I'm Done". */
  done(): void;
  /** Anything else. */
  leave(status: 'incomplete' | 'illegal' | 'error'): void;
}

/** Invented: real servicers' names are not ours to use. */
const SERVICERS = [
  { name: 'Bramblegate Servicing', loans: 'Federal loans', hue: 150 },
  { name: 'Fernhollow Student Loans', loans: 'Federal and private loans', hue: 95 },
  { name: 'Lanternfield Education Finance', loans: 'Private loans', hue: 45 },
  { name: 'Oakenquill Loan Services', loans: 'Federal loans', hue: 20 },
  { name: 'Quillmoor Lending', loans: 'Private loans and refinancing', hue: 265 },
  { name: 'Thistlewick Financial', loans: 'Federal and private loans', hue: 320 },
];
type Servicer = (typeof SERVICERS)[number];

const STEPS = ['Choose', 'Sign in', 'Review'] as const;
type Step = (typeof STEPS)[number];

const TITLE = {
  simulator: 'Simulated Nexus',
  sandbox: 'Simulated sandbox',
  production: 'Simulated production',
};

/**
 * Opens the workflow a borrower sees, as a modal dialog above the page.
 *
 * @returns a function that takes it away again, with the focus back where it was. Answers close nothing by
 * themselves.
 */
export function openDialog(environment: SimulatedEnvironment, answers: DialogAnswers): () => void {
  const connected = new Set<Servicer>();
  let view = make('section');
  /** What the confirmation covers. */
  let covered: { view: HTMLElement; focus: HTMLElement | null } | undefined;

  const steps = STEPS.map((step) => make('li', {}, make('span', {}, step)));
  const stage = make('div', { class: 'stage' }, view);
  const dialog = make(
    'dialog',
    { lang: 'en', dir: 'ltr', 'aria-labelledby': 'title', 'aria-describedby': 'notice' },
    make(
      // In a dialog it is no banner of the page, but counts as one.
      'header',
      { role: 'none' },
      make('p', { class: 'brand' }, TITLE[environment]),
      button('close', confirm, { 'aria-label': 'Close' }, icon('M5 5l10 10M15 5L5 15')),
    ),
    make('ol', { class: 'steps', 'aria-label': 'Steps' }, ...steps),
    stage,
    make(
      'footer',
      { role: 'none' },
      make('p', { id: 'notice' }, make('strong', {}, 'This is a simulation:'), ' nothing is sent anywhere.'),
      make(
        'details',
        {},
        make('summary', {}, 'Simulate another answer'),
        make('p', {}, 'Close Nexus as if it had answered onExit with the status:'),
        make(
          'div',
          { class: 'choices' },
          button('secondary', () => answers.leave('illegal'), {}, 'illegal'),
          button('secondary', () => answers.leave('error'), {}, 'error'),
        ),
      ),
    ),
  );

  function show(step: Step | undefined, next: HTMLElement, focus: HTMLElement | null): void {
    // A password that was typed but not sent does not wait in a field for the borrower to come back.
    for (const field of view.querySelectorAll('input')) if (field.type === 'password') field.value = '';
    view.replaceWith(next);
    view = next;
    stage.scrollTop = 0;
    if (step) {
      const current = STEPS.indexOf(step);
      steps.forEach((item, index) => {
        item.className = index < current ? 'past' : '';
        if (index === current) item.setAttribute('aria-current', 'step');
        else item.removeAttribute('aria-current');
      });
    }
    focus?.focus();
  }

  function chooseServicer(): void {
    const title = heading('Choose your loan servicer');
    const next = make(
      'section',
      {},
      title,
      make('p', {}, 'Pick one to start with. You can add others after it.'),
      make(
        'ul',
        { class: 'cards' },
        ...SERVICERS.map((servicer) =>
          make(
            'li',
            {},
            button(
              'card',
              () => askSignIn(servicer),
              {},
              ...face(servicer, connected.has(servicer) ? 'Connected' : servicer.loans),
              icon('M8 5l5 5-5 5'),
            ),
          ),
        ),
      ),
      actions(
        connected.size > 0 && button('secondary', review, {}, 'Back'),
        button('secondary', confirm, {}, 'Cancel'),
      ),
    );
    show('Choose', next, title);
  }

  function askSignIn(servicer: Servicer, refused = ''): void {
    const username = field('username', 'Username', 'text');
    const password = field('password', 'Password', 'password');
    const next = form(
      `Sign in to ${servicer.name}`,
      [
        make('p', {}, 'Use any username and password you like.'),
        alert([username, password], refused),
        username.row,
        password.row,
        make(
          'p',
          { class: 'hint' },
          'Usernames with a part to play: ',
          make('code', {}, 'bad'),
          ' fails to sign in, ',
          make('code', {}, 'challenge'),
          ' is asked a question, ',
          make('code', {}, 'failchallenge'),
          ' is asked one and fails.',
        ),
      ],
      'Sign in',
      chooseServicer,
      () => {
        const result = signIn(username.take(), password.take());
        if (result === 'refused') {
          askSignIn(servicer, 'We couldn’t sign you in. Check your username and password, and try again.');
        } else if (result === 'connected') {
          connect(servicer);
        } else {
          askChallenge(servicer, result === 'challenge');
        }
      },
    );
    show('Sign in', next, username.input);
  }

  function askChallenge(servicer: Servicer, accepts: boolean, refused = ''): void {
    const answer = field('answer', 'What was the name of your first pet?', 'text');
    const next = form(
      'One more question',
      [
        make('p', {}, `${servicer.name} wants to be sure that it is you.`),
        alert([answer], refused),
        answer.row,
      ],
      'Continue',
      () => askSignIn(servicer),
      () => {
        answer.take();
        if (accepts) connect(servicer);
        else askChallenge(servicer, accepts, 'That answer doesn’t match. Your account was not connected.');
      },
    );
    show('Sign in', next, answer.input);
  }

  function connect(servicer: Servicer): void {
    connected.add(servicer);
    review();
  }

  function review(): void {
    const title = heading('Your connected accounts');
    const next = make(
      'section',
      {},
      title,
      make('p', {}, "Add every servicer you pay, then press I'm Done."),
      make(
        'ul',
        { class: 'cards' },
        ...[...connected].map((servicer) =>
          make('li', { class: 'card' }, ...face(servicer, 'Connected'), icon('M4.5 10.5l3.5 3.5 7.5-8')),
        ),
      ),
      button('another', chooseServicer, {}, icon('M10 4v12M4 10h12'), 'Connect another'),
      actions(
        button('secondary', confirm, {}, 'Cancel'),
        button('primary', () => answers.done(), {}, "I'm Done"),
      ),
    );
    show('Review', next, title);
  }

  function confirm(): void {
    if (covered) return;
    covered = { view, focus: root.activeElement as HTMLElement | null };
    const title = heading('Leave without finishing?');
    const next = make(
      'section',
      {},
      title,
      make('p', {}, 'Your servicers will not be linked. You can come back and do this later.'),
      actions(
        button('secondary', () => answers.leave('incomplete'), {}, 'Leave'),
        button('primary', keepGoing, {}, 'Keep going'),
      ),
    );
    show(undefined, next, title);
  }

  function keepGoing(): void {
    const back = covered!;
    covered = undefined;
    show(undefined, back.view, back.focus);
  }

  function heading(text: string): HTMLElement {
    return make('h2', { id: 'title', tabindex: '-1' }, text);
  }

  function form(
    title: string,
    content: Node[],
    submit: string,
    back: () => void,
    onSubmit: () => void,
  ): HTMLElement {
    const element = make(
      'form',
      { 'aria-labelledby': 'title', autocomplete: 'off' },
      ...content,
      actions(
        button('secondary', back, {}, 'Back'),
        button('secondary', confirm, {}, 'Cancel'),
        make('button', { class: 'primary', type: 'submit' }, submit),
      ),
    );
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      onSubmit();
    });
    return make('section', {}, heading(title), element);
  }

  // Browsers let a second Escape close a dialog without asking: ours asks each time. On the document, because a
  // click beside the controls takes the focus out of the dialog.
  const closed = new AbortController();
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      if (covered) keepGoing();
      else confirm();
    },
    { capture: true, signal: closed.signal },
  );
  // A phone's back gesture is no key.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    confirm();
  });
  // Whatever else closes it is leaving: no flow stays without an answer.
  dialog.addEventListener('close', () => {
    if (!closed.signal.aborted) answers.leave('incomplete');
  });

  const host = make('payitoff-nexus-simulator');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(dialog);
  document.body.append(host);
  // A page that says which schemes it has gets one of these; on any other, the reader's own choice counts.
  const scheme = getComputedStyle(document.body).colorScheme;
  dialog.style.colorScheme = scheme && scheme !== 'normal' ? scheme : 'light dark';
  dialog.showModal();
  chooseServicer();

  return () => {
    closed.abort();
    for (const input of dialog.querySelectorAll('input')) input.value = '';
    dialog.close();
    host.remove();
  };
}

function face(servicer: Servicer, detail: string): Node[] {
  const badge = make('span', { class: 'badge', 'aria-hidden': 'true' }, servicer.name.charAt(0));
  badge.style.setProperty('--hue', String(servicer.hue));
  return [
    badge,
    make('span', { class: 'words' }, make('strong', {}, servicer.name), ' ', make('small', {}, detail)),
  ];
}

function field(id: string, label: string, type: 'text' | 'password') {
  const input = make('input', {
    id,
    type,
    required: '',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  });
  return {
    input,
    row: make('p', { class: 'field' }, make('label', { for: id }, label), input),
    /** Reads what was typed and leaves nothing of it. */
    take(): string {
      const { value } = input;
      input.value = '';
      return value;
    },
  };
}

/** Says why `fields` were refused, or nothing. */
function alert(fields: { input: HTMLInputElement }[], text: string): HTMLElement {
  const element = make('p', { id: 'refused', class: 'alert', role: 'alert' }, text);
  element.hidden = !text;
  for (const { input } of text ? fields : []) {
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', 'refused');
  }
  return element;
}

function actions(...buttons: (HTMLElement | false)[]): HTMLElement {
  return make('div', { class: 'actions' }, ...buttons.filter((item) => item !== false));
}

function button(
  look: string,
  onClick: () => void,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const element = make('button', { type: 'button', class: look, ...attributes }, ...children);
  element.addEventListener('click', onClick);
  return element;
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes?: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag];
function make(tag: string, attributes?: Record<string, string>, ...children: (Node | string)[]): HTMLElement;
function make(tag: string, attributes: Record<string, string> = {}, ...children: (Node | string)[]) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
