import { NO_BINDINGS } from './bindings.js';
import { HOLE, isDynamic, SEAM, type Part, type Span } from '../facts.js';
import { parseAttribute } from './script-ast.js';

/** An attribute as templates write it: `env="x"`, `:env="x"`, `[env]="x"`, `env={x}`, `{env}`. */
export interface Attribute {
  /** As written, without the signs of a binding; `''` if the name is only known at run time. */
  name: string;
  at: Span;
  /** Offsets in the part, without quotes. */
  value: Span;
  /** The decoded value. */
  text: string;
  isBound: boolean;
  /** Is this no attribute, but a statement of the template among them? */
  isSeam: boolean;
  /** The value, where it is an expression or an event handler instead of text. */
  code: Part | undefined;
}

const BOUND = /^(?::|v-bind:|x-bind:|bind[:-]|\.|\[(?:attr\.)?)([\w-]+)/;
const HANDLER = /^(?:@|v-on:|x-on:|on|\()/;
const SHORTHAND = /^\{\s*([\w$]+)\s*\}$/;
// One island is all of the value: `env="{{ 'sandbox' }}"`.
const isIsland = (text: string) => text !== '' && text.replaceAll(HOLE, '') === '';
const ISLAND = /^(\{\{\{?|\{|<\?=)([^]*?)(\}\}\}?|\}|\?>)$/;

/** Reads the attribute between two offsets of a page. */
export function readAttribute(
  text: string,
  start: number,
  end: number,
  page: { part: Part; markup: string },
): Attribute {
  const { part, markup } = page;
  const source = markup.slice(start, end);
  const [head, written, quote] = /^([^=]*?)\s*=\s*(["']?)/.exec(source) ?? [source, source, ''];
  const valueStart = start + head.length;
  const value = { start: valueStart, end: Math.max(valueStart, head === source ? end : end - quote!.length) };
  const original = part.text.slice(value.start, value.end);

  const bound = BOUND.exec(written!)?.[1];
  const shorthand = SHORTHAND.exec(part.text.slice(start, end))?.[1];
  const isUnnamed = isDynamic(written!) || /^(v-bind|x-bind)$/.test(written!);
  // HTML knows no capitals, but Vue and Svelte look for a property of this name first.
  const isCamel = written === 'nexusKey';
  const locate: Part['locate'] = (from, to) => part.locate(value.start + from, value.start + to);

  let code: Part | undefined;
  const island = isIsland(text) ? ISLAND.exec(original) : undefined;
  if (island) {
    const shift = island[1]!.length;
    code = { text: island[2]!, locate: (from, to) => locate(from + shift, to + shift) };
  } else if (bound !== undefined) {
    // In brackets, lest `{ a: b }` be read as a block.
    code = { text: `(${text})`, locate: (from, to) => locate(from - 1, to - 1) };
  } else if (HANDLER.test(written!)) {
    code = { text, locate };
  }
  return {
    name: bound ?? shorthand ?? (isUnnamed ? '' : isCamel ? written! : written!.toLowerCase()),
    at: part.locate(start, end),
    value,
    text,
    isBound: bound !== undefined || shorthand !== undefined,
    isSeam: written!.includes(SEAM),
    code: shorthand === undefined ? code : { text: shorthand, locate },
  };
}

/** The text an attribute is known to have; `undefined` where it is only known at run time. */
export function knownValue({ code, text }: Attribute): string | undefined {
  if (!code) return isDynamic(text) || /\{[{%]/.test(text) ? undefined : text;
  const expression = parseAttribute(code.text);
  const known = expression && NO_BINDINGS.textOf(expression);
  return known === undefined || isDynamic(known) ? undefined : known;
}
