/**
 * Every text of the element: what its errors and warnings tell a developer, and what a borrower reads where the page
 * says nothing else. None holds a key or a UUID.
 */

/** Messages of the errors that the element finds itself, by code. */
export const ERROR_MESSAGES = {
  'missing-env': () => 'The env attribute is missing: write env="sandbox" or env="production".',
  // Without the value: a partner who mixes up attributes may have written a key there.
  'unknown-env': (names: string) =>
    `The env attribute is not a known environment: write exactly one of ${names}.`,
  'missing-nexus-key': (env: string) =>
    `The nexus-key attribute is missing: write nexus-key="..." with the Nexus Key of ${env}.`,
  'environment-conflict': (env: string) =>
    `env="${env}", but the page has another Nexus script: use one env, remove the other script tag.`,
  'script-failed': (url: string) =>
    `${url} could not be loaded: check the connection, ad blockers, and script-src.`,
  'script-timeout': (url: string) =>
    `${url} did not answer in time: check the connection, or write a longer timeout.`,
  'nexus-missing': (source: string) =>
    `${source} brought no Nexus.init and Nexus.link: check ad blockers, consent tools, and id="Nexus".`,
  'nexus-threw': () => 'Nexus threw an error: see detail.cause.',
  'unknown-status': () => 'Nexus called onExit with an unknown status: see detail.cause.',
  busy: () => 'Another <payitoff-link> is open: close it first.',
  unexpected: () => 'Something unexpected was thrown: see detail.cause.',
} satisfies Record<string, (subject: string) => string>;

/** Warning about an environment without real servicers where borrowers can see it. */
export const TEST_ENVIRONMENT_ON_PUBLIC_PAGE =
  'env is not "production" on a public page: on a test site call registerTestHost().';

/** Warning about a text beside the element, which no outcome shows. */
export const STRAY_SLOTS = 'A slot is outside the element.';

export const DEFAULT_LABEL = 'Link your student loans';
/** What a borrower reads after each outcome. That of `illegal` also fits what no other try can put right. */
export const DEFAULT_TEXTS: { readonly [state in string]?: string } = {
  complete: 'Your student loans are linked.',
  incomplete: 'You left before you were done. You can try again.',
  illegal: 'Your student loans cannot be linked right now.',
  error: 'Something went wrong. Please try again.',
};

export const nameRefused = (name: unknown) =>
  `registerEnvironment: the name ${JSON.stringify(name)} is taken or empty: choose another.`;
export const urlRefused = (scriptUrl: unknown) =>
  `registerEnvironment: the scriptUrl ${JSON.stringify(scriptUrl)} is not an https:, same-origin or loopback URL.`;
export const POLICY_REFUSAL = 'payitoff-link: not a registered script URL.';
