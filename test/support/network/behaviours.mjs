// How a request for a Nexus script is answered: each behaviour is a response, or how the connection breaks.
import { simulatorScript } from './built-files.mjs';

/** A Nexus that writes down how it is called and does nothing: `test-page.ts` reads and answers. */
const RECORDER = `(() => {
  const record = (window.nexus ??= { calls: [], links: [] });
  window.Nexus = {
    source: document.currentScript?.src,
    init(options) { record.calls.push(['init', options]); record.onInit?.(options); },
    link(options) { record.calls.push(['link']); record.links.push(options); record.onLink?.(options); },
  };
})();`;

export const SCRIPT_HEADERS = {
  'content-type': 'text/javascript',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
};

/** A response that a cache may answer with for ten minutes. */
const cached = ({ headers, ...response }) => ({
  ...response,
  headers: { ...headers, 'cache-control': 'max-age=600' },
});

/** A response that was last changed long ago, which a cache may answer with for months. */
const dated = ({ headers, ...response }) => ({
  ...response,
  // `public` alone says nothing of how long.
  headers: { ...headers, 'cache-control': 'public', 'last-modified': 'Sat, 01 Jan 2000 00:00:00 GMT' },
});

const script = (body, status = 200) => ({ status, headers: SCRIPT_HEADERS, body });

const BEHAVIOURS = {
  ok: () => script(RECORDER),
  404: () => script('not found', 404),
  500: () => script('broken', 500),
  reset: () => ({ abort: 'connectionreset' }),
  offline: () => ({ abort: 'internetdisconnected' }),
  hang: () => new Promise(() => {}),
  empty: () => script(''),
  'cached-empty': () => cached(script('')),
  // Fresh without a word of it: a tenth of its age.
  'dated-empty': () => dated(script('')),
  'cached-404': () => cached(script('not found', 404)),
  throws: () => script('throw new Error("the vendor script is broken")'),
  html: () => ({
    status: 200,
    headers: { 'content-type': 'text/html', 'x-content-type-options': 'nosniff' },
    body: RECORDER,
  }),
  simulator: async () => script(await simulatorScript()),
};

/** @param {keyof BEHAVIOURS} name */
export const responseOf = (name) => BEHAVIOURS[name]();
