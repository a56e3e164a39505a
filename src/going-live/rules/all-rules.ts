import { ADDRESS_RULES } from './address-rules.js';
import { ELEMENT_RULES } from './element-rules.js';
import type { Rule } from './rule.js';

/** Every rule, in the order of the vendor's four steps. */
export const RULES = [...ADDRESS_RULES, ...ELEMENT_RULES].map((rule): Rule => ({
  step: 4,
  severity: 'error',
  ...rule,
}));

/** The page that explains the rules, in the package. */
export const DOCS = 'docs/going-live.md';
