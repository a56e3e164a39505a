import type { Environment, FileFacts, Span } from '../facts.js';

/** A finding that is an error makes a site not ready; one that is a warning does not. */
export type Severity = 'error' | 'warning';

/** What a rule is asked with. */
export interface RuleContext extends FileFacts {
  /** The environment that the site is to run in. */
  env: Environment;
  /** The public Nexus Keys, as far as the user gave them. */
  keys: Partial<Record<Environment, string>>;
  /** Names for the `env` attribute that the user vouches for. */
  environments: readonly string[];
}

/** What is wrong at one place. */
export interface Violation {
  at: Span;
  message: string;
}

/** One line of the checklist. */
export interface Rule {
  id: string;
  /** The vendor's step it belongs to. */
  step: 1 | 2 | 3 | 4;
  severity: Severity;
  /** What it finds, in a few words. */
  title: string;
  /** What to write instead. */
  fix: (env: Environment) => string;
  /** Of no concern to a test host. */
  productionOnly?: boolean;
  find: (context: RuleContext) => Violation[];
}

/** The titles of the vendor's four steps (docs/vendor/going-live.md). */
export const STEPS = {
  1: 'API address',
  2: 'API key',
  3: 'Nexus script',
  4: 'Nexus Key and element',
} as const;

/** The other environment. */
export const otherThan = (env: Environment): Environment => (env === 'production' ? 'sandbox' : 'production');
