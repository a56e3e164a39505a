import { isWrongBase, NEXUS_SCRIPT, PRODUCTION_API } from '../addresses.js';
import { factsOf, type FactOf } from '../facts.js';
import { otherThan, violationsOf, type Rule, type RuleContext } from './rule.js';

const WHAT_IS_KNOWN = {
  header: 'A Bearer token or an Authorization header goes with a Payitoff address here.',
  request: 'This page sends an API key or Bearer token to Payitoff.',
  key: 'A Payitoff API key is written here.',
  'public name': 'The name of this variable makes bundlers put the API key into what a browser gets.',
};

/** Steps 1 to 3 of the vendor's list: where requests go, and with what (docs/vendor/going-live.md). */
export const ADDRESS_RULES: Rule[] = [
  {
    id: 'api-mismatch',
    step: 1,
    severity: 'error',
    title: 'API address of the other environment',
    fix: (env) =>
      env === 'production'
        ? `Write ${PRODUCTION_API}.`
        : 'Write the address of the sandbox, https://payitoff-sandbox.io.',
    find: (context) =>
      violationsOf(
        mismatches(context, 'api'),
        () => `This is the API address of the ${otherThan(context.env)} environment.`,
      ),
  },
  {
    id: 'api-base',
    step: 1,
    severity: 'error',
    productionOnly: true,
    title: 'API address that is not the production base',
    fix: () => `Write ${PRODUCTION_API}, for instance https://partners.payitoff.io/api/v3.0.0.`,
    find: ({ facts }) =>
      violationsOf(
        factsOf(facts, 'address').filter(
          ({ of, environment, url }) => of === 'api' && environment === 'production' && isWrongBase(url),
        ),
        () => `This does not begin with ${PRODUCTION_API}.`,
      ),
  },
  {
    id: 'api-key',
    step: 2,
    severity: 'error',
    title: 'API key in what a browser gets',
    fix: () =>
      'Call the API from your server, keep the key there, and replace this key: it is no longer a secret.',
    find: ({ facts }) =>
      violationsOf(
        factsOf(facts, 'credential'),
        ({ what }) => `${WHAT_IS_KNOWN[what]} It is a secret: everyone who opens the page can read it.`,
      ),
  },
  {
    id: 'script-mismatch',
    step: 3,
    severity: 'error',
    title: 'Nexus script of the other environment',
    fix: (env) => `Write ${NEXUS_SCRIPT[env]}; or leave the tag out, <payitoff-link> adds its own.`,
    find: (context) =>
      violationsOf(mismatches(context, 'script'), () => `This loads the ${otherThan(context.env)} Nexus.`),
  },
  {
    id: 'script-both',
    step: 3,
    severity: 'error',
    title: 'Nexus scripts of both environments on one page',
    fix: (env) => `Keep ${NEXUS_SCRIPT[env]} alone.`,
    find: ({ facts }) => {
      const [first, ...others] = scriptTags(facts);
      const second = others.filter(({ environment }) => environment !== first!.environment).slice(0, 1);
      return violationsOf(
        second,
        () => 'This page loads the Nexus of the other environment as well. Both define the same global.',
      );
    },
  },
  {
    id: 'script-element',
    step: 3,
    severity: 'error',
    title: 'Nexus script beside a <payitoff-link> of another environment',
    fix: (env) =>
      `Write env="${env}" and ${NEXUS_SCRIPT[env]}; or leave the tag out, <payitoff-link> adds its own.`,
    find: ({ facts }) => {
      const elements = factsOf(facts, 'element').filter(({ isChoice }) => !isChoice);
      const contradicted = scriptTags(facts).filter(({ environment }) =>
        elements.some(({ env }) => env?.value === otherThan(environment)),
      );
      return violationsOf(
        contradicted,
        ({ environment }) =>
          `This is the ${environment} script, but a <payitoff-link> on this page has env="${otherThan(environment)}": it will refuse to open.`,
      );
    },
  },
  {
    id: 'script-blocked',
    step: 3,
    severity: 'error',
    title: 'Nexus blocked by the policy of the page',
    fix: () =>
      'Allow https://payitoff-cdn.io, and the trusted types policy "payitoff-link", in the policy of the page.',
    find: ({ facts }) =>
      violationsOf(
        factsOf(facts, 'blocked'),
        ({ directive }) => `The content security policy of the page (${directive}) blocks Payitoff.`,
      ),
  },
];

/** The script tags that are on the page for certain. */
const scriptTags = (facts: RuleContext['facts']): FactOf<'address'>[] =>
  factsOf(facts, 'address').filter(
    ({ place, of, isChoice }) => place === 'tag' && of === 'script' && !isChoice,
  );

/** Uses of an address of the other environment, unless code chooses between it and the right one. */
const mismatches = ({ facts, env }: RuleContext, wanted: 'api' | 'script'): FactOf<'address'>[] =>
  factsOf(facts, 'address').filter(
    ({ of, environment, isChoice }) => of === wanted && environment !== env && !isChoice,
  );
