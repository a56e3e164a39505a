/**
 * Every text of the element: what its errors and warnings tell a developer, and what a borrower reads where the page
 * has no text of its own. None holds a key or a UUID.
 */

/** Messages for the errors that the element itself finds, by code. */
export const ERROR_MESSAGES = {
  'missing-env': () => 'Missing env: write env="sandbox" or env="production".',
  // Without the value: a partner who mixes up attributes may have written a key there.
  'unknown-env': (names: string) => `Unknown env: write exactly one of ${names}.`,
  'missing-nexus-key': (env: string) => `Missing nexus-key: write the Nexus Key for env="${env}".`,
  'environment-conflict': (env: string) =>
    `env="${env}" conflicts with another env: use only one, and remove the other script tag.`,
  'script-failed': (url: string) =>
    `${url} failed to load: check the connection, ad blockers and script-src.`,
  'script-timeout': (url: string) => `${url} timed out: check the connection, or raise timeout.`,
  'nexus-missing': (source: string) =>
    `${source} defined no Nexus: check ad blockers, consent tools, id="Nexus".`,
  'nexus-threw': () => 'Nexus threw: see detail.cause.',
  'unknown-status': () => 'Unknown status from Nexus: see detail.cause.',
  busy: () => 'Another <payitoff-link> is open.',
  unexpected: () => 'Unexpected error: see detail.cause.',
} satisfies Record<string, (subject: string) => string>;

/** Warning about an environment without real servicers on a page that borrowers can see. */
export const TEST_ENVIRONMENT_ON_PUBLIC_PAGE =
  'Public page without env="production": on a test site, call registerTestHost().';

/** Warning about a slotted text that has ended up outside the element, where it is never shown. */
export const STRAY_SLOTS = 'A slot is outside the element.';

export const DEFAULT_LABEL = 'Link your student loans';
/** What a borrower reads after each outcome. The text for `illegal` promises nothing: trying again may not help. */
export const DEFAULT_TEXTS: { readonly [state in string]?: string } = {
  complete: 'Your student loans are linked.',
  incomplete: 'You left before finishing. Please try again.',
  illegal: 'Your student loans cannot be linked right now.',
  error: 'Something went wrong. Please try again.',
};

export const nameRefused = (name: unknown) =>
  `registerEnvironment: name ${JSON.stringify(name)} is taken or empty.`;
export const urlRefused = (scriptUrl: unknown) =>
  `registerEnvironment: scriptUrl ${JSON.stringify(scriptUrl)} is not https:, same-origin or loopback.`;
export const POLICY_REFUSAL = 'payitoff-link: not a registered script URL.';
