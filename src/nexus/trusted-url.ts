import { POLICY_REFUSAL } from '../core/messages.js';
import { pageState } from './page-state.js';
import { isRegistered, withoutRetry } from './script-tags.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** The URL in the form that Trusted Types require. The policy passes registered script URLs only. */
export function trustedUrl(url: string): string {
  const state = pageState();
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    state.policy ??= trustedTypes?.createPolicy('payitoff-link', {
      createScriptURL(candidate) {
        if (isRegistered(withoutRetry(candidate))) return candidate;
        throw new TypeError(POLICY_REFUSAL);
      },
    });
  } catch {
    // The page's policy list does not name ours. It may still allow plain strings.
  }
  return (state.policy?.createScriptURL(url) ?? url) as string;
}
