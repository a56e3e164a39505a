import { areAlternatives, factsOf, type Fact } from '../facts.js';
import { otherThan, type Rule } from './rule.js';

/** The statuses of Nexus's answers (docs/vendor/nexus.md, "Callbacks"). */
const STATUSES = ['complete', 'incomplete', 'illegal', 'error'];

/** Step 4 of the vendor's list: the Nexus Key, and how Nexus and `<payitoff-link>` are used (docs/vendor/nexus.md). */
export const ELEMENT_RULES: Rule[] = [
  {
    id: 'env-missing',
    step: 4,
    severity: 'error',
    title: '<payitoff-link> without env',
    fix: (env) => `Write env="${env}".`,
    find: ({ facts }) =>
      factsOf(facts, 'element')
        .filter(({ env, open }) => (env ? env.value === '' : !open))
        .map(({ at, env }) => ({
          at: env?.at ?? at,
          message: 'This <payitoff-link> has no env: it will not open.',
        })),
  },
  {
    id: 'env-mismatch',
    step: 4,
    severity: 'error',
    title: '<payitoff-link> of the other environment',
    fix: (env) => `Write env="${env}", and the Nexus Key of that environment.`,
    find: ({ facts, env: wanted }) =>
      environmentsOf(facts)
        .filter(({ value }) => value === otherThan(wanted))
        .filter(
          (setting) =>
            !environmentsOf(facts).some((other) => other.value === wanted && areAlternatives(setting, other)),
        )
        .map(({ at, value }) => ({
          at,
          message:
            value === 'sandbox'
              ? 'This <payitoff-link> opens the sandbox: borrowers get dummy data, and nothing reaches a servicer.'
              : 'This <payitoff-link> opens production: requests go to real servicers.',
        })),
  },
  {
    id: 'env-simulator',
    step: 4,
    severity: 'error',
    productionOnly: true,
    title: '<payitoff-link> with the simulator',
    fix: () => 'Write env="production".',
    find: ({ facts }) =>
      environmentsOf(facts)
        .filter(({ value }) => value === 'simulator')
        .map(({ at }) => ({
          at,
          message: 'This <payitoff-link> opens the offline simulator instead of Nexus.',
        })),
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
      ...factsOf(facts, 'element')
        .filter(({ nexusKey, open }) => (nexusKey ? nexusKey.value === '' : !open))
        .map(({ at, nexusKey }) => ({
          at: nexusKey?.at ?? at,
          message: 'This <payitoff-link> has no nexus-key: it will not open.',
        })),
      ...factsOf(facts, 'nexus-call')
        .filter(({ method, options }) => method === 'init' && options && !options.includes('nexus_key'))
        .map(({ at }) => ({ at, message: 'Nexus.init gets no nexus_key.' })),
    ],
  },
  {
    id: 'key-mismatch',
    step: 4,
    severity: 'error',
    title: 'Nexus Key of the other environment',
    fix: (env) => `Write the Nexus Key of the ${env} environment.`,
    find: ({ facts, env, keys }) => {
      const given = factsOf(facts, 'watched');
      const wrong = given.filter(({ value }) => value === keys[otherThan(env)]);
      const right = [
        ...given.filter(({ value }) => value === keys[env]),
        ...environmentsOf(facts).filter(({ value }) => value === env),
      ];
      return wrong
        .filter((key) => !right.some((other) => areAlternatives(key, other)))
        .map(({ at }) => ({
          at,
          message: `This is the ${otherThan(env)} Nexus Key: Nexus will call it invalid.`,
        }));
    },
  },
  {
    id: 'simulator-import',
    step: 4,
    severity: 'error',
    productionOnly: true,
    title: 'The simulator in a production build',
    fix: () =>
      'Leave it out, or import it only where import.meta.env.DEV (or what your bundler calls it) is true.',
    find: ({ facts }) =>
      // An import and the call of what it imports are one fault.
      factsOf(facts, 'simulator')
        .slice(0, 1)
        .map(({ at }) => ({ at, message: 'The offline simulator is part of this build.' })),
  },
  {
    id: 'link-servicers',
    step: 4,
    severity: 'warning',
    title: 'Nexus.linkServicers is deprecated',
    fix: () => 'Call Nexus.link with the same options.',
    find: ({ facts }) =>
      factsOf(facts, 'nexus-call')
        .filter(({ method }) => method === 'linkServicers')
        .map(({ at }) => ({ at, message: 'Nexus.linkServicers is deprecated and will be removed.' })),
  },
  {
    id: 'exit-unhandled',
    step: 4,
    severity: 'warning',
    title: 'Nexus.link without onExit',
    fix: () => 'Give it onExit: (response) => { … }, and look at response.status.',
    find: ({ facts }) =>
      factsOf(facts, 'nexus-call')
        .filter(({ method, options }) => method !== 'init' && options && !options.includes('onExit'))
        .map(({ at }) => ({
          at,
          message: 'Borrowers who leave, and every error of Nexus, go unnoticed: there is no onExit.',
        })),
  },
  {
    id: 'status-unknown',
    step: 4,
    severity: 'error',
    title: 'A status that Nexus does not have',
    fix: () => `Write one of ${STATUSES.map((status) => `"${status}"`).join(', ')}.`,
    find: ({ facts }) =>
      factsOf(facts, 'status')
        .filter(({ value }) => !STATUSES.includes(value))
        .map(({ at, value }) => ({
          at,
          message: `Nexus never answers with the status ${JSON.stringify(value)}: this is never true.`,
        })),
  },
];

/** Every `env` whose value is known. */
function environmentsOf(facts: readonly Fact[]) {
  return factsOf(facts, 'element').flatMap(({ env, choice }) =>
    env?.value === undefined ? [] : [{ at: env.at, value: env.value, choice }],
  );
}
