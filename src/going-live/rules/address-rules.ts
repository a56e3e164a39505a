import { isWrongBase, NEXUS_SCRIPT, PRODUCTION_API } from '../addresses.js';
import { factsOf, type FactOf } from '../facts.js';
import { each, otherThan, type RuleContext, type WrittenRule } from './rule.js';

const WHAT_IS_KNOWN = {
  header: 'A Bearer token or an Authorization header is sent to Payitoff here.',
  request: 'This page sends an API key or Bearer token to Payitoff.',
  key: 'This is a Payitoff API key.',
  'public name': 'Bundlers put an API key with this name into the code that browsers get.',
};

/** Steps 1 to 3 of the vendor's list: where requests go, and with what (docs/vendor/going-live.md). */
export const ADDRESS_RULES: WrittenRule[] = [
  {
    id: 'api-mismatch',
    step: 1,
    title: 'API address of the other environment',
    message: 'This is the API address of the {other} environment.',
    fix: (env) =>
      env === 'production'
        ? `Write ${PRODUCTION_API}.`
        : 'Write the address of the sandbox, https://payitoff-sandbox.io.',
    find: each('address', ({ of, ...fact }, context) => of === 'api' && isOfOther(fact, context)),
  },
  {
    id: 'api-base',
    step: 1,
    productionOnly: true,
    title: 'API address that is not the production base',
    message: `This does not begin with ${PRODUCTION_API}.`,
    fix: `Write ${PRODUCTION_API}, for instance https://partners.payitoff.io/api/v3.0.0.`,
    find: each(
      'address',
      ({ of, environment, url }) => of === 'api' && environment === 'production' && isWrongBase(url),
    ),
  },
  {
    id: 'api-key',
    step: 2,
    title: 'API key in browser code',
    message: '{what} It is a secret: everyone who opens the page can read it.',
    fix: 'Call the API from your server, keep the key there, and replace this key: it is no longer a secret.',
    find: each('credential', undefined, ({ what }) => WHAT_IS_KNOWN[what]),
  },
  {
    id: 'script-mismatch',
    step: 3,
    title: 'Nexus script of the other environment',
    message: 'This loads the {other} Nexus.',
    fix: (env) => `Write ${NEXUS_SCRIPT[env]}, or remove the tag: <payitoff-link> adds its own.`,
    find: each('address', ({ of, ...fact }, context) => of === 'script' && isOfOther(fact, context)),
  },
  {
    id: 'script-both',
    step: 3,
    title: 'Nexus scripts of both environments on one page',
    message: 'This page loads the Nexus of the other environment as well. Both define the same global.',
    fix: (env) => `Keep ${NEXUS_SCRIPT[env]} alone.`,
    find: ({ facts }) => {
      const [first, ...others] = scriptTags(facts);
      return others.filter(({ environment }) => environment !== first!.environment).slice(0, 1);
    },
  },
  {
    id: 'script-element',
    step: 3,
    title: 'Nexus script beside a <payitoff-link> of another environment',
    message:
      'This is the {what} script, but a <payitoff-link> on this page is for the other: it will refuse to open.',
    fix: (env) =>
      `Write env="${env}" and ${NEXUS_SCRIPT[env]}, or remove the tag: <payitoff-link> adds its own.`,
    find: ({ facts }) => {
      const elements = factsOf(facts, 'element').filter(({ isChoice }) => !isChoice);
      return scriptTags(facts)
        .filter(({ environment }) => elements.some(({ env }) => env?.value === otherThan(environment)))
        .map(({ at, environment }) => ({ at, what: environment }));
    },
  },
  {
    id: 'script-blocked',
    step: 3,
    title: "Nexus blocked by the page's policy",
    message: "The page's content security policy ({what}) blocks Payitoff.",
    fix: 'In that policy, allow https://payitoff-cdn.io and the Trusted Types policy "payitoff-link".',
    find: each('blocked', undefined, ({ directive }) => directive),
  },
];

/** The script tags that are on the page for certain. */
const scriptTags = (facts: RuleContext['facts']): FactOf<'address'>[] =>
  factsOf(facts, 'address').filter(
    ({ place, of, isChoice }) => place === 'tag' && of === 'script' && !isChoice,
  );

/** Of the other environment, unless code chooses between it and the right one. */
const isOfOther = (
  { environment, isChoice }: Pick<FactOf<'address'>, 'environment' | 'isChoice'>,
  { env }: RuleContext,
) => environment !== env && !isChoice;
