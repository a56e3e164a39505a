import type { TestPage } from '../support/page.js';
import { ENVS, type Env, type NetworkBehaviour } from './model.js';

/** The scripts of a sequence: two environments with addresses of its own, and every tag for them. */
export class RealScripts {
  readonly #page: TestPage;
  readonly #addresses: Record<Env, string>;
  readonly #tags: Record<Env, Set<HTMLScriptElement>> = { one: new Set(), two: new Set() };
  readonly #unanswered: Record<Env, Set<HTMLScriptElement>> = { one: new Set(), two: new Set() };
  readonly #isWritten: Record<Env, boolean> = { one: false, two: false };
  readonly #answered = new Set<string>();
  readonly #observer: MutationObserver;
  /**
   * Addresses of retries that had been answered when they were asked for: a cache may answer them with what was bad then.
   * Unanswered ones may be the same, for the clock of the sequence does not move the one that retries are named by.
   */
  readonly askedAgain: string[] = [];

  constructor(page: TestPage, sequence: number) {
    this.#page = page;
    const { win, doc } = page;
    const register = (env: Env) => {
      const scriptUrl = page.script(['hold'], `nexus-${sequence}-${env}`);
      win.payitoff.registerEnvironment(env, { scriptUrl });
      return new URL(scriptUrl, doc.baseURI).href;
    };
    this.#addresses = { one: register('one'), two: register('two') };
    this.#observer = new win.MutationObserver((records) => this.#noteAll(records));
    this.#observer.observe(doc, { subtree: true, childList: true });
  }

  #noteAll(records: MutationRecord[]): void {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) this.#note(node);
  }

  #note(node: Node): void {
    const tag = node as HTMLScriptElement;
    const env = this.envOf(tag.src);
    if (!env) return;
    if (this.#answered.has(tag.src) && tag.src !== this.#addresses[env]) this.askedAgain.push(tag.src);
    this.#tags[env].add(tag);
    this.#unanswered[env].add(tag);
  }

  envOf(src = ''): Env | undefined {
    return ENVS.find((env) => src.replace(/&retry=\d+$/, '') === this.#addresses[env]);
  }

  /** How many tags of each environment are on the page. */
  tags(): number[] {
    return ENVS.map((env) => [...this.#page.doc.scripts].filter(({ src }) => this.envOf(src) === env).length);
  }

  /** Each request for the script of each environment: for its registered address, or for another one. */
  requests(): string[][] {
    const shown = (tag: HTMLScriptElement, env: Env) =>
      tag.src === this.#addresses[env] ? 'registered' : 'retry';
    return ENVS.map((env) => [...this.#tags[env]].map((tag) => shown(tag, env)));
  }

  /** A tag that the page's own code adds, once. */
  addTag(env: Env, leaves: boolean): void {
    this.#noteAll(this.#observer.takeRecords());
    if (this.#isWritten[env] || this.#unanswered[env].size > 0) return;
    this.#isWritten[env] = true;
    const tag = this.#page.doc.createElement('script');
    tag.src = this.#addresses[env];
    tag.onload = tag.onerror = () => leaves && tag.remove();
    this.#page.doc.head.append(tag);
  }

  /** The first unanswered request for one script comes back. */
  async comeBack(env: Env, behaviour: NetworkBehaviour): Promise<void> {
    const [tag] = this.#unanswered[env];
    if (!tag) return;
    this.#unanswered[env].delete(tag);
    const back = new Promise((resolve) => {
      tag.addEventListener('load', resolve);
      tag.addEventListener('error', resolve);
    });
    const { pathname, search } = new URL(tag.src);
    await this.#page.respond(pathname + search, 1, behaviour);
    await back;
    this.#answered.add(tag.src);
  }

  end(): void {
    this.#observer.disconnect();
    for (const env of ENVS) for (const tag of this.#tags[env]) tag.remove();
    this.#page.win.performance.clearResourceTimings();
  }
}
