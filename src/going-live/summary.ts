import type { Config } from './config.js';
import type { Environment, Fact } from './facts.js';
import type { Coverage, Finding, Problem, Report, Step } from './report/report.js';
import { otherThan, STEPS, type Rule } from './rules/rule.js';

/** What a check has brought to light. */
interface Outcome {
  tally: Tally;
  findings: Finding[];
  problems: Problem[];
  coverage: Coverage;
  judge: { excused: number };
  known: Finding[];
}

type Asked = Pick<Config, 'env' | 'keys'>;

/** Sums up a check by the vendor's four steps, with what it does not know. */
export function summaryOf(outcome: Outcome, asked: Asked): Report {
  const { findings, problems, coverage, judge, known } = outcome;
  const steps = ([1, 2, 3, 4] as const).map((step) => stepOf(step, outcome, asked));
  const found = steps.some(({ errors }) => errors > 0) ? 'found' : 'nothing-found';
  const status = problems.length ? 'not-checked' : found;
  const counts = { excused: judge.excused, known: known.length };
  return { env: asked.env, status, coverage, steps, findings, ...counts, problems };
}

function stepOf(step: Rule['step'], { tally, findings, coverage, known }: Outcome, asked: Asked): Step {
  const own = findings.filter((finding) => finding.step === step);
  const errors = own.filter(({ severity }) => severity === 'error').length;
  const unknown = UNKNOWN[step](tally, asked, coverage);
  const left = known.filter((finding) => finding.step === step).length;
  if (left) unknown.push(`Whether the findings in the baseline are still acceptable: ${left} in this step.`);
  return {
    step,
    title: STEPS[step],
    mark: errors ? 'wrong' : unknown.length ? 'unknown' : 'nothing-found',
    errors,
    warnings: own.length - errors,
    known: left,
    places: tally.places[step],
    unknown,
  };
}

/** What cannot be known of a step from what was looked at. */
const UNKNOWN: Record<Rule['step'], (tally: Tally, asked: Asked, coverage: Coverage) => string[]> = {
  1: ({ places }) =>
    places[1] ? [] : ['No API address was seen. If your server calls the API, check its settings.'],
  2: (_tally, { env }) => [
    `Whether your server sends the ${env} API key: it is a secret and is not searched for. Check your server's settings.`,
  ],
  3: ({ places, isUndecided }, _asked, { pages }) => [
    ...(places[3]
      ? []
      : ['Neither the Nexus script nor a <payitoff-link> was seen. Check the page that has one.']),
    ...(isUndecided && !pages
      ? ['Code chooses the environment at run time. Check the running site: payitoff-link check https://…']
      : []),
  ],
  4: unknownKey,
};

function unknownKey({ keys: seen }: Tally, { env, keys }: Asked): string[] {
  if (!keys[env] && !keys[otherThan(env)]) {
    return [
      `Whether the Nexus Key is that of ${env}: pass yours with --production-key and --sandbox-key to compare.`,
    ];
  }
  if (seen.has(env)) return [];
  if (!keys[env]) return [`Whether the Nexus Key is that of ${env}: pass it with --${env}-key to compare.`];
  return [`The ${env} Nexus Key was not seen: it is set at run time. Check the running site.`];
}

/** Counts what was looked at. The facts themselves are not kept: they hold on to the text of their file. */
export class Tally {
  readonly places = { 1: 0, 2: 0, 3: 0, 4: 0 };
  readonly keys = new Set<Environment>();
  isUndecided = false;
  isEmpty = true;

  add(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.isEmpty = false;
      for (const step of stepsOf(fact)) this.places[step]++;
      if (fact.kind === 'nexus-key' && fact.environment !== 'another') this.keys.add(fact.environment);
      if (fact.isChoice || (fact.kind === 'element' && fact.env?.value === undefined))
        this.isUndecided = true;
    }
  }
}

function stepsOf(fact: Fact): Rule['step'][] {
  switch (fact.kind) {
    case 'address':
      return [fact.of === 'api' ? 1 : 3];
    case 'credential':
      return [2];
    case 'blocked':
      return [3];
    // The element adds the script that its env asks for.
    case 'element':
      return [3, 4];
    default:
      return [4];
  }
}
