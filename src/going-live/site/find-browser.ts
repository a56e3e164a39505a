import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, LaunchOptions } from 'puppeteer-core';
import { findBrowsers } from '../../../scripts/browsers.mjs';
import { VENDOR_HOSTS } from './vendor.js';

/** Something that keeps pages from being opened at all; the message says what to do. */
export class NoBrowser extends Error {}

type Driver = { launch(options: LaunchOptions): Promise<Browser> };

/** Starts a browser that is installed, with the driver of the site's own project. */
export async function startBrowser(cwd: string): Promise<Browser> {
  const driver = await findDriver(cwd);
  if (!driver) {
    throw new NoBrowser('To open pages, install the driver: npm install --save-dev puppeteer-core');
  }
  const { chromium, firefox } = findBrowsers();
  const executablePath = chromium ?? firefox;
  if (!executablePath) {
    throw new NoBrowser(
      'To open pages, install Chrome, Chromium or Firefox, or set CHROME_PATH or FIREFOX_PATH.',
    );
  }
  const isRoot = process.getuid?.() === 0;
  try {
    return await driver.launch(
      chromium
        ? { executablePath, args: [...CHROMIUM, ...(isRoot ? ['--no-sandbox'] : [])] }
        : { executablePath, browser: 'firefox' },
    );
  } catch (error) {
    throw new NoBrowser(
      `The browser ${executablePath} does not start: ${(error as Error).message.split('\n')[0]}`,
    );
  }
}

// Should a request for the vendor ever get past the interception, it ends here.
const NOWHERE = VENDOR_HOSTS.map((host) => `MAP ${host} ~NOTFOUND`).join(', ');
const CHROMIUM = [
  `--host-resolver-rules=${NOWHERE}`,
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

async function findDriver(cwd: string): Promise<Driver | undefined> {
  const froms = [join(cwd, 'package.json'), import.meta.url];
  for (const from of froms) {
    for (const name of ['puppeteer-core', 'puppeteer']) {
      try {
        const path = createRequire(from).resolve(name);
        const module = (await import(pathToFileURL(path).href)) as Driver & { default?: Driver };
        return module.default ?? module;
      } catch {
        // Not there: the next one.
      }
    }
  }
  return undefined;
}
