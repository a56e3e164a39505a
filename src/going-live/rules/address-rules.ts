import { isWrongBase, NEXUS_SCRIPT, PRODUCTION_API } from '../addresses.js';
import { areAlternatives, factsOf, type Address, type Fact, type FactOf } from '../facts.js';
import { otherThan, type RuleContext, type Rule } from './rule.js';

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
      mismatches(context, 'api').map(({ at }) => ({
        at,
        message: `This is the API address of the ${otherThan(context.env)} environment.`,
      })),
  },
  {
    id: 'api-base',
    step: 1,
    severity: 'error',
    productionOnly: true,
    title: 'API address that is not the production base',
    fix: () => `Write ${PRODUCTION_API}, for instance https://partners.payitoff.io/api/v3.0.0.`,
    find: ({ facts }) =>
      factsOf(facts, 'address')
        .filter(
          ({ address }) =>
            address.of === 'api' && address.environment === 'production' && isWrongBase(address.url),
        )
        .map(({ at }) => ({ at, message: `This does not begin with ${PRODUCTION_API}.` })),
  },
  {
    id: 'api-key',
    step: 2,
    severity: 'error',
    title: 'API key in what a browser gets',
    fix: () =>
      'Call the API from your server, keep the key there, and replace this key: it is no longer a secret.',
    find: ({ facts }) =>
      factsOf(facts, 'credential').map(({ at }) => ({
        at,
        message:
          'An API key or Bearer token is used with a Payitoff address here. It is a secret: everyone who opens the page can read it.',
      })),
  },
  {
    id: 'script-mismatch',
    step: 3,
    severity: 'error',
    title: 'Nexus script of the other environment',
    fix: (env) => `Write ${NEXUS_SCRIPT[env]}; or leave the tag out, <payitoff-link> adds its own.`,
    find: (context) =>
      mismatches(context, 'script').map(({ at }) => ({
        at,
        message: `This loads the ${otherThan(context.env)} Nexus.`,
      })),
  },
  {
    id: 'script-both',
    step: 3,
    severity: 'error',
    title: 'Nexus scripts of both environments on one page',
    fix: (env) => `Keep ${NEXUS_SCRIPT[env]} alone.`,
    find: ({ facts }) => {
      const [first, ...others] = scriptTags(facts);
      const second = others.find(({ address }) => address.environment !== first!.address.environment);
      const message =
        'This page loads the Nexus of the other environment as well. Both define the same global.';
      return second ? [{ at: second.at, message }] : [];
    },
  },
  {
    id: 'script-element',
    step: 3,
    severity: 'error',
    title: 'Nexus script beside a <payitoff-link> of another environment',
    fix: (env) =>
      `Write env="${env}" and ${NEXUS_SCRIPT[env]}; or leave the tag out, <payitoff-link> adds its own.`,
    find: ({ facts }) =>
      scriptTags(facts).flatMap(({ at, address, choice }) => {
        const other = otherThan(address.environment);
        const isOther = factsOf(facts, 'element').some(
          (element) => element.env?.value === other && !areAlternatives(element, { choice }),
        );
        const message = `This is the ${address.environment} script, but a <payitoff-link> on this page has env="${other}": it will refuse to open.`;
        return isOther ? [{ at, message }] : [];
      }),
  },
];

/** The script tags that are on the page for certain: not one of two, either of which is. */
function scriptTags(facts: readonly Fact[]): FactOf<'address'>[] {
  const tags = factsOf(facts, 'address').filter(({ address, tag }) => tag && address.of === 'script');
  return tags.filter(
    (tag) =>
      !tags.some(
        (other) => other.address.environment !== tag.address.environment && areAlternatives(tag, other),
      ),
  );
}

/** Uses of an address of the other environment, unless code chooses between it and the right one. */
function mismatches({ facts, env }: RuleContext, of: Address['of']): FactOf<'address'>[] {
  const addresses = factsOf(facts, 'address').filter(({ address }) => address.of === of);
  return addresses.filter(
    (fact) =>
      fact.address.environment !== env &&
      !addresses.some((other) => other.address.environment === env && areAlternatives(fact, other)),
  );
}
