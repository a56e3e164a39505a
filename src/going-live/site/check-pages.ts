import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { PageOptions } from '../config.js';
import { startBrowser } from './find-browser.js';
import type { Observation } from './page-facts.js';
import { addressesInSitemap, linksToFollow } from './which-pages.js';
import { Unreachable, visit, type StoredState } from './visit.js';

/** A page to open. */
export interface Target {
  address: string;
  /** What it is called in the report. */
  label: string;
}

export type PageResult = { label: string; seen: Observation } | { label: string; problem: string };

/** Opens pages one after the other, and those that they lead to. */
export async function* openPages(
  targets: readonly Target[],
  options: PageOptions,
  { cwd, simulator }: { cwd: string; simulator: string | URL },
): AsyncGenerator<PageResult> {
  const state = await readState(options.state, cwd);
  let browser = await newBrowser(cwd, state);
  try {
    const queue = new Map(targets.map((target) => [target.address, { ...target, depth: 0 }]));
    if (options.sitemap) {
      for (const origin of new Set(targets.map(({ address }) => new URL(address).origin))) {
        const found = await addressesInSitemap(origin, options.timeout * 1000);
        if (typeof found === 'string') yield { label: `${origin}/sitemap.xml`, problem: found };
        else
          for (const address of found)
            if (!queue.has(address)) queue.set(address, { address, label: address, depth: 0 });
      }
    }
    let opened = 0;
    for (const { address, label, depth } of queue.values()) {
      if (opened++ >= options.maxPages) {
        const more = queue.size - options.maxPages;
        yield {
          label,
          problem: `It ${more > 1 ? `and ${more - 1} more were` : 'was'} not opened: see --max-pages.`,
        };
        return;
      }
      try {
        const { press, timeout } = options;
        const given = { press, timeout: timeout * 1000, state, simulator };
        const { seen, links } = await visit(browser, address, given);
        yield { label, seen };
        if (depth >= options.depth) continue;
        for (const link of linksToFollow(links, address)) {
          if (!queue.has(link)) queue.set(link, { address: link, label: link, depth: depth + 1 });
        }
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        yield { label, problem: error.message };
        if (error.isHung) {
          await end(browser);
          browser = await newBrowser(cwd, state);
        }
      }
    }
  } finally {
    await end(browser);
  }
}

async function newBrowser(cwd: string, { cookies }: StoredState): Promise<Browser> {
  const browser = await startBrowser(cwd);
  for (const { expires = -1, ...cookie } of cookies) {
    await browser.setCookie(expires > 0 ? { ...cookie, expires } : cookie);
  }
  return browser;
}

/** A page whose script never ends keeps its browser from closing. */
async function end(browser: Browser): Promise<void> {
  browser.process()?.kill('SIGKILL');
  await browser.close().catch(() => undefined);
}

async function readState(file: string | undefined, cwd: string): Promise<StoredState> {
  if (file === undefined) return { cookies: [], origins: [] };
  try {
    const { cookies = [], origins = [] } = JSON.parse(
      await readFile(resolve(cwd, file), 'utf8'),
    ) as Partial<StoredState>;
    return { cookies, origins };
  } catch {
    throw new Unreachable(`The stored state ${file} could not be read.`);
  }
}
