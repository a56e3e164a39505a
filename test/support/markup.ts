/** `true` writes an attribute without a value, `false` leaves it out. */
export type Attributes = Record<string, string | number | boolean>;

export function markup(tag: string, attributes: Attributes = {}, content = ''): string {
  const write = ([name, value]: Attributes[string][]) =>
    value === true ? ` ${name}` : ` ${name}="${value}"`;
  const written = Object.entries(attributes).filter(([, value]) => value !== false);
  return `<${tag}${written.map(write).join('')}>${content}</${tag}>`;
}

/** An element with a valid configuration, unless `attributes` say otherwise. */
export function linkMarkup(attributes: Attributes = {}, content = '', tag = 'payitoff-link'): string {
  return markup(tag, { env: 'sandbox', 'nexus-key': 'key-1', ...attributes }, content);
}
