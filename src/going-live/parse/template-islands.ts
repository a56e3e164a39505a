import php from 'php-parser';
import { addressesIn } from '../addresses.js';
import { HOLE, SEAM, type ParseContext } from '../facts.js';
import type { Markup } from '../files/language.js';

/** A stretch of template code in a file: `{{ x }}`, `{% if %}`, `<?php ?>`. */
export interface Island {
  start: number;
  end: number;
  /** Does it write something into the page (`{{ x }}`), or steer what is written (`{% if %}`)? */
  writes: boolean;
  /** What is between its delimiters. */
  code: string;
}

/**
 * Overwrites islands with characters that HTML and JavaScript parsers accept, length for length, so that every
 * position in the result is one in `source`.
 */
export function neutralise(source: string, islands: readonly Island[]): string {
  let result = '';
  let last = 0;
  for (const { start, end, writes } of islands) {
    result += source.slice(last, start);
    const length = end - start;
    result += writes || length < 2 ? HOLE.repeat(length) : ` ${SEAM}`.padEnd(length);
    last = end;
  }
  return result + source.slice(last);
}

/** The islands of a file, in order. */
export function islandsOf(source: string, language: Markup, context: ParseContext): Island[] {
  switch (language) {
    case 'php':
      return phpIslands(source, context);
    case 'svelte':
      return svelteIslands(source);
    case 'vue':
      return delimitedIslands(source, [CURLY], FOREIGN);
    case 'html':
      // Plain pages, Angular templates, and the templates of many servers have this ending.
      return delimitedIslands(source, [CURLY, TAG], FOREIGN);
    case 'twig':
      return delimitedIslands(source, [{ open: '{#', close: '#}', writes: false }, CURLY, TAG]);
    case 'liquid':
      return delimitedIslands(source, [LIQUID_COMMENT, CURLY, TAG]);
    case 'handlebars':
      return delimitedIslands(source, HANDLEBARS);
  }
}

/** The islands of a script in a page whose language does not say which template language it is written in. */
export const scriptIslands = (source: string) => delimitedIslands(source, [CURLY, TAG]);

interface Delimiters {
  open: string | RegExp;
  close: string | RegExp;
  writes: boolean;
}

const CURLY: Delimiters = { open: '{{', close: '}}', writes: true };
const TAG: Delimiters = { open: '{%', close: '%}', writes: false };
const LIQUID_COMMENT: Delimiters = {
  open: /\{%-?\s*comment\s*-?%\}/y,
  close: /\{%-?\s*endcomment\s*-?%\}/g,
  writes: false,
};
const HANDLEBARS: Delimiters[] = [
  { open: /\{\{~?!--/y, close: /--~?\}\}/g, writes: false },
  { open: /\{\{~?[!#/^>]|\{\{~?\s*else\b/y, close: '}}', writes: false },
  { open: '{{{', close: '}}}', writes: true },
  CURLY,
];

/** Regions where the signs of a template mean nothing. */
const FOREIGN: Delimiters[] = [
  { open: '<!--', close: '-->', writes: false },
  { open: /<script\b/iy, close: /<\/script/gi, writes: false },
  { open: /<style\b/iy, close: /<\/style/gi, writes: false },
];

function delimitedIslands(source: string, kinds: Delimiters[], foreign: Delimiters[] = []): Island[] {
  const islands: Island[] = [];
  const next = foreign.length ? /\{[{%]|</g : /\{[{%#]/g;
  for (let match; (match = next.exec(source));) {
    const start = match.index;
    const skipped = foreign.find((kind) => opens(source, start, kind));
    const kind = skipped ?? kinds.find((kind) => opens(source, start, kind));
    if (!kind) continue;
    const end = endOf(source, start, kind);
    if (end === undefined) continue;
    if (!skipped) islands.push({ start, end, writes: kind.writes, code: inner(source.slice(start, end)) });
    next.lastIndex = end;
  }
  return islands;
}

function opens(source: string, at: number, { open }: Delimiters): boolean {
  if (typeof open === 'string') return source.startsWith(open, at);
  open.lastIndex = at;
  return open.test(source);
}

function endOf(source: string, from: number, { close }: Delimiters): number | undefined {
  if (typeof close === 'string') {
    const at = source.indexOf(close, from + 2);
    return at < 0 ? undefined : at + close.length;
  }
  close.lastIndex = from;
  return close.test(source) ? close.lastIndex : undefined;
}

const inner = (island: string) =>
  island
    .replace(/^[{%<?$]+[-~]?/, '')
    .replace(/[-~]?[}%>?]+$/, '')
    .trim();

/** Svelte's braces hold JavaScript: the closing one is found past strings, comments and inner braces. */
function svelteIslands(source: string): Island[] {
  const islands: Island[] = [];
  const next = /\{|</g;
  for (let match; (match = next.exec(source));) {
    const start = match.index;
    const skipped = FOREIGN.find((kind) => opens(source, start, kind));
    const end = skipped
      ? endOf(source, start, skipped)
      : match[0] === '{'
        ? closingBrace(source, start)
        : undefined;
    if (end === undefined) continue;
    if (!skipped) {
      const code = inner(source.slice(start, end));
      islands.push({ start, end, writes: !/^[#:/@]/.test(code), code });
    }
    next.lastIndex = end;
  }
  return islands;
}

function closingBrace(source: string, open: number): number | undefined {
  const sign = /[{}]|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*`|\/\*[^]*?\*\/|\/\/.*/g;
  sign.lastIndex = open;
  let depth = 0;
  for (let match; (match = sign.exec(source));) {
    if (match[0] === '{') depth++;
    if (match[0] === '}' && --depth === 0) return sign.lastIndex;
  }
  return undefined;
}

/**
 * PHP by its own lexer. Its code stays on the server, so that only the addresses and Nexus Keys in its strings are
 * facts; Blade's `{{ }}` outside of it are islands too.
 */
function phpIslands(source: string, context: ParseContext): Island[] {
  const islands: Island[] = [];
  const strings = new PhpStrings(context);
  let at = 0;
  let open: Island | undefined;
  for (const token of tokensOf(source)) {
    const [kind, text] = typeof token === 'string' ? [token, token] : token;
    const end = at + text.length;
    if (kind === 'T_INLINE_HTML') {
      if (open) islands.push(open);
      open = undefined;
      for (const island of delimitedIslands(text, BLADE)) {
        islands.push({ ...island, start: island.start + at, end: island.end + at });
      }
    } else {
      open ??= { start: at, end, writes: kind === 'T_OPEN_TAG_WITH_ECHO', code: '' };
      open.end = end;
      if (!/^T_(OPEN|CLOSE)_TAG/.test(kind)) open.code += text;
      strings.next(kind, text, at);
    }
    at = end;
  }
  return open ? [...islands, open] : islands;
}

const BLADE: Delimiters[] = [{ open: '{{--', close: '--}}', writes: false }, CURLY];

const lexer = new php.Engine({ lexer: { all_tokens: true, short_tags: false } });
const tokensOf = (source: string) => lexer.tokenGetAll(source) as (string | [kind: string, text: string])[];

/** Collects what PHP's strings use; the strings of one statement are alternatives of one choice. */
class PhpStrings {
  readonly #context: ParseContext;
  #statement = 0;
  #compares = false;

  constructor(context: ParseContext) {
    this.#context = context;
  }

  next(kind: string, text: string, at: number): void {
    if (kind === ';' || kind === '{' || kind === '}' || kind === 'T_OPEN_TAG') {
      this.#statement = at;
      this.#compares = false;
    } else if (/^T_IS_|^T_CASE$/.test(kind) || /^(str_\w+|str(i?pos|str)|preg_\w+)$/.test(text)) {
      this.#compares = true;
    } else if (kind === 'T_CONSTANT_ENCAPSED_STRING' || kind === 'T_ENCAPSED_AND_WHITESPACE') {
      this.#string(text, at);
    }
  }

  #string(text: string, at: number): void {
    if (this.#compares) return;
    const { into, watch } = this.#context;
    const choice = `php:${this.#statement}`;
    const value = text.replace(/^['"]|['"]$/g, '');
    const offset = at + text.indexOf(value);
    for (const address of addressesIn(value)) {
      const start = offset + address.index;
      into.facts.push({
        kind: 'address',
        address,
        tag: false,
        choice,
        at: { start, end: start + address.url.length },
      });
    }
    if (watch.includes(value)) {
      into.facts.push({ kind: 'watched', value, choice, at: { start: offset, end: offset + value.length } });
    }
  }
}

/** Stretches of a template that its `else`s divide into alternatives. */
export function choicesOf(islands: readonly Island[]): { start: number; end: number }[] {
  const open: { start: number; name: string; divided: boolean }[] = [];
  const choices: { start: number; end: number }[] = [];
  for (const { start, end, writes, code } of islands) {
    if (writes) continue;
    const statement = code.trim();
    const block = open.at(-1);
    const closed = /^(?:end|\/\s*)(\w+)|^\}/.exec(statement);
    if (/^(\}\s*)?[:^]?\s*(else|elseif|elsif|elif|when|case|default)\b|^\^$/.test(statement)) {
      if (block) block.divided = true;
    } else if (closed) {
      if (!block || (closed[1] && closed[1] !== block.name)) continue;
      open.pop();
      if (block.divided) choices.push({ start: block.start, end });
    } else if (/^[#^]|[{:]$|^(if|unless|case|switch)\b/.test(statement)) {
      open.push({ start, name: /\w+/.exec(statement)?.[0] ?? '', divided: false });
    }
  }
  return choices;
}
