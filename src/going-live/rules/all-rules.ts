import type { Rule } from './rule.js';
import { ADDRESS_RULES } from './address-rules.js';
import { ELEMENT_RULES } from './element-rules.js';

/** Every rule, in the order of the vendor's four steps. */
export const RULES: readonly Rule[] = [...ADDRESS_RULES, ...ELEMENT_RULES];

/** Where the documentation explains a rule. */
export const docsOf = (rule: Rule) => `docs/going-live.md#${rule.id}`;
