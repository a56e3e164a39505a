import type { NexusMethod, Span } from '../facts.js';
import { endOfBrackets, entriesOf } from './code.js';
import { isWithin } from './regions.js';
import { before, isInBrowserScript, isSilent, matchesOf, type Source } from './source.js';

const CALL =
  /(?:\((?:\w+)(?:\s+as\s[^()]*)\)\s*[?!]?\.\s*|\b(?:window|globalThis|self)[?!]?\.\s*)?\bNexus\b\)?[!?]*\s*(?:\?\.|\.|\[\s*["'])\s*(init|link|linkServicers)\b["'\]!]*\s*(?:\?\.)?\(/g;
const LISTENER =
  /\baddEventListener\(\s*["'`]payitoff-[\w-]+["'`]\s*,|\bon:?payitoff-[\w-]+=\{|@payitoff-[\w-]+=["'](?=\()/g;
/** No options, and no handler, are longer. */
const LONGEST = 10_000;

/** Finds calls of the vendor's global, and the statuses that handlers of its answers compare with. */
export function findCalls(source: Source): void {
  const { text } = source;
  // The Nexus of another product.
  const isImported = /\bimport\s[^;]{0,200}\bNexus\b[^;]{0,200}\bfrom\b/.test(text);
  const handlers = new Map<number, number>();
  for (const match of isImported ? [] : text.matchAll(CALL)) {
    const [written, method] = match;
    if (!isCode(source, match.index)) continue;
    const open = match.index + written.length - 1;
    const options = optionsOf(source, open);
    const at = { start: match.index, end: open };
    if (method === 'linkServicers') source.facts.push({ kind: 'nexus-call', method, options: undefined, at });
    const called = (method === 'init' ? 'init' : 'link') satisfies NexusMethod;
    source.facts.push({ kind: 'nexus-call', method: called, options: options?.map(({ name }) => name), at });
    for (const { name, span } of options ?? []) {
      if (/^on(?:Success|Exit)$/.test(name)) addHandler(source, span, handlers);
    }
  }
  for (const match of text.matchAll(LISTENER)) {
    const start = match.index + match[0].length;
    if (!isSilent(source, match.index))
      addHandler(source, { start, end: Math.min(text.length, start + LONGEST) }, handlers);
  }
  for (const [start, end] of handlers) findStatuses(source, start, end);
}

function isCode(source: Source, at: number): boolean {
  if (isSilent(source, at) || isWithin(source.outline.strings, at)) return false;
  if (source.kind.family === 'script' || isInBrowserScript(source, at)) return true;
  return source.kind.family === 'markup' && /=\s*(?:["'][^"'<>]*|\{[^<]*)$/.test(before(source, at));
}

interface Option {
  name: string;
  /** The value, or all of a method. */
  span: Span;
}

/** What a call is given; `undefined` if it is no object literal, or one that may have more. */
function optionsOf(source: Source, open: number): Option[] | undefined {
  const { text } = source;
  let start = open + 1 + /^\s*(?:<\w+>\s*)?/.exec(text.slice(open + 1, open + 200))![0].length;
  if (text[start] === ')') return [];
  const name = /^([\w$]+)\s*[,)]/.exec(text.slice(start, start + 80))?.[1];
  if (name) {
    const declared = matchesOf(
      source,
      String.raw`\b(?:const|let|var)\s+%\s*(?::[^=]{0,100})?=\s*(?=\{)|\b%\.\w+\s*=(?!=)`,
      name,
    );
    if (declared.length !== 1 || declared[0]![0].includes('.')) return undefined;
    start = declared[0]!.index + declared[0]![0].length;
  }
  if (text[start] !== '{') return undefined;
  const end = endOfBrackets(text, start, Math.min(text.length, start + LONGEST));
  const options: Option[] = [];
  for (const entry of entriesOf(text.slice(start + 1, end - 1))) {
    const [key, known] =
      /^(?:\s|\/\/.*\n|\/\*[^]*?\*\/)*(?:async\s+)?["']?([\w$]+)["']?\s*(?=[:(]|$)/.exec(entry.text) ?? [];
    if (!known) return undefined;
    const from = start + 1 + entry.at;
    const isPair = entry.text[key!.length] === ':';
    options.push({
      name: known,
      span: { start: isPair ? from + key!.length + 1 : from, end: from + entry.text.length },
    });
  }
  return options;
}

const FUNCTION = String.raw`(?:\bfunction\s+%\s*|\b%\s*(?::[^=()]{0,100})?=\s*(?:async\s*)?(?:function\s*)?|^[ \t]*(?:(?:private|public|async|override)\s+)*%)(?=\([^()]{0,200}\)[^;{=]{0,100}(?:\{|=>))`;

/** A function as it is written there, or one that is named there and written elsewhere in the file. */
function addHandler(source: Source, { start, end }: Span, handlers: Map<number, number>): void {
  const { text } = source;
  const value = text.slice(start, end);
  const isFunction = /^\s*(?:async\s*)?(?:function\b|\(|[\w$]+\s*=>|[\w$]+\s*\()/.test(value);
  const name = isFunction ? undefined : /^\s*["']?(?:this\.)?([\w$]+)/.exec(value)?.[1];
  const from = name === undefined ? start : (matchesOf(source, FUNCTION, name)[0]?.index ?? -1);
  if (from < 0) return;
  // Up to the end of the body, or of the expression that an arrow function is.
  const lead = /^[^]*?(?:=>|\)\s*(?::\s*[\w<>]+\s*)?(?=\{))\s*/.exec(text.slice(from, from + 400));
  if (!lead) return;
  const body = from + lead[0].length;
  const limit = Math.min(text.length, name ? body + LONGEST : end);
  handlers.set(
    from,
    text[body] === '{' ? endOfBrackets(text, body, limit) : body + expressionLength(text.slice(body, limit)),
  );
}

const expressionLength = (code: string) => entriesOf(code)[0]?.text.search(/[;\n]|$/) ?? 0;

/** Collects what a handler compares the status of its answer with. */
function findStatuses(source: Source, start: number, end: number): void {
  const code = source.text.slice(start, end);
  const answer =
    /^[^(=]*\(?\s*([\w$]+)/.exec(
      code.replace(
        /^\s*(?:async\s*)?(?:function\b\s*\w*\s*)?(?:[\w$.: ]*=(?!>)\s*)?(?:[\w$]+\s*(?=\())?/,
        '',
      ),
    )?.[1] ?? '';
  const aliases = [
    ...code.matchAll(/(?:const|let|var)\s+([\w$]+)\s*=\s*[\w$.!?]*\bstatus\b(?!\s*[.(\w])/g),
  ].map(([, name]) => name);
  const renamed = [...code.matchAll(/\bstatus\s*:\s*([\w$]+)\s*[,}]/g)].map(([, name]) => name);
  const isDestructured = /\{[^{}]*\bstatus\b[^{}]*\}\s*(?:\)|=|:|\})/.test(code);
  const names = [...aliases, ...renamed, ...(isDestructured ? ['status'] : [])].map(
    (name) => `(?<![\\w$.])${name}`,
  );
  const path = [
    String.raw`(?<![\w$.])${answer || '\\0'}[!?]?(?:\??\.detail[!?]?)?\??\.status`,
    String.raw`(?<![\w$.])detail\??\.status`,
    ...names,
  ].join('|');
  const compared = new RegExp(
    String.raw`(?:${path})\s*[!=]==?\s*(["'])(\w+)\1|(["'])(\w+)\3\s*[!=]==?\s*(?:${path})\b`,
    'dg',
  );
  const push = (at: number, value: string) => {
    if (isSilent(source, at)) return;
    source.facts.push({ kind: 'status', value, at: { start: at, end: at + value.length + 2 } });
  };
  for (const match of code.matchAll(compared)) {
    const group = match[2] === undefined ? 4 : 2;
    push(start + match.indices![group]![0] - 1, match[group]!);
  }
  for (const match of code.matchAll(new RegExp(String.raw`\bswitch\s*\(\s*(?:${path})\s*\)\s*(?=\{)`, 'g'))) {
    const open = match.index + match[0].length;
    const block = code.slice(open, endOfBrackets(code, open));
    for (const { 1: value, index } of block.matchAll(/(?<=\bcase\s*)["'](\w+)["']\s*:/g))
      push(start + open + index, value!);
  }
}
