import type { Environment, Fact, Span } from '../facts.js';

/** Warnings alone do not make a check fail. */
export type Severity = 'error' | 'warning';

/** What a rule is asked with: the facts of one file or one page, and what the user said. */
export interface RuleContext {
  facts: readonly Fact[];
  /** The environment that the site is to run in. */
  env: Environment;
  /** Names for the `env` attribute that the user vouches for. */
  environments: readonly string[];
}

/** What is wrong at one place. */
export interface Violation {
  at: Span;
  message: string;
  /** The fact that is wrong, where there is one. */
  fact?: Fact;
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

/** Each fact, with what it means. */
export const violationsOf = <T extends Fact>(
  facts: readonly T[],
  message: (fact: T) => string,
): Violation[] => facts.map((fact) => ({ at: fact.at, message: message(fact), fact }));
