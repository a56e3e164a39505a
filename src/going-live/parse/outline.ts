import type { Span } from '../facts.js';
import type { FileKind } from '../files/file-kind.js';
import { findRegions, merged, type Found, type Region } from './regions.js';

/** What excuses something that a search has found. */
export interface Outline {
  /** Comments, types, style sheets and whatever else does nothing. */
  silent: Span[];
  /** Strings of scripts: code in them does not run. */
  strings: Span[];
  /** What a browser runs: all of a script, the script elements of a page. */
  scripts: Span[];
  /** Code that a server runs within a page or template. */
  server: Span[];
}

const LINE_COMMENT: Region = { open: String.raw`(?<=^|[\s;{}(),])//`, close: 'line', is: 'comment' };
const BLOCK_COMMENT: Region = { open: String.raw`/\*`, close: '*/', is: 'comment' };
const HASH_COMMENT: Region = { open: String.raw`(?<=^|\s)#(?![{!])`, close: 'line', is: 'comment' };
const STRING: Region = { open: '["\'`]', close: 'string', is: 'string' };
const REGEXP: Region = {
  open: String.raw`(?<=[=(,:[!&|?{};][ \t]?|\breturn )/(?![*/\s])`,
  close: 'string',
  is: 'string',
};

const C_LIKE = [LINE_COMMENT, BLOCK_COMMENT, STRING];
const SCRIPT = [LINE_COMMENT, BLOCK_COMMENT, REGEXP, STRING];
const TYPES: Region[] = [
  { open: String.raw`^[ \t]*(?:import|export)\s+type\b`, close: ';', is: 'silent' },
  {
    open: String.raw`^[ \t]*(?:export\s+)?(?:declare\s+)?type\s+\w+[^=;{}\n]{0,200}=`,
    close: ';',
    is: 'silent',
  },
  {
    open: String.raw`^[ \t]*(?:export\s+)?(?:declare\s+)?interface\s+\w+[^{;\n]{0,200}\{`,
    close: '}',
    is: 'silent',
  },
];
const HASH_LIKE: Region[] = [
  { open: '"""', close: '"""', is: 'comment' },
  { open: `'''`, close: `'''`, is: 'comment' },
  HASH_COMMENT,
  STRING,
];
/** What begins a comment in one language or another: at the beginning of a line, or one sign with spaces around it. */
const noteSigns = (sign: string): Region => ({
  open: String.raw`^[ \t]*(?:--|;|'(?=\s))|(?<=^|\s)${sign}(?=\s)`,
  close: 'line',
  is: 'comment',
});
const HASH_LANGUAGES = /^(?:py|rb|pl|pm|r|exs?)$/;

/** Of pages and templates. The first that fits at a place is taken. */
const MARKUP: Region[] = [
  { open: '<!--(?!\\[if)', close: '-->', is: 'comment' },
  { open: String.raw`\{\{~?!--`, close: '--', is: 'comment' },
  { open: String.raw`\{\{--`, close: '--}}', is: 'comment' },
  { open: String.raw`\{\{~?!`, close: '}}', is: 'comment' },
  { open: String.raw`\{#(?!(?:if|each|key|await|snippet|let|for)\b)`, close: '#}', is: 'comment' },
  { open: String.raw`\{%-?\s*comment\s*-?%\}`, close: 'endcomment', is: 'comment' },
  { open: '<%--', close: '--%>', is: 'comment' },
  { open: '<%#', close: '%>', is: 'comment' },
  { open: String.raw`@\*`, close: '*@', is: 'comment' },
  { open: String.raw`\{/\*`, close: '*/', is: 'comment' },
  ...['style', 'textarea', 'title', 'noscript'].map((name): Region => ({
    open: `<${name}\\b`,
    close: `</${name}`,
    is: 'silent',
  })),
  {
    open: String.raw`<script\b[^>"'{<]{0,500}(?:(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{[^{}]{0,500}\}|<\?[^>]{0,300}\?>)[^>"'{<]{0,500}){0,30}>`,
    close: '</script',
    is: 'script',
  },
  { open: '<\\?(?:php\\b|=)', close: '?>', is: 'server' },
  { open: '<%[-=]?', close: '%>', is: 'server' },
];
const PUG: Region[] = [{ open: '(?<=^[ \\t]*)//', close: 'line', is: 'comment' }];
const FENCES: Region[] = [
  { open: '^```', close: '\n```', is: 'silent' },
  { open: '(?<!`)`(?!`)', close: 'string', is: 'silent' },
];

/** A script type whose content a browser runs, or a page reads as data. */
const RUNS = /^(|module|text\/javascript|application\/javascript|text\/babel|text\/jsx|text\/partytown)$/;
const DATA = /^(application\/(ld\+)?json|importmap|speculationrules)$/;

/** Looks at the outlines of a text. */
export function outlineOf(text: string, { family, extension }: FileKind): Outline {
  const outline: Outline = { silent: [], strings: [], scripts: [], server: [] };
  if (family === 'script') addScript(text, 0, extension, outline);
  else if (family === 'markup') addMarkup(text, extension, outline);
  else if (extension === 'json') outline.scripts.push({ start: 0, end: text.length });
  else {
    const comments =
      family === 'data'
        ? [noteSigns('//'), HASH_COMMENT]
        : HASH_LANGUAGES.test(extension)
          ? HASH_LIKE
          : [...C_LIKE, noteSigns('--')];
    add(findRegions(text, comments), 0, outline);
  }
  outline.silent = merged(outline.silent);
  return outline;
}

function add(regions: readonly Found[], offset: number, outline: Outline): void {
  for (const { is, start, end } of regions) {
    const span = { start: start + offset, end: end + offset };
    if (is === 'comment' || is === 'silent') outline.silent.push(span);
    else if (is === 'server') outline.server.push(span);
    else if (is === 'string') outline.strings.push(span);
  }
}

function addScript(code: string, offset: number, language: string, outline: Outline): void {
  outline.scripts.push({ start: offset, end: offset + code.length });
  add(findRegions(code, /^[mc]?tsx?$/.test(language) ? [...TYPES, ...SCRIPT] : SCRIPT), offset, outline);
}

function addMarkup(text: string, extension: string, outline: Outline): void {
  const front = extension === 'astro' ? (/^\s*---\r?\n[^]*?\n---/.exec(text)?.[0] ?? '') : '';
  if (front) outline.server.push({ start: 0, end: front.length });
  add(findRegions(front, SCRIPT), 0, outline);
  const more = /^(pug|jade)$/.test(extension) ? PUG : /^(md|mdx|markdown)$/.test(extension) ? FENCES : [];
  const regions = findRegions(text.slice(front.length), [...more, ...MARKUP]);
  add(regions, front.length, outline);
  for (const { is, sign, inside } of regions) {
    const span = { start: front.length + inside.start, end: front.length + inside.end };
    const code = text.slice(span.start, span.end);
    if (is === 'server') add(findRegions(code, [...C_LIKE, HASH_COMMENT]), span.start, outline);
    if (is !== 'script') continue;
    const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(sign)?.[1]?.toLowerCase() ?? '';
    if (RUNS.test(type))
      addScript(code, span.start, /\blang\s*=\s*["']?(\w+)/i.exec(sign)?.[1] ?? 'js', outline);
    else if (type === 'application/ld+json') outline.silent.push(span);
    else if (DATA.test(type)) outline.scripts.push(span);
  }
}
