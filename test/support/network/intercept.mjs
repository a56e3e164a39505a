// The world outside the test server, for the engines that let requests be intercepted: the vendor's real addresses,
// a partner's public site, and nothing else.
import { builtEntry } from './built-files.mjs';
import { pageIdOf, withoutRetry } from './fake-pages.mjs';

const VENDOR = {
  'https://payitoff-cdn.io/sandbox/nexus/js/v1': 'sandbox',
  'https://payitoff-cdn.io/nexus/js/v1': 'production',
};
const TEST_SERVER = /^(https?:\/\/(localhost|127\.0\.0\.1)[:/]|data:|blob:|about:)/;
/** The page went away while its request was held. */
const PAGE_IS_GONE = /closed|detached|Invalid InterceptionId|Not attached|already handled/i;

/** Browser pages whose requests are not intercepted for a while. */
const spared = new WeakSet();

/**
 * Puts what a browser page asks for behind the fake network.
 *
 * @param {import('./fake-pages.mjs').FakePages} pages
 */
export async function intercept(pages, browserPage) {
  await browserPage.setRequestInterception(true);
  browserPage.on('request', async (request) => {
    if (spared.has(browserPage)) return;
    try {
      await answer(pages, request);
    } catch (error) {
      if (!PAGE_IS_GONE.test(String(error))) throw error;
    }
  });
}

async function answer(pages, request) {
  const url = request.url();
  if (TEST_SERVER.test(url)) return request.continue();
  if (new URL(url).hostname.endsWith('partner.example')) {
    return request.respond(await partnerSite(pages, new URL(url)));
  }
  const env = VENDOR[withoutRetry(url)];
  const id = pageIdOf(request.headers().referer);
  if (!env || !id) return request.abort(url.includes('.invalid/') ? 'namenotresolved' : 'blockedbyclient');
  const response = await pages.respond(id, url, pages.planOf(id, env));
  return response.abort ? request.abort(response.abort) : request.respond(response);
}

/** The same test pages over https, under another origin. */
async function partnerSite(pages, { pathname, searchParams }) {
  const isPage = pathname === '/page';
  return {
    status: 200,
    headers: {
      'content-type': isPage ? 'text/html' : 'text/javascript',
      'referrer-policy': 'unsafe-url',
    },
    body: isPage
      ? pages.get(searchParams.get('id')).spec.html
      : await builtEntry(pathname.slice('/built/'.length)),
  };
}

/** Spares a test file the interception, for one with thousands of requests to the test server. */
export async function stopIntercepting(session) {
  const browserPage = session.browser.getPage?.(session.id);
  if (!browserPage) return;
  spared.add(browserPage);
  await browserPage.setRequestInterception(false);
  // The runner leaves the file by this navigation, and uses the page for the next one.
  browserPage.on('framenavigated', function restore(frame) {
    if (frame !== browserPage.mainFrame()) return;
    browserPage.off('framenavigated', restore);
    spared.delete(browserPage);
    void browserPage.setRequestInterception(true);
  });
}
