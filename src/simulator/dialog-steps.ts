/** The steps of the workflow. Each function returns a section, which the dialog shows in place of the last one. */
import { button, h, icon, TextField, type Child } from './markup.js';
import { SERVICERS, type Servicer } from './servicers.js';

interface StepCallbacks {
  onBack: () => void;
  onCancel: () => void;
}

/** Choose a loan servicer. The first time there is no step to go back to. */
export function chooseStep(
  connected: ReadonlySet<Servicer>,
  { onChoose, onBack, onCancel }: StepCallbacks & { onChoose: (servicer: Servicer) => void },
): HTMLElement {
  return h(
    'section',
    null,
    heading('Choose your loan servicer'),
    h('p', null, 'Start with any one. You can add others afterwards.'),
    h(
      'ul',
      { class: 'cards' },
      ...SERVICERS.map((servicer) => {
        const detail = connected.has(servicer) ? 'Connected' : servicer.loans;
        const card = servicerCard(servicer, detail, 'M8 5l5 5-5 5');
        return h(
          'li',
          null,
          button('card', () => onChoose(servicer), ...card),
        );
      }),
    ),
    actions(
      connected.size > 0 && button('secondary', onBack, 'Back'),
      button('secondary', onCancel, 'Cancel'),
    ),
  );
}

/** Sign in to the servicer. `alert` says why the last attempt failed, if it did. */
export function signInStep(
  servicer: Servicer,
  alert: string,
  { onSubmit, ...callbacks }: StepCallbacks & { onSubmit: (username: string, password: string) => void },
): HTMLElement {
  const username = new TextField('username', 'Username');
  const password = new TextField('password', 'Password', 'password');
  return formSection(
    `Sign in to ${servicer.name}`,
    [
      h('p', null, 'Use any username and password you like.'),
      alertFor([username, password], alert),
      username.row,
      password.row,
      scenarioHint(),
    ],
    { ...callbacks, submit: 'Sign in', onSubmit: () => onSubmit(username.take(), password.take()) },
  );
}

function scenarioHint(): HTMLElement {
  return h(
    'p',
    { class: 'hint' },
    'Usernames for testing: ',
    h('code', null, 'bad'),
    ' fails to sign in, ',
    h('code', null, 'challenge'),
    ' is asked a question, ',
    h('code', null, 'failchallenge'),
    ' is asked one and fails.',
  );
}

/** Answer a security question. `alert` says why the last answer failed, if it did. */
export function challengeStep(
  servicer: Servicer,
  alert: string,
  { onSubmit, ...callbacks }: StepCallbacks & { onSubmit: () => void },
): HTMLElement {
  const answer = new TextField('answer', 'What was the name of your first pet?');
  return formSection(
    'One more question',
    [h('p', null, `${servicer.name} needs to make sure it’s you.`), alertFor([answer], alert), answer.row],
    {
      ...callbacks,
      submit: 'Continue',
      onSubmit() {
        answer.take();
        onSubmit();
      },
    },
  );
}

/** Review what is connected, and finish. */
export function reviewStep(
  connected: Iterable<Servicer>,
  { onConnectAnother, onCancel, onDone }: Record<'onConnectAnother' | 'onCancel' | 'onDone', () => void>,
): HTMLElement {
  return h(
    'section',
    null,
    heading('Your connected accounts'),
    h('p', null, "Connect every servicer you have loans with, then press I'm Done."),
    h(
      'ul',
      { class: 'cards' },
      ...Array.from(connected, (servicer) =>
        h('li', { class: 'card' }, ...servicerCard(servicer, 'Connected', 'M4.5 10.5l3.5 3.5 7.5-8')),
      ),
    ),
    button('another', onConnectAnother, icon('M10 4v12M4 10h12'), 'Connect another'),
    actions(button('secondary', onCancel, 'Cancel'), button('primary', onDone, "I'm Done")),
  );
}

/** Leave without finishing, or go back to where the borrower was. */
export function confirmStep({
  onLeave,
  onKeepGoing,
}: Record<'onLeave' | 'onKeepGoing', () => void>): HTMLElement {
  return h(
    'section',
    null,
    heading('Leave without finishing?'),
    h('p', null, 'Your servicers won’t be linked. You can come back and do this later.'),
    actions(button('secondary', onLeave, 'Leave'), button('primary', onKeepGoing, 'Keep going')),
  );
}

function formSection(
  title: string,
  fields: HTMLElement[],
  { submit, onSubmit, onBack, onCancel }: StepCallbacks & { submit: string; onSubmit: () => void },
): HTMLElement {
  const form = h(
    'form',
    { 'aria-labelledby': 'title', autocomplete: 'off' },
    ...fields,
    actions(
      button('secondary', onBack, 'Back'),
      button('secondary', onCancel, 'Cancel'),
      h('button', { class: 'primary', type: 'submit' }, submit),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onSubmit();
  });
  return h('section', null, heading(title), form);
}

/** The heading names the dialog, and takes the focus in a step without fields. */
function heading(text: string): HTMLElement {
  return h('h2', { id: 'title', tabindex: '-1' }, text);
}

function actions(...buttons: Child[]): HTMLElement {
  return h('div', { class: 'actions' }, ...buttons);
}

/** An error message for these fields; hidden while there is none. */
function alertFor(fields: TextField[], text: string): HTMLElement {
  const alert = h('p', { id: 'alert', class: 'alert', role: 'alert' }, text);
  alert.hidden = !text;
  for (const { input } of text ? fields : []) {
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', 'alert');
  }
  return alert;
}

function servicerCard({ name, hue }: Servicer, detail: string, iconPath: string): Child[] {
  const badge = h('span', { class: 'badge', 'aria-hidden': 'true' }, name.charAt(0));
  // Not as an attribute: a policy without unsafe-inline refuses that.
  badge.style.setProperty('--hue', String(hue));
  return [
    badge,
    h('span', { class: 'words' }, h('strong', null, name), ' ', h('small', null, detail)),
    icon(iconPath),
  ];
}
