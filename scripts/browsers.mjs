// The browsers of the tests and the benchmark: which are installed, how to install them, how to start them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** @type {Engine[]} */
export const ENGINES = ['chromium', 'firefox', 'webkit'];

/** The Debian packages of each engine. */
const PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
};

const firstOf = (candidates) => candidates.find((path) => path && existsSync(path));

/** WebKitGTK's MiniBrowser, which its driver starts. */
export function findMiniBrowser() {
  const libs = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`) : [];
  return firstOf(
    [...libs, '/usr/libexec'].flatMap((lib) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((name) => `${lib}/${name}/MiniBrowser`),
    ),
  );
}

const find = {
  chromium: () =>
    firstOf([
      process.env.CHROME_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
    ]),
  firefox: () =>
    firstOf([
      process.env.FIREFOX_PATH,
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      `${process.env.PROGRAMFILES}\\Mozilla Firefox\\firefox.exe`,
    ]),
  webkit: () => existsSync('/usr/bin/xvfb-run') && findMiniBrowser() && firstOf(['/usr/bin/WebKitWebDriver']),
};

/**
 * The executables of the installed engines.
 *
 * @returns {Partial<Record<Engine, string>>}
 */
export function findBrowsers() {
  return Object.fromEntries(
    Object.entries(find).flatMap(([engine, look]) => {
      const path = look();
      return path ? [[engine, path]] : [];
    }),
  );
}

/**
 * Installs missing engines if it can; otherwise exits with a message.
 *
 * @param {Engine[]} wanted
 */
export function requireBrowsers(wanted) {
  const unknown = wanted.filter((engine) => !ENGINES.includes(engine));
  if (unknown.length > 0) exit(`There is no engine ${unknown.join(', ')}. There are ${ENGINES.join(', ')}.`);
  const missingOf = () => wanted.filter((engine) => !findBrowsers()[engine]);
  if (missingOf().length > 0) installBrowsers(missingOf());
  const missing = missingOf();
  if (missing.length > 0) exit(`Install ${missing.join(' and ')} (or set CHROME_PATH, FIREFOX_PATH).`);
}

function exit(message) {
  console.error(message);
  process.exit(1);
}

/** With apt, if we are root on Debian or Ubuntu. */
function installBrowsers(missing) {
  const packages = missing.flatMap((engine) => PACKAGES[engine]);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${packages.join(', ')} with apt …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

const QUIET_CHROMIUM = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium or Firefox. Returns `undefined` if it is not installed. */
export async function launchBrowser(engine) {
  const executablePath = findBrowsers()[engine];
  if (!executablePath) return undefined;
  // Here, and not above: the checker takes findBrowsers() into its bundle.
  const { launch } = await import('puppeteer-core');
  return launch({
    browser: engine === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    args: engine === 'firefox' ? [] : QUIET_CHROMIUM,
    // Firefox rounds to whole milliseconds by default, which is too coarse for the benchmark.
    extraPrefsFirefox: { 'privacy.reduceTimerPrecision': false },
  });
}

/** Starts WebKit's driver on its own virtual display, and stops it when this process exits. */
export async function startWebKitDriver() {
  // Here, and not above: as in launchBrowser().
  const { default: getPort } = await import('get-port');
  // A port of the system's choice: `fetch()` refuses some of the others, such as 5060.
  const port = await getPort();
  const driver = spawn('xvfb-run', ['-a', findBrowsers().webkit, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  process.on('exit', () => {
    try {
      process.kill(-driver.pid);
    } catch {
      // It has exited already.
    }
  });
  return { hostname: '127.0.0.1', port };
}
