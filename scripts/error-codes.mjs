/** What a developer does about each code of a `payitoff-error`: a table in README.md and docs/events.md. */
export const ERROR_CODES = {
  'nexus-error':
    "Nexus reported an error. First suspect a mixed-up key: a sandbox key in production, or the reverse. Then check the `uuid`. `detail.message` is Nexus's text.",
  'missing-env': 'Write `env="sandbox"` or `env="production"`.',
  'unknown-env':
    'Write the value exactly, without capitals or spaces, or register it with `registerEnvironment()`.',
  'missing-nexus-key':
    'Write `nexus-key="…"` with the public Nexus Key of that environment. An empty string counts as missing.',
  'environment-conflict':
    "Another environment's Nexus script is on the page. Use one `env` per page, and remove the other script tag.",
  'script-failed':
    'The script could not be loaded, even after two retries. Check the connection, ad blockers and `script-src`. The next press tries again.',
  'script-timeout':
    'The script did not load within `timeout`. Check the connection. The next press tries again.',
  'nexus-missing':
    'The script loaded but defined no `Nexus.init` and `Nexus.link`. An ad blocker or a consent tool may have answered in its place.',
  'nexus-threw': '`Nexus.init` or `Nexus.link` threw an exception; it is in `detail.cause`.',
  'unknown-status':
    "Nexus called `onExit` with a status that this version does not know. `detail.cause` is Nexus's answer.",
  busy: 'Another `<payitoff-link>` on the page is open.',
  unexpected:
    'An unexpected exception, in `detail.cause`. Often a script on the page has replaced browser functions; if none has, please report it.',
};
