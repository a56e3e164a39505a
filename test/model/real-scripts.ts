import type { TestPage } from '../support/page.js';
import { ENVS, type Env, type NetworkBehaviour } from './model.js';

/** The scripts of a sequence: two environments with addresses of its own, and every tag for them. */
export class RealScripts {
  readonly #page: TestPage;
  readonly #addresses: Record<Env, string>;
  readonly #tags: Record<Env, Set<HTMLScriptElement>> = { one: new Set(), two: new Set() };
  readonly #unanswered: Record<Env, Set<HTMLScriptElement>> = { one: new Set(), two: new Set() };
  readonly #observer: MutationObserver;

  constructor(page: TestPage, sequence: number) {
    this.#page = page;
    const { win, doc } = page;
    const register = (env: Env) => {
      const scriptUrl = page.script(['hold'], `nexus-${sequence}-${env}`);
      win.payitoff.registerEnvironment(env, { scriptUrl });
      return new URL(scriptUrl, doc.baseURI).href;
    };
    this.#addresses = { one: register('one'), two: register('two') };
    this.#observer = new win.MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) this.#note(node);
    });
    this.#observer.observe(doc, { subtree: true, childList: true });
  }

  #note(node: Node): void {
    const tag = node as HTMLScriptElement;
    const env = this.envOf(tag.src);
    if (!env) return;
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

  /** How often the script of each environment was asked for. */
  requests(): number[] {
    return ENVS.map((env) => this.#tags[env].size);
  }

  /** All requests for one script come back. */
  async comeBack(env: Env, behaviour: NetworkBehaviour): Promise<void> {
    const asked = [...this.#unanswered[env]];
    this.#unanswered[env].clear();
    if (asked.length === 0) return;
    const back = asked.map(
      (tag) =>
        new Promise((resolve) => {
          tag.addEventListener('load', resolve);
          tag.addEventListener('error', resolve);
        }),
    );
    const { pathname } = new URL(this.#addresses[env]);
    await this.#page.respond(pathname, asked.length, behaviour);
    await Promise.all(back);
  }

  end(): void {
    this.#observer.disconnect();
    for (const env of ENVS) for (const tag of this.#tags[env]) tag.remove();
    this.#page.win.performance.clearResourceTimings();
  }
}
