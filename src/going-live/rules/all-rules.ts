import { ADDRESS_RULES } from './address-rules.js';
import { ELEMENT_RULES } from './element-rules.js';

/** Every rule, in the order of the vendor's four steps. */
export const RULES = [...ADDRESS_RULES, ...ELEMENT_RULES];

/** Where the documentation explains a rule: beside the working directory's package, or on a host. */
export const DOCS = 'docs/going-live.md';
