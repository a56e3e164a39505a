import type { Span } from '../facts.js';
import { endOfBrackets } from './code.js';
import { spanAt } from './source.js';

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

const ATTRIBUTE =
  /\s*(?:(\{\s*[\w$]+\s*\})|(\{|<\?|<%|\{%|@\w+\s*\(|\$\{)|([^\s=>/"'`{}<\\,()]+(?:\([^)=]*\))?)(?:\s*=\s*)?)/y;

/** Reads the attributes of a tag up to its end, or as far as they can be read. */
export function readTag(text: string, from: number, isPug: boolean): Tag {
  const tag: Tag = { end: from, attributes: [], mayHaveMore: false };
  const limit = Math.min(text.length, from + LONGEST_TAG);
  let at = isPug ? from + 1 : from;
  while (at < limit) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (!match) {
      at += /^\s*[/,\\]/.exec(text.slice(at, at + 80))?.[0].length ?? 0;
      if (/^(?:\\?>|\s*[>)])/.test(text.slice(at, at + 80)) || ATTRIBUTE.lastIndex === 0) {
        ATTRIBUTE.lastIndex = at;
        if (!ATTRIBUTE.test(text)) break;
      }
      continue;
    }
    const [all, shorthand, sign, name] = match;
    const start = match.index + all.length - all.trimStart().length;
    at = match.index + all.length;
    if (shorthand)
      tag.attributes.push({
        name: shorthand.slice(1, -1).trim(),
        at: spanAt(start, all.trim().length),
        value: undefined,
      });
    else if (sign) {
      tag.mayHaveMore = true;
      at = endOfSign(text, start, limit);
    } else {
      const hasValue = all.includes('=');
      const end = hasValue ? endOfValue(text, at, limit) : at;
      const value = hasValue ? knownValue(text.slice(at, end), name!) : BOUND.test(name!) ? undefined : '';
      tag.attributes.push({ name: name!, at: { start, end }, value });
      if (/^(?:v-bind|x-bind|v-bind\.\w+|\*|#)$/.test(name!)) tag.mayHaveMore = true;
      at = end;
    }
  }
  tag.end = at;
  return tag;
}

const CLOSING: Record<string, string> = {
  '{': '}',
  '<?': '?>',
  '<%': '%>',
  '{%': '%}',
  '${': '}',
  '{{': '}}',
};

function endOfSign(text: string, start: number, limit: number): number {
  const sign = /^(?:\{\{|\{%|<\?|<%|\$\{|\{)/.exec(text.slice(start, start + 2))?.[0];
  if (!sign) return Math.max(start + 1, text.indexOf(')', start) + 1);
  if (CLOSING[sign] === '}') return endOfBrackets(text, start + sign.length - 1, limit);
  const end = text.indexOf(CLOSING[sign]!, start);
  return end < 0 || end > limit ? limit : end + 2;
}

function endOfValue(text: string, from: number, limit: number): number {
  const quote = /^(?:\\*["'`]|&quot;)/.exec(text.slice(from, from + 8))?.[0];
  if (quote) {
    let at = from + quote.length;
    while (at < limit) {
      const close = text.indexOf(quote, at);
      if (close < 0 || close > limit) return limit;
      const island = islandAround(text, from, close);
      if (island === undefined) return close + quote.length;
      at = island;
    }
    return limit;
  }
  if (text[from] === '{' || text.startsWith('${', from)) return endOfSign(text, from, limit);
  if (text.startsWith('<', from)) return endOfSign(text, from, limit);
  return (
    from + /^(?:\$\{[^}]*\}|[^\s>"'`\\,)])*/.exec(text.slice(from, Math.min(limit, from + 500)))![0].length
  );
}

/** Where the island that a quote is within ends: `env="<?= "x" ?>"`. */
function islandAround(text: string, from: number, at: number): number | undefined {
  const value = text.slice(from, at);
  const sign = ['<?', '<%', '{{', '${'].find(
    (open) => value.lastIndexOf(open) > value.lastIndexOf(CLOSING[open]!),
  );
  if (!sign) return undefined;
  const end = text.indexOf(CLOSING[sign]!, at);
  return end < 0 ? undefined : end;
}

/** The signs of a binding. */
export const BOUND = /^(?::|v-bind:|x-bind:|bind[:-]|prop:|attr:|\.|\[(?:attr\.)?)(?=[\w-])/;

/** The text of a value that is written out; `undefined` where it is only known at run time. */
function knownValue(written: string, name: string): string | undefined {
  const quote = /^(?:\\*["'`]|&quot;)/.exec(written)?.[0] ?? '';
  let value = written.slice(quote.length, quote ? written.length - quote.length : undefined);
  if (value === '') return '';
  const isExpression = BOUND.test(name) || /^(?:\{|<\?=|<%=|<\?php\s+echo)/.test(value);
  if (!isExpression) return /[${}<>%+?|@]|\\["'`]|["'`]/.test(value) ? undefined : value;
  value = value
    .replace(/^(?:\{\{-?|\{|<\?=|<%[-=]|<\?php\s+echo)|(?:-?\}\}|\}|;?\s*\?>|%>)$/g, '')
    .replace(/\s+(?:as|satisfies)\s+\w+\s*$/, '')
    .trim();
  return /^(["'`])([\w .-]*)\1$/.exec(value)?.[2];
}
