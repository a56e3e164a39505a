import { factsOf, type Fact, type Setting } from '../facts.js';
import { otherThan, violationsOf, type Rule, type Violation } from './rule.js';

/** The statuses of Nexus's answers (docs/vendor/nexus.md, "Callbacks"). */
const STATUSES = ['complete', 'incomplete', 'illegal', 'error'];

const OPENS = {
  sandbox: 'opens the sandbox: borrowers get dummy data, and nothing reaches a servicer.',
  production: 'opens production: requests go to real servicers.',
};

/** What the element's own error codes say that no other rule does. */
const ELEMENT_ERRORS: Record<string, string> = {
  'not-defined': 'No script of this page defines <payitoff-link>: there is no button.',
  'environment-conflict':
    'This <payitoff-link> refuses to open: the Nexus of the other environment is on this page.',
  'script-failed':
    'The Nexus script fails to load for this <payitoff-link>: something on this page blocks it.',
  'script-timeout': 'The Nexus script does not load in time for this <payitoff-link>.',
  'nexus-missing': 'The Nexus script loads for this <payitoff-link>, but there is no Nexus afterwards.',
};

/** Step 4 of the vendor's list: the Nexus Key, and how Nexus and `<payitoff-link>` are used (docs/vendor/nexus.md). */
export const ELEMENT_RULES: Rule[] = [
  {
    id: 'env-missing',
    step: 4,
    severity: 'error',
    title: '<payitoff-link> without env',
    fix: (env) => `Write env="${env}".`,
    find: ({ facts }) => missing(facts, 'env', 'This <payitoff-link> has no env: it will not open.'),
  },
  {
    id: 'env-mismatch',
    step: 4,
    severity: 'error',
    title: '<payitoff-link> of the other environment',
    fix: (env) => `Write env="${env}", and the Nexus Key of that environment.`,
    find: ({ facts, env }) => [
      ...environmentsOf(facts)
        .filter(({ value, fact }) => value === otherThan(env) && !fact.isChoice)
        .map(({ at, fact }) => ({ at, fact, message: `This <payitoff-link> ${OPENS[otherThan(env)]}` })),
      ...violationsOf(
        settingsOf(facts).filter(({ value }) => value === otherThan(env)),
        () => `A <payitoff-link> with this env ${OPENS[otherThan(env)]}`,
      ),
    ],
  },
  {
    id: 'env-simulator',
    step: 4,
    severity: 'error',
    productionOnly: true,
    title: '<payitoff-link> with the simulator',
    fix: () => 'Write env="production".',
    find: ({ facts }) => [
      ...environmentsOf(facts)
        .filter(({ value }) => value === 'simulator')
        .map(({ at }) => ({
          at,
          message: 'This <payitoff-link> opens the offline simulator instead of Nexus.',
        })),
      ...violationsOf(
        settingsOf(facts).filter(({ value }) => value === 'simulator'),
        () => 'A <payitoff-link> with this env opens the offline simulator instead of Nexus.',
      ),
    ],
  },
  {
    id: 'env-unknown',
    step: 4,
    severity: 'error',
    title: '<payitoff-link> with an unknown env',
    fix: (env) =>
      `Write exactly env="${env}". If your page registers this name, add it to "environments" in the configuration file.`,
    find: ({ facts, environments }) =>
      environmentsOf(facts)
        .filter(({ value }) => !['', 'sandbox', 'production', 'simulator', ...environments].includes(value))
        .map(({ at }) => ({
          at,
          message: 'This env names no environment. Values are exact: no spaces, no capitals.',
        })),
  },
  {
    id: 'key-missing',
    step: 4,
    severity: 'error',
    title: 'No Nexus Key',
    fix: (env) =>
      `Write the public Nexus Key of the ${env} environment: nexus-key="…", or nexus_key in Nexus.init.`,
    find: ({ facts }) => [
      ...missing(facts, 'nexusKey', 'This <payitoff-link> has no nexus-key: it will not open.'),
      ...violationsOf(
        callsOf(facts, 'init').filter(({ options }) => !options.includes('nexus_key')),
        () => 'Nexus.init gets no nexus_key.',
      ),
    ],
  },
  {
    id: 'key-mismatch',
    step: 4,
    severity: 'error',
    title: 'Nexus Key of the other environment',
    fix: (env) => `Write the Nexus Key of the ${env} environment.`,
    find: ({ facts, env }) =>
      violationsOf(
        factsOf(facts, 'nexus-key').filter(({ environment, isChoice }) => environment !== env && !isChoice),
        ({ environment }) =>
          environment === 'another'
            ? `This is not the ${env} Nexus Key that you gave.`
            : `This is the ${otherThan(env)} Nexus Key: Nexus will call it invalid.`,
      ),
  },
  {
    id: 'simulator-import',
    step: 4,
    severity: 'error',
    productionOnly: true,
    title: 'The simulator in a production build',
    fix: () =>
      'Leave it out, or import it only where import.meta.env.DEV (or what your bundler calls it) is true.',
    // An import and the call of what it imports are one violation.
    find: ({ facts }) =>
      violationsOf(
        factsOf(facts, 'simulator').slice(0, 1),
        () => 'The offline simulator is part of this build.',
      ),
  },
  {
    id: 'link-servicers',
    step: 4,
    severity: 'warning',
    title: 'Nexus.linkServicers is deprecated',
    fix: () => 'Call Nexus.link with the same options.',
    find: ({ facts }) =>
      violationsOf(
        factsOf(facts, 'nexus-call').filter(({ method }) => method === 'linkServicers'),
        () => 'Nexus.linkServicers is deprecated and will be removed.',
      ),
  },
  {
    id: 'exit-unhandled',
    step: 4,
    severity: 'warning',
    title: 'Nexus.link without onExit',
    fix: () => 'Give it onExit: (response) => { … }, and look at response.status.',
    find: ({ facts }) =>
      violationsOf(
        callsOf(facts, 'link').filter(({ options }) => !options.includes('onExit')),
        () => 'Borrowers who leave, and every error of Nexus, go unnoticed: there is no onExit.',
      ),
  },
  {
    id: 'status-unknown',
    step: 4,
    severity: 'error',
    title: 'A status that Nexus does not have',
    fix: () => `Write one of ${STATUSES.map((status) => `"${status}"`).join(', ')}.`,
    find: ({ facts }) =>
      violationsOf(
        factsOf(facts, 'status').filter(({ value }) => !STATUSES.includes(value)),
        ({ value }) => `Nexus never answers with the status ${JSON.stringify(value)}: this is never true.`,
      ),
  },
  {
    id: 'element-error',
    step: 4,
    severity: 'error',
    title: '<payitoff-link> that reports an error',
    fix: () => 'See the table of error codes in the README of payitoff-link.',
    find: ({ facts }) =>
      violationsOf(
        factsOf(facts, 'element-error').filter(({ code }) => code in ELEMENT_ERRORS),
        ({ code }) => ELEMENT_ERRORS[code]!,
      ),
  },
  {
    id: 'slot-orphaned',
    step: 4,
    severity: 'warning',
    title: 'Slotted text outside of its <payitoff-link>',
    fix: () =>
      'Put it directly into the <payitoff-link>. In a paragraph, write <span slot="…"> instead of <p slot="…">.',
    find: ({ facts }) =>
      violationsOf(
        factsOf(facts, 'orphaned-slot'),
        ({ name }) => `This text for the slot "${name}" is not in a <payitoff-link>: it is always shown.`,
      ),
  },
];

/** Every `env` of an element whose value is known. */
function environmentsOf(facts: readonly Fact[]) {
  return factsOf(facts, 'element').flatMap((fact) =>
    fact.env?.value === undefined ? [] : [{ at: fact.env.at, value: fact.env.value, fact }],
  );
}

const settingsOf = (facts: readonly Fact[]) =>
  factsOf(facts, 'env-setting').filter(({ isChoice }) => !isChoice);

/** Elements that are certain to lack a setting. */
const missing = (facts: readonly Fact[], name: 'env' | 'nexusKey', message: string): Violation[] =>
  factsOf(facts, 'element').flatMap((fact) => {
    const setting: Setting | undefined = fact[name];
    return (setting ? setting.value === '' : !fact.mayHaveMore)
      ? [{ at: setting?.at ?? fact.at, message }]
      : [];
  });

/** Calls of the vendor's global whose options are known. */
const callsOf = (facts: readonly Fact[], wanted: 'init' | 'link') =>
  factsOf(facts, 'nexus-call').flatMap((fact) =>
    fact.method === wanted && fact.options ? [{ ...fact, options: fact.options }] : [],
  );
