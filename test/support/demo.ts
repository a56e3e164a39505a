import type { PayitoffLink } from '../../src/index.js';
import type { PageWindow } from './page.js';

type DemoWindow = PageWindow & { violations: string[] };

let current: HTMLIFrameElement | undefined;

/** Where the test server has the site: it must work from any path. */
export const SITE = '/any/path';

/** A page of the site with its real headers, in a frame. It is taken away by the next call. */
export async function openDemo(path: string, { script = true, width = 900 } = {}) {
  current?.remove();
  const frame = document.createElement('iframe');
  frame.title = 'demo';
  frame.style.cssText = `width: ${width}px; height: 700px; border: 0`;
  if (!script) frame.setAttribute('sandbox', 'allow-same-origin allow-forms');
  current = frame;
  const loaded = () => new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = SITE + path;
  const ready = loaded();
  document.body.append(frame);
  await ready;

  const win = () => frame.contentWindow as DemoWindow;
  const doc = () => frame.contentDocument!;
  const find = <Found extends Element = HTMLElement>(selector: string) => {
    const found = doc().querySelector<Found>(selector);
    if (!found) throw new Error(`no ${selector} on ${path}`);
    return found;
  };
  const link = (id: string) => find<PayitoffLink>(`#${id}`);
  const dialog = () => doc().querySelector('payitoff-nexus-simulator')?.shadowRoot;

  return {
    frame,
    win,
    doc,
    find,
    link,
    press: (id: string) => link(id).shadowRoot!.querySelector('button')!.click(),
    /** Waits until the element is in this state, and its look with it. */
    async untilState(id: string, state: string) {
      while (link(id).state !== state) {
        await new Promise((resolve) =>
          link(id).addEventListener('payitoff-statechange', resolve, { once: true }),
        );
      }
      await link(id).updateComplete;
    },
    /** Presses controls of the simulator's dialog, found by how their names begin. */
    choose(...names: string[]) {
      for (const name of names) {
        const controls = [...dialog()!.querySelectorAll<HTMLElement>('button, summary')];
        const control = controls.find((element) =>
          (element.querySelector('strong') ?? element).textContent!.startsWith(name),
        );
        if (!control) throw new Error(`no control ${name} in the dialog`);
        control.click();
      }
    },
    /** Signs in at one servicer and is done: the borrower's whole way. */
    signIn() {
      this.choose('Bramblegate');
      for (const field of dialog()!.querySelectorAll('input')) field.value = 'anything';
      this.choose('Sign in', "I'm Done");
    },
    /** What is rendered of an element's own content, by slot. */
    shownSlots: (id: string) =>
      [...find(`#${id}`).children]
        .filter((child) => child.getClientRects().length > 0)
        .map((child) => child.getAttribute('slot') ?? ''),
    /** Waits for the page that `act` leads to. */
    async follow(act: () => void) {
      const next = loaded();
      act();
      await next;
    },
    /** What axe finds on the whole page, with its frames left out, and what is excluded. */
    async axe({ exclude = [] as string[], contrast = true } = {}) {
      const rules = { 'color-contrast': { enabled: contrast } };
      const { violations } = await win().axe.run({ include: [doc()], exclude }, { iframes: false, rules });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    /** What the page's policy stopped and what it threw: the test server puts the watch into the page. */
    complaints: () => [...win().violations, ...win().uncaught],
    /** Lets every task run that has been queued so far. */
    nextTask: () => new Promise<void>((resolve) => setTimeout(resolve, 0)),
  };
}

/** A page of the site, read and not run. */
export const readSitePage = async (path: string) =>
  new DOMParser().parseFromString(await (await fetch(SITE + path)).text(), 'text/html');

/** The addresses, from the site's root, that a page of it lists. */
export async function linksOf(path: string, selector: string): Promise<string[]> {
  const found = [...(await readSitePage(path)).querySelectorAll(selector)];
  return found.map((link) => {
    const { pathname } = new URL(link.getAttribute('href')!, location.origin + SITE + path);
    return pathname.slice(SITE.length);
  });
}
