import { setTimeout } from 'node:timers/promises';
import type { Browser, CookieData, Frame, HTTPResponse, Page } from 'puppeteer-core';
import { look, startRecord, takeRecord } from './in-page.js';
import type { Observation } from './page-facts.js';
import { Vendor } from './vendor.js';

/** A page that could not be looked at; the message says why. */
export class Unreachable extends Error {
  /** Its script may run for ever, and keep other pages of the same browser from running. */
  isHung = false;
}

/** Cookies and local storage, as Playwright stores them. */
export interface StoredState {
  cookies: CookieData[];
  origins: { origin: string; localStorage: { name: string; value: string }[] }[];
}

export interface VisitOptions {
  /** Milliseconds for the whole visit. */
  timeout: number;
  press: string | undefined;
  state: StoredState;
  simulator: string | URL;
}

export interface Visit {
  seen: Observation;
  links: string[];
}

const TOO_LATE = 'It did not finish within the time limit: see --timeout.';

/** How long a page has to be quiet to be taken for complete, in milliseconds. */
const QUIET = 500;
/** How many elements of a page are pressed. */
const MOST_PRESSED = 20;

/** Opens a page and looks at what it does. */
export async function visit(browser: Browser, address: string, options: VisitOptions): Promise<Visit> {
  const vendor = await Vendor.fromFile(options.simulator);
  const page = await browser.newPage();
  const timer = new AbortController();
  const late = setTimeout(options.timeout, undefined, timer).then(() => {
    throw Object.assign(new Unreachable(TOO_LATE), { isHung: true });
  });
  try {
    return await Promise.race([lookAt(page, address, vendor, options), late]);
  } finally {
    timer.abort();
    // A page whose script never ends does not close either.
    void page.close({ runBeforeUnload: false }).catch(() => undefined);
  }
}

async function lookAt(page: Page, address: string, vendor: Vendor, options: VisitOptions): Promise<Visit> {
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  await page.setRequestInterception(true);
  let hasOwnSimulator = false;
  page.on('request', (request) => {
    if (request.url().endsWith('/nexus-simulator.js')) hasOwnSimulator = true;
    if (!vendor.answer(request)) void request.continue().catch(() => undefined);
  });
  await page.evaluateOnNewDocument(startRecord, options.state.origins);
  checkResponse(await goTo(page, address, options.timeout), address);
  await page.waitForNetworkIdle({ idleTime: QUIET, timeout: options.timeout / 2 }).catch(() => undefined);

  const ownScript = vendor.requests.some(({ of }) => of === 'script');
  const before = await inEveryFrame(page, (frame) => frame.evaluate(look, false));
  // What the elements ask for from here on is asked for by the checker.
  const requests = [...vendor.requests];
  const frames = await inEveryFrame(page, (frame) => frame.evaluate(look, true));
  if (options.press !== undefined) {
    const loaded = vendor.requests.length;
    await pressAll(page, options.press);
    requests.push(...vendor.requests.slice(loaded));
  }
  const records = await inEveryFrame(page, (frame) => frame.evaluate(takeRecord));
  return {
    seen: {
      frames,
      records,
      requests,
      hasOwnSimulator: hasOwnSimulator || (!ownScript && before.some(({ hasSimulator }) => hasSimulator)),
    },
    links: frames[0]?.links ?? [],
  };
}

async function goTo(page: Page, address: string, timeout: number): Promise<HTTPResponse | null> {
  try {
    return await page.goto(address, { waitUntil: 'domcontentloaded', timeout });
  } catch (error) {
    throw new Unreachable(reasonOf((error as Error).message));
  }
}

function checkResponse(response: HTTPResponse | null, address: string): void {
  if (!response) return;
  const type = response.headers()['content-type'] ?? 'text/html';
  if (response.status() >= 400) throw new Unreachable(`It responds with status ${response.status()}.`);
  if (!/html|xml/.test(type)) throw new Unreachable(`It is not a page but ${type.split(';')[0]}.`);
  const host = (url: string) => new URL(url).hostname.replace(/^www\./, '');
  if (host(response.url()) !== host(address)) {
    throw new Unreachable(
      `It redirects to ${host(response.url())}. Behind a login? Pass the stored state with --state.`,
    );
  }
}

const REASONS: [pattern: RegExp, reason: string][] = [
  [/ERR_TOO_MANY_REDIRECTS|REDIRECT_LOOP/, 'It redirects in a loop.'],
  [/ERR_CERT|SEC_ERROR|SSL|MOZILLA_PKIX/, 'Its certificate is not valid.'],
  [/ERR_NAME_NOT_RESOLVED|UNKNOWN_HOST/, 'There is no such host.'],
  [
    /ERR_CONNECTION|CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|NET_RESET|ERR_ADDRESS/,
    'The site does not respond: is it down?',
  ],
  [/ERR_ABORTED|NS_BINDING_ABORTED|Download/i, 'It is a download, not a page.'],
  [/timeout|TIMED_OUT/i, TOO_LATE],
];

const reasonOf = (message: string) =>
  REASONS.find(([pattern]) => pattern.test(message))?.[1] ??
  `It could not be opened: ${message.split('\n')[0]}`;

/** Frames come and go while they are looked at. */
async function inEveryFrame<T>(page: Page, ask: (frame: Frame) => Promise<T>): Promise<T[]> {
  const answers = await Promise.all(page.frames().map((frame) => ask(frame).catch(() => undefined)));
  return answers.filter((answer) => answer !== undefined);
}

/** Presses what a selector matches, in any open shadow root, one after the other. */
async function pressAll(page: Page, selector: string): Promise<void> {
  for (const frame of page.frames()) {
    const targets = await frame.$$(`>>> ${selector}`).catch(() => []);
    for (const target of targets.slice(0, MOST_PRESSED)) {
      await target.click().catch(() => undefined);
      await page.waitForNetworkIdle({ idleTime: QUIET, timeout: 5000 }).catch(() => undefined);
    }
  }
}
