import { factsOf, type Fact, type FactOf } from '../facts.js';
import { each, otherThan, type Violation, type WrittenRule } from './rule.js';

/** The statuses of Nexus's answers (docs/vendor/nexus.md, "Callbacks"). */
const STATUSES = ['complete', 'incomplete', 'illegal', 'error'];

const OPENS = {
  sandbox: 'the sandbox: borrowers get dummy data, and nothing reaches a servicer.',
  production: 'production: requests go to real servicers.',
};

/** What the element's own error codes say that no other rule does. */
const ELEMENT_ERRORS: Record<string, string> = {
  'not-defined': 'No script on this page defines <payitoff-link>: there is no button.',
  'environment-conflict':
    'This <payitoff-link> refuses to open: the Nexus of the other environment is on this page.',
  'script-failed':
    'The Nexus script fails to load for this <payitoff-link>: something on this page blocks it.',
  'script-timeout': 'The Nexus script does not load in time for this <payitoff-link>.',
  'nexus-missing': 'The Nexus script loads for this <payitoff-link> but defines no Nexus.',
};

/** Step 4 of the vendor's list: the Nexus Key, and how Nexus and `<payitoff-link>` are used (docs/vendor/nexus.md). */
export const ELEMENT_RULES: WrittenRule[] = [
  {
    id: 'env-missing',
    title: '<payitoff-link> without env',
    message: 'This <payitoff-link> has no env: it will not open.',
    fix: 'Write env="{env}".',
    find: ({ facts }) => missing(facts, 'env'),
  },
  {
    id: 'env-mismatch',
    title: '<payitoff-link> of the other environment',
    message: 'A <payitoff-link> with this env opens {what}',
    fix: 'Write env="{env}", and the Nexus Key of that environment.',
    find: ({ facts, env }) =>
      environmentsOf(facts)
        .filter(({ value, fact }) => value === otherThan(env) && !fact.isChoice)
        .map((violation) => ({ ...violation, what: OPENS[otherThan(env)] })),
  },
  {
    id: 'env-simulator',
    productionOnly: true,
    title: '<payitoff-link> with the simulator',
    message: 'A <payitoff-link> with this env opens the offline simulator instead of Nexus.',
    fix: 'Write env="production".',
    find: ({ facts }) =>
      environmentsOf(facts).filter(
        ({ value, fact }) => value === 'simulator' && (fact.kind === 'element' || !fact.isChoice),
      ),
  },
  {
    id: 'env-unknown',
    title: '<payitoff-link> with an unknown env',
    message: 'This is not a known environment. Values are exact: no spaces, no capitals.',
    fix: 'Write exactly env="{env}". If your page registers this name, add it to "environments" in the configuration file.',
    find: ({ facts, environments }) =>
      environmentsOf(facts).filter(
        ({ value }) => !['', 'sandbox', 'production', 'simulator', ...environments].includes(value),
      ),
  },
  {
    id: 'key-missing',
    title: 'No Nexus Key',
    message: 'The Nexus Key is missing: Nexus will not open.',
    fix: 'Write the public Nexus Key of the {env} environment: nexus-key="…", or nexus_key in Nexus.init.',
    find: (context) => [
      ...missing(context.facts, 'nexusKey'),
      ...each('nexus-call', (call) => isWithout(call, 'init', 'nexus_key'))(context),
    ],
  },
  {
    id: 'key-mismatch',
    title: 'Nexus Key of the other environment',
    message: '{what}',
    fix: 'Write the Nexus Key of the {env} environment.',
    find: each(
      'nexus-key',
      ({ environment, isChoice }, { env }) => environment !== env && !isChoice,
      ({ environment }, { env }) =>
        environment === 'another'
          ? `This is not the ${env} Nexus Key that you gave.`
          : `This is the ${environment} Nexus Key: Nexus will reject it as invalid.`,
    ),
  },
  {
    id: 'simulator-import',
    productionOnly: true,
    title: 'The simulator in a production build',
    message: 'The offline simulator is part of this build.',
    fix: 'Remove it, or import it only in development: if (import.meta.env.DEV) in Vite, if (ngDevMode) in Angular.',
    // An import and the call of what it imports are one violation.
    find: ({ facts }) => factsOf(facts, 'simulator').slice(0, 1),
  },
  {
    id: 'link-servicers',
    severity: 'warning',
    title: 'Nexus.linkServicers is deprecated',
    message: 'Nexus.linkServicers is deprecated and will be removed.',
    fix: 'Call Nexus.link with the same options.',
    find: each('nexus-call', ({ method }) => method === 'linkServicers'),
  },
  {
    id: 'exit-unhandled',
    severity: 'warning',
    title: 'Nexus.link without onExit',
    message: 'Without onExit, borrowers who leave and errors of Nexus go unnoticed.',
    fix: 'Add onExit: (response) => { … }, and check response.status.',
    find: each('nexus-call', (call) => isWithout(call, 'link', 'onExit')),
  },
  {
    id: 'status-unknown',
    title: 'Unknown status of Nexus',
    message: 'Nexus has no status "{what}": this is never true.',
    fix: `Write one of ${STATUSES.join(', ')}.`,
    find: each(
      'status',
      ({ value }) => !STATUSES.includes(value),
      ({ value }) => value,
    ),
  },
  {
    id: 'element-error',
    title: '<payitoff-link> with an error',
    message: '{what}',
    fix: 'See the table of error codes in the README of payitoff-link.',
    find: each(
      'element-error',
      ({ code }) => code in ELEMENT_ERRORS,
      ({ code }) => ELEMENT_ERRORS[code]!,
    ),
  },
  {
    id: 'slot-orphaned',
    severity: 'warning',
    title: 'Slotted text outside its <payitoff-link>',
    message: 'This text for the slot "{what}" is not in a <payitoff-link>, so it is always shown.',
    fix: 'Put it directly into the <payitoff-link>. In a paragraph, write <span slot="…"> instead of <p slot="…">.',
    find: each('orphaned-slot', undefined, ({ name }) => name),
  },
];

/** Every `env` whose value is known: of an element, or of a setting that will be one's. */
function environmentsOf(facts: readonly Fact[]) {
  return facts.flatMap<Violation & { value: string; fact: Fact }>((fact) => {
    if (fact.kind === 'env-setting') return [{ at: fact.at, value: fact.value, fact }];
    if (fact.kind !== 'element' || fact.env?.value === undefined) return [];
    return [{ at: fact.env.at, value: fact.env.value, fact }];
  });
}

/** Elements that are certain to lack a setting. */
function missing(facts: readonly Fact[], name: 'env' | 'nexusKey'): Violation[] {
  return factsOf(facts, 'element')
    .filter(({ [name]: setting, mayHaveMore }) => (setting ? setting.value === '' : !mayHaveMore))
    .map((fact) => ({ at: fact[name]?.at ?? fact.at }));
}

/** Is this a call of a method, with options that are known, that lacks one of them? */
const isWithout = ({ method, options }: FactOf<'nexus-call'>, wanted: string, option: string) =>
  method === wanted && options !== undefined && !options.includes(option);
