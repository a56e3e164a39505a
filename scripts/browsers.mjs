// The browsers the tests run in: which there are, and how they are had.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** Debian packages that bring an engine. */
const PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
};

const firstOf = (candidates) => candidates.find((path) => path && existsSync(path));

/** WebKitGTK's own small browser, which its driver starts. */
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
 * The executables of the engines on this machine.
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
 * Installs missing engines with apt when this is root on Debian or Ubuntu.
 *
 * @param {Engine[]} wanted
 */
export function installBrowsers(wanted) {
  const missing = wanted.filter((engine) => !findBrowsers()[engine]);
  if (missing.length === 0) return;
  const packages = missing.flatMap((engine) => PACKAGES[engine]);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${packages.join(', ')} with apt …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/** Starts WebKit's driver on a display of its own; it ends with this process. */
export function startWebKitDriver() {
  const port = 4400 + (process.pid % 1000);
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
      // It has ended already.
    }
  });
  return { hostname: '127.0.0.1', port };
}
