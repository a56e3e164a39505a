import type { Span } from '../facts.js';
import type { FileKind } from '../files/file-kind.js';
import { literalParts } from './code.js';
import { findRegions, merged, type Found, type Region } from './regions.js';

/** What excuses something that a search has found. */
export interface Outline {
  /** Comments, types, style sheets and whatever else does nothing. */
  silent: Span[];
  /** Strings of scripts: code in them does not run. */
  strings: Span[];
  /** Template literals: what they put in is code. */
  templates: Span[];
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
const COMMENTS_OF: Record<string, Region[]> = Object.fromEntries([
  ...'py rb pl pm r ex exs'.split(' ').map((name) => [name, HASH_LIKE]),
  ...'sql lua'.split(' ').map((name) => [name, [{ ...HASH_COMMENT, open: '--' }, BLOCK_COMMENT, STRING]]),
  ['vb', [{ ...HASH_COMMENT, open: "(?<=^|\\s)'" }]],
  ...'jsonc json5 groovy gradle tf hcl'.split(' ').map((name) => [name, [...C_LIKE, HASH_COMMENT]]),
  ...'ini conf properties'.split(' ').map((name) => [name, [{ ...HASH_COMMENT, open: '^[ \\t]*[#;!]' }]]),
]) as Record<string, Region[]>;

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
  const outline: Outline = { silent: [], strings: [], templates: [], scripts: [], server: [] };
  if (family === 'script') addScript(text, 0, extension, outline);
  else if (family === 'markup') addMarkup(text, extension, outline);
  else if (extension === 'json') outline.scripts.push({ start: 0, end: text.length });
  else
    add(
      text,
      findRegions(text, COMMENTS_OF[extension] ?? (family === 'code' ? C_LIKE : [HASH_COMMENT])),
      0,
      outline,
    );
  outline.silent = merged(outline.silent);
  return outline;
}

function add(text: string, regions: readonly Found[], offset: number, outline: Outline): void {
  const moved = ({ start, end }: Span) => ({ start: start + offset, end: end + offset });
  for (const region of regions) {
    const { is, sign } = region;
    if (is === 'comment' || is === 'silent') outline.silent.push(moved(region));
    if (is === 'server') outline.server.push(moved(region));
    if (is === 'string' && sign === '`') {
      outline.templates.push(moved(region));
      outline.strings.push(...literalParts(text, region).map(moved));
    } else if (is === 'string') outline.strings.push(moved(region));
  }
}

function addScript(code: string, offset: number, language: string, outline: Outline): void {
  outline.scripts.push({ start: offset, end: offset + code.length });
  add(
    code,
    findRegions(code, /^[mc]?tsx?$/.test(language) ? [...TYPES, ...SCRIPT] : SCRIPT),
    offset,
    outline,
  );
}

function addMarkup(text: string, extension: string, outline: Outline): void {
  const front = extension === 'astro' ? (/^\s*---\r?\n[^]*?\n---/.exec(text)?.[0].length ?? 0) : 0;
  if (front) {
    outline.server.push({ start: 0, end: front });
    add(text.slice(0, front), findRegions(text.slice(0, front), SCRIPT), 0, outline);
  }
  const more = /^(pug|jade)$/.test(extension) ? PUG : /^(md|mdx|markdown)$/.test(extension) ? FENCES : [];
  const regions = findRegions(text.slice(front), [...more, ...MARKUP]);
  add(text.slice(front), regions, front, outline);
  for (const { is, sign, inside } of regions) {
    const code = text.slice(front + inside.start, front + inside.end);
    if (is === 'server')
      add(
        code,
        findRegions(code, [LINE_COMMENT, BLOCK_COMMENT, HASH_COMMENT, STRING]),
        front + inside.start,
        outline,
      );
    if (is !== 'script') continue;
    const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(sign)?.[1]?.toLowerCase() ?? '';
    const span = { start: front + inside.start, end: front + inside.end };
    if (RUNS.test(type))
      addScript(code, span.start, /\blang\s*=\s*["']?(\w+)/i.exec(sign)?.[1] ?? 'js', outline);
    else if (type === 'application/ld+json') outline.silent.push(span);
    else if (DATA.test(type)) outline.scripts.push(span);
  }
}
