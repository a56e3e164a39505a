import { factsOf, type Environment, type Fact, type FactOf, type Span } from '../facts.js';

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
  /** Stands in the place of `{what}` in the message. */
  what?: string;
  /** The fact that is wrong, where there is one. */
  fact?: Fact;
}

/** One line of the checklist. In its texts, `{env}` is the environment to check for, `{other}` the other one. */
export interface Rule {
  id: string;
  /** The vendor's step it belongs to. */
  step: 1 | 2 | 3 | 4;
  severity: Severity;
  /** Of no concern to a test host. */
  productionOnly?: boolean;
  /** What it finds, in a few words. */
  title: string;
  /** What is wrong. */
  message: string;
  /** What to write instead. */
  fix: string | ((env: Environment) => string);
  find: (context: RuleContext) => Violation[];
}

/** A rule of step 4 that finds errors, unless it says otherwise. */
export type WrittenRule = Omit<Rule, 'step' | 'severity'> & Partial<Pick<Rule, 'step' | 'severity'>>;

/** The titles of the vendor's four steps (docs/vendor/going-live.md). */
export const STEPS = {
  1: 'API address',
  2: 'API key',
  3: 'Nexus script',
  4: 'Nexus Key and element',
} as const;

/** The other environment. */
export const otherThan = (env: Environment): Environment => (env === 'production' ? 'sandbox' : 'production');

/** A text of a rule, for a check for this environment. */
export const textOf = (text: Rule['fix'], env: Environment, what = '') =>
  (typeof text === 'string' ? text : text(env))
    .replaceAll('{env}', env)
    .replaceAll('{other}', otherThan(env))
    .replaceAll('{what}', what);

/** Facts of one kind that are wrong: all, or those that are picked. */
export const each =
  <Kind extends Fact['kind']>(
    kind: Kind,
    isWrong: (fact: FactOf<Kind>, context: RuleContext) => boolean = () => true,
    what: (fact: FactOf<Kind>, context: RuleContext) => string = () => '',
  ): Rule['find'] =>
  (context) =>
    factsOf(context.facts, kind)
      .filter((fact) => isWrong(fact, context))
      .map((fact) => ({ at: fact.at, fact, what: what(fact, context) }));
