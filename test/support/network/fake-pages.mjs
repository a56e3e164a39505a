import { responseOf } from './behaviours.mjs';

/**
 * @typedef {{ url: string, address: string, release(behaviour?: string): void }} HeldRequest
 * @typedef {{ html: string, headers?: object, vendor?: Record<string, string[]> }} Spec
 * @typedef {{ spec: Spec, requests: string[], held: Set<HeldRequest>, onHeld(): void, early: boolean }} FakePage
 */

/** What the network knows of each test page: its markup, how scripts behave on it, and which it has asked for. */
export class FakePages {
  /** @type {Map<string, FakePage>} */
  #pages = new Map();

  /** @returns {FakePage} */
  get(id) {
    if (!this.#pages.has(id)) {
      this.#pages.set(id, { spec: {}, requests: [], held: new Set(), onHeld() {}, early: false });
    }
    return this.#pages.get(id);
  }

  /** How one of the vendor's addresses behaves on a page. */
  planOf(id, env) {
    return this.get(id).spec.vendor?.[env] ?? ['404'];
  }

  /**
   * The response to one request for a Nexus script: the n-th request for an address gets the n-th of `plan`.
   * @param address with its query, by which a test may tell requests apart.
   */
  async respond(id, url, plan, address = url) {
    const page = this.get(id);
    const attempt = page.requests.filter((other) => withoutRetry(other) === withoutRetry(url)).length;
    page.requests.push(url);
    const behaviour = plan[Math.min(attempt, plan.length - 1)];
    // `hold` waits for the test, which may say how the request behaves; `hold-404` then fails.
    const [, isHeld, then] = /^(hold)?-?(.*)$/.exec(behaviour);
    if (!isHeld) return responseOf(then);
    return responseOf((await this.#hold(page, url, address)) || then || 'ok');
  }

  /** Waits for {@link release}, and for what it says. */
  #hold(page, url, address) {
    if (page.early) {
      page.early = false;
      return undefined;
    }
    return new Promise((release) => {
      page.held.add({ url, address, release });
      page.onHeld();
    });
  }

  /** Lets held requests go: all, or as soon as they are there `count` of one address, with this behaviour. */
  async release(id, { url, count = 0, behaviour }) {
    const page = this.get(id);
    // The test may be faster than the request.
    page.early = !url && page.held.size === 0;
    const chosen = () => [...page.held].filter((held) => !url || [held.url, held.address].includes(url));
    while (chosen().length < count) await new Promise((resolve) => (page.onHeld = resolve));
    for (const held of chosen()) {
      page.held.delete(held);
      held.release(behaviour);
    }
  }
}

export const withoutRetry = (url) => url.replace(/[?&]retry=\d+$/, '');

/** The test page that made a request, by its referrer. */
export const pageIdOf = (referrer = '') => /\/page\?id=(.*)$/.exec(referrer)?.[1];
