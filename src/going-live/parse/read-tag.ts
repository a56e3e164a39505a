import type { Span } from '../facts.js';
import { endOfBrackets } from './code.js';

/** No tag is longer, not even one with a style sheet in an attribute. */
export const LONGEST_TAG = 4000;

/** An attribute as templates write it: `env="x"`, `:env="x"`, `[env]="x"`, `env={x}`, `{env}`. */
export interface Attribute {
  name: string;
  at: Span;
  value: string | undefined;
}

export interface Tag {
  end: number;
  attributes: Attribute[];
  /** Attributes that are only known at run time may be among the others. */
  mayHaveMore: boolean;
}

const GAP = /(?:[\s,]|[/\\](?!\\?>))*/y;
const SHORTHAND = /\{\s*[\w$]+\s*\}/y;
const DIRECTIVE = /@\w+\s*\([^)]*\)/y;
const NAME = /\[?\([\w.-]+\)\]?|[^\s=>/"'`{}<\\,()]+(?:\([^)=]*\))?/y;
const EQUALS = /\s*=\s*/y;
/** The signs of a binding. */
export const BOUND = /^(?::|v-bind:|x-bind:|bind[:-]|prop:|attr:|\.|\[(?:attr\.)?)(?=[\w-])/;
/** The name of what is bound whole: whatever is in it, is an attribute. */
const BINDS_ALL = /^(?:[vx]-bind|v-bind\.\w+|\*|#)$/;

/** Reads the attributes of a tag up to its end, or as far as they can be read. */
export function readTag(text: string, from: number, isPug: boolean): Tag {
  const tag: Tag = { end: from, attributes: [], mayHaveMore: false };
  const limit = Math.min(text.length, from + LONGEST_TAG);
  let at = isPug ? from + 1 : from;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const [taken] = pattern.exec(text) ?? [];
    at += taken?.length ?? 0;
    return taken;
  };
  while (at < limit) {
    take(GAP);
    const start = at;
    const shorthand = take(SHORTHAND);
    const island = shorthand ? undefined : endOfIsland(text, at, limit);
    if (shorthand) {
      tag.attributes.push({ name: shorthand.slice(1, -1).trim(), at: { start, end: at }, value: undefined });
    } else if (island || take(DIRECTIVE)) {
      tag.mayHaveMore = true;
      at = island ?? at;
    } else {
      const name = take(NAME);
      if (!name) break;
      let value = BOUND.test(name) ? undefined : '';
      const end = at;
      if (take(EQUALS)) {
        const valueAt = at;
        at = endOfValue(text, at, limit);
        value = knownValue(text.slice(valueAt, at), name);
      }
      tag.attributes.push({ name, at: { start, end: at > end ? at : end }, value });
      if (BINDS_ALL.test(name)) tag.mayHaveMore = true;
    }
  }
  tag.end = at;
  return tag;
}

/** Where what a template puts in at this place ends. */
function endOfIsland(text: string, at: number, limit: number, isQuoted = false): number | undefined {
  const [, close] = ISLANDS.find(([open]) => text.startsWith(open, at)) ?? [];
  const end = close ? text.indexOf(close, at) : -1;
  if (end >= 0) return Math.min(limit, end + 2);
  if (text.startsWith('${', at)) return endOfBrackets(text, at + 1, limit);
  return text[at] === '{' && !isQuoted ? endOfBrackets(text, at, limit) : undefined;
}

const ISLANDS: [open: string, close: string][] = [
  ['<?', '?>'],
  ['<%', '%>'],
  ['{%', '%}'],
  ['{{', '}}'],
];

const QUOTE = /^(?:\\*["'`]|&quot;)/;

function endOfValue(text: string, from: number, limit: number): number {
  const quote = QUOTE.exec(text.slice(from, from + 8))?.[0] ?? '';
  for (let at = from + quote.length; at < limit; at++) {
    const island = endOfIsland(text, at, limit, quote !== '');
    if (island) at = island;
    if (quote ? text.startsWith(quote, at) : /[\s>"'`\\,)]|^$/.test(text.charAt(at)))
      return at + quote.length;
  }
  return limit;
}

/** The text of a value that is written out; `undefined` where it is only known at run time. */
function knownValue(written: string, name: string): string | undefined {
  const quote = QUOTE.exec(written)?.[0] ?? '';
  const value = written.slice(quote.length, written.length - quote.length);
  const isExpression = BOUND.test(name) || /^(?:\{|<\?=|<%=|<\?php\s+echo)/.test(value);
  if (!isExpression) return /[${}<>%+?|@"'`]/.test(value) ? undefined : value;
  const expression = value
    .replace(/^(?:\{\{-?|\{|<\?=|<%[-=]|<\?php\s+echo)|(?:-?\}\}|\}|;?\s*\?>|%>)$/g, '')
    .replace(/\s+(?:as|satisfies)\s+\w+\s*$/, '')
    .trim();
  // What a variable is left out for is known as well: `{process.env.NEXUS_ENV ?? 'sandbox'}`.
  const literal = /^(?:[\w$.?!]+\s*(?:\?\?|\|\|)\s*)?(["'`])([\w .-]*)\1$/.exec(expression)?.[2];
  return literal ?? (expression === '' ? '' : undefined);
}
