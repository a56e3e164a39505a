import { sendKeys } from '@web/test-runner-commands';
import type { NexusApi, NexusResponse } from '../../src/nexus/nexus-api.js';
import type * as simulator from '../../src/simulator/index.js';
import { openPage, type PageSpec, type PageWindow } from './page.js';

export const KNOWN_UUID = '9e0cc73c-d450-44ea-857a-3030d3674572';
export const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** A call of one of the page's callbacks. */
export interface CallbackCall {
  callback: 'onSuccess' | 'onExit';
  response: NexusResponse;
}

type SimulatorWindow = PageWindow & { simulator: typeof simulator };

/** A page on which `window.simulator` is the module `payitoff-link/simulator`; by default without the element. */
export async function openSimulator(spec: PageSpec = {}) {
  const page = await openPage({
    entry: null,
    body: '<button id="opener">Link</button>',
    ...spec,
    head: `${spec.head ?? ''}
<script type="module"${spec.nonce ? ` nonce="${spec.nonce}"` : ''}>
  import * as simulator from '/built/simulator/index.js'; window.simulator = simulator;
</script>`,
  });
  const { simulator } = page.win as SimulatorWindow;
  return Object.assign(page, drive(page.win), { simulator });
}

/** Drives the dialog of the simulator on a page as a borrower does. */
export function drive(win: PageWindow) {
  const doc = win.document;
  const responses: CallbackCall[] = [];
  const waiting = new Set<() => void>();
  const record = (callback: CallbackCall['callback']) => (response: NexusResponse) => {
    responses.push({ callback, response });
    for (const resolve of waiting) resolve();
  };

  const host = () => doc.querySelector('payitoff-nexus-simulator');
  const root = () => host()!.shadowRoot!;
  const active = () => host()?.shadowRoot?.activeElement as HTMLElement | null;
  const nameOf = (element: Element | null) => {
    if (!element) return '';
    const label = (element as HTMLInputElement).labels?.[0] ?? element;
    const words = label.cloneNode(true) as Element;
    for (const hidden of words.querySelectorAll('[aria-hidden]')) hidden.remove();
    return element.ariaLabel ?? words.textContent;
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await sendKeys({ press: key });
      // WebKit's driver returns before the page has heard of the key.
      await new Promise((resolve) => win.setTimeout(resolve));
    }
  };
  /** Presses Tab until the control is reached whose name begins so. */
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await press('Tab');
      if (nameOf(active()).startsWith(name)) return;
    }
    throw new Error(`Tab does not reach ${JSON.stringify(name)}; the focus is on ${nameOf(active())}`);
  };
  const find = (name: string) => {
    const controls = [...root().querySelectorAll<HTMLElement>('button, summary, input')];
    const control = controls.find((element) => nameOf(element).startsWith(name));
    if (!control) throw new Error(`no control ${JSON.stringify(name)} in the dialog`);
    return control;
  };
  const choose = (...names: string[]) => names.forEach((name) => find(name).click());
  const fill = (name: string, value: string) => {
    const field = find(name) as HTMLInputElement;
    field.value = value;
    return field;
  };

  return {
    /** Every call of a callback so far. */
    responses,
    /** Callbacks for `Nexus.link` that record their calls. */
    callbacks: { onSuccess: record('onSuccess'), onExit: record('onExit') },
    /** Waits for that many calls, and returns the last one. */
    async untilResponse(count = 1): Promise<CallbackCall> {
      while (responses.length < count) {
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
      return responses.at(-1)!;
    },
    /** `Nexus.link` of this page. */
    link(api: NexusApi = win.Nexus) {
      api.link({ onSuccess: record('onSuccess'), onExit: record('onExit') });
    },
    host,
    root,
    active,
    nameOf,
    find,
    /** Presses controls of the dialog, found by how their names begin. */
    choose,
    fill,
    // Facts for assertions are words and truth values: a report on an element that differs takes minutes.
    /** Where on the page the focus is, the dialog being one place. */
    focused: () => (doc.activeElement?.id ? `#${doc.activeElement.id}` : doc.activeElement?.localName),
    isThere: () => Boolean(host()),
    isOpen: () => Boolean(host()?.shadowRoot?.querySelector('dialog')?.open),
    title: () => root().querySelector('h2')!.textContent,
    text: () => root().querySelector('dialog')!.innerText,
    refusal: () => root().querySelector<HTMLElement>('[role=alert]:not([hidden])')?.innerText,
    press,
    tabTo,
    async type(text: string) {
      // WebKit's driver loses the second of two equal letters in a row.
      for (const letter of text) await sendKeys({ type: letter });
    },
    /** From the list of servicers through the sign-in form, by pointer. */
    signIn(username: string, password = 'anything') {
      if (!root().querySelector('form')) choose('Bramblegate');
      fill('Username', username);
      fill('Password', password);
      choose('Sign in');
    },
  };
}

export type SimulatorPage = Awaited<ReturnType<typeof openSimulator>>;
