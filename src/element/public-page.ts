import { TEST_ENVIRONMENT_ON_PUBLIC_PAGE } from '../core/messages.js';
import { isLoopback } from '../nexus/environments.js';
import { pageState } from '../nexus/page-state.js';
import { warnOnce } from './warn.js';

/**
 * Marks a host as a test site, where an environment other than production is intended: the element then does not warn
 * about one. Loopback, `.local` and `.test` hosts need no registration.
 *
 * @param host As in `location.hostname`, for instance `staging.example.com`.
 */
export function registerTestHost(host: string): void {
  pageState().testHosts.add(host);
}

/** Where borrowers may see the page, an environment without real servicers is a mistake. */
export function warnIfPublicPage(): void {
  const { protocol, hostname } = location;
  if (
    protocol === 'https:' &&
    !isLoopback(hostname) &&
    !/\.(local|test)$/.test(hostname) &&
    !pageState().testHosts.has(hostname)
  ) {
    warnOnce(TEST_ENVIRONMENT_ON_PUBLIC_PAGE);
  }
}
