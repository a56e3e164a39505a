// The network the tests see: `network/behaviours.mjs` says how a request for a Nexus script can be answered,
// `network/fake-pages.mjs` which page asked for what, and the other two where requests come in.
import { join } from 'node:path';
import { replacementOf } from './network/built-files.mjs';
import { FakePages } from './network/fake-pages.mjs';
import { intercept, stopIntercepting } from './network/intercept.mjs';
import { createMiddleware } from './network/middleware.mjs';

export function createFakeNetwork() {
  const pages = new FakePages();
  let rootDir;
  return {
    middleware: createMiddleware(pages),
    intercept: (browserPage) => intercept(pages, browserPage),
    plugin: {
      name: 'fake-network',
      serverStart({ config }) {
        ({ rootDir } = config);
      },
      serve: ({ path }) => replacementOf(join(rootDir, path)),
      async executeCommand({ command, session }) {
        if (command !== 'stop-intercepting') return undefined;
        await stopIntercepting(session);
        return true;
      },
    },
  };
}
