import type { Setting, Span } from '../facts.js';
import { endOfBrackets, entriesOf } from './code.js';
import { isWithin, isWithinOne } from './regions.js';
import {
  after,
  before,
  isInBrowserScript,
  isPageText,
  isSilent,
  matchesOf,
  spanAt,
  type Source,
} from './source.js';

const TAG = /(?:<|\\u003c|\\x3c)(payitoff-link)(?=[\s/>"'`\\]|$)|^[ \t]*(payitoff-link)(?=\()/gim;
/** No tag is longer, not even one with a style sheet in an attribute. */
const LONGEST_TAG = 4000;

interface Attribute {
  name: string;
  at: Span;
  value: string | undefined;
}

/** Finds `<payitoff-link>`, in markup and in the strings of scripts. */
export function findElements(source: Source): Span[] {
  const tags: Span[] = [];
  for (const match of source.text.matchAll(TAG)) {
    const start = match.index + match[0].length - 'payitoff-link'.length;
    const from = match[1] ? match.index : start;
    if (isSilent(source, from)) continue;
    const tag = readTag(source, start + 'payitoff-link'.length, match[2] !== undefined);
    tags.push({ start: from, end: tag.end });
    if (!isMentioned(source, from))
      collect(source, { start: from, end: start + 'payitoff-link'.length }, tag);
  }
  return tags;
}

/** In a sentence of a string, or in what is shown on the console. */
function isMentioned(source: Source, start: number): boolean {
  const lead = before(source, start);
  // Shown by JSX.
  if (/(?:>|^)\s*\{\s*["'`]$/.test(lead)) return true;
  if (/(?:console\.\w+|\w*Error|warn)\(\s*["'`][^"'`]*$/.test(lead)) return true;
  return (
    isWithin(source.outline.strings, start) &&
    /["'`][^"'`<>]*[a-z]{2,}\s+$/i.test(lead) &&
    /^[^>]*>\s+[a-z]{2,}/i.test(after(source, start))
  );
}

interface Tag {
  end: number;
  attributes: Attribute[];
  /** Attributes that are only known at run time may be among the others. */
  mayHaveMore: boolean;
}

const ATTRIBUTE =
  /\s*(?:(\{\s*[\w$]+\s*\})|(\{|<\?|<%|\{%|@\w+\s*\(|\$\{)|([^\s=>/"'`{}<\\,()]+(?:\([^)=]*\))?)(?:\s*=\s*)?)/y;

/** Reads the attributes of a tag up to its end, or as far as they can be read. */
function readTag(source: Source, from: number, isPug: boolean): Tag {
  const { text } = source;
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

const BOUND = /^(?::|v-bind:|x-bind:|bind[:-]|prop:|attr:|\.|\[(?:attr\.)?)(?=[\w-])/;

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

/** The name of an attribute without the signs of a binding. */
const plainName = (name: string) => name.replace(BOUND, '').replace(/\]$|\.\w+$/g, '');

function collect(source: Source, at: Span, { attributes, mayHaveMore }: Tag): void {
  const isScript = isInBrowserScript(source, at.start) || source.kind.family === 'script';
  // HTML knows no capitals; frameworks look for a property of this name first.
  const isCamelRead =
    source.kind.family === 'script' || /^(vue|svelte|astro|mdx|marko)$/.test(source.kind.extension);
  const settings = new Map<string, Setting>();
  let isDivided =
    mayHaveMore && /\b(?:if|else|unless)\b/.test(source.text.slice(at.start, at.start + 600).split('>')[0]!);
  for (const { name, at: place, value } of attributes) {
    const plain = plainName(name);
    const isBound = plain !== name || value === undefined;
    const known =
      plain === 'nexusKey' && (isBound || isCamelRead)
        ? 'nexus-key'
        : plain === 'nexusKey'
          ? plain
          : plain.toLowerCase();
    if (settings.has(known)) isDivided = true;
    settings.set(known, { at: place, value });
  }
  if (isDivided) for (const setting of settings.values()) setting.value = undefined;
  const { strings, templates } = source.outline;
  const inString = isScript && (isWithin(strings, at.start) || isWithin(templates, at.start));
  source.facts.push({
    kind: 'element',
    env: settings.get('env') ?? (inString ? setElsewhere(source, 'env') : undefined),
    nexusKey: settings.get('nexus-key') ?? (inString ? setElsewhere(source, 'nexusKey') : undefined),
    mayHaveMore: mayHaveMore || isDivided,
    at,
  });
}

/** A script may add an attribute to the element that its markup lacks. */
function setElsewhere(source: Source, name: 'env' | 'nexusKey'): Setting | undefined {
  const pattern = name === 'env' ? 'env' : '[nN]exus-?[kK]ey';
  const [match] = matchesOf(
    source,
    String.raw`\.${pattern}\s*=(?!=)|["'\`]${pattern}["'\`]|[{,]\s*${pattern}\s*:`,
    name,
  );
  return match ? { at: spanAt(match.index, match[0].length) } : undefined;
}

const ENV_SETTING =
  /(?<![\w$.-])([\w$.-]{0,60}env(?:ironment)?)["'\\\]`)]*\s*(?::\s*[A-Z]\w*\s*=|\?\?=?|\|\|=?|\?:|=>|[:=,])\s*[{(]?\s*(\\*["'`]?)(sandbox|simulator|production)\b\\*["'`]?(?!\s*[|\w(.])/gi;
/** How near the element or its key must be to a setting whose name does not say that it is Payitoff's. */
const NEAR = 250;

/** Finds settings that will be an `env` of an element: properties, compiled templates, variables. */
export function findEnvSettings(source: Source, tags: readonly Span[]): void {
  const names = namesOfElements(source, tags);
  for (const match of source.text.matchAll(ENV_SETTING)) {
    const [written, name = '', quote, value = ''] = match;
    const start = match.index;
    if (isSilent(source, start) || isWithin(tags, start) || isOnlyShown(source, start, name)) continue;
    if (!quote && source.kind.family !== 'data') continue;
    // Of a string, only data in it sets anything: `\"env\":\"sandbox\"`.
    if (!quote?.startsWith('\\') && isWithinOne(source.outline.strings, start, start + written.length))
      continue;
    const isPayitoffs = /payitoff|nexus/i.test(name);
    const isElements =
      names.bound.has(name) ||
      names.elements.has(name.replace(/\.env$/, '')) ||
      (/(?:^|[.$_-])env(?:ironment)?$/i.test(name) && isNear(source, start));
    if (!isPayitoffs && !isElements) continue;
    if (/\btype\s+\w+\s*=\s*$|\bcase\s*$/.test(before(source, start))) continue;
    source.facts.push({ kind: 'env-setting', value, at: spanAt(start, written.length) });
  }
}

/** Text of a page; of its tags, only what is named after Payitoff sets an `env`. */
function isOnlyShown(source: Source, start: number, name: string): boolean {
  if (!isPageText(source, start) || /^(?:pug|jade|haml|slim)$/.test(source.kind.extension)) return false;
  const tag = /<([a-z][\w-]*)[^<>]*$/i.exec(before(source, start))?.[0] ?? '';
  if (/^<Payitoff/.test(tag) || (tag && /payitoff/i.test(name))) return false;
  // The one-file build takes its settings from its own tag.
  return !(
    /^<script\b/i.test(tag) &&
    name === 'data-env' &&
    /payitoff-link/.test(tag + after(source, start))
  );
}

const MENTION = /payitoff[-_]?link|nexus[-_]?key|payitoff["'\]]*\s*[:=(]/i;

/** Is there a mention of the element in the same statement; for `set(element, "env", "sandbox")`, nearby? */
function isNear({ text }: Source, at: number): boolean {
  const lead = text.slice(Math.max(0, at - NEAR), at);
  const tail = text.slice(at, at + NEAR);
  if (/^["']?env["']\s*,/.test(tail)) return MENTION.test(lead + tail);
  return (
    MENTION.test(lead.split(/;|\n\s*\n|\n(?=\S)/).at(-1)!) ||
    MENTION.test(tail.split(/;|\n\s*\n|\n(?=\w)/)[0]!)
  );
}

/** Names of what the `env` of a tag is bound to, and of elements that the script has made or found. */
function namesOfElements(
  { text }: Source,
  tags: readonly Span[],
): { bound: Set<string>; elements: Set<string> } {
  const bound = tags.flatMap(
    ({ start, end }) => /\benv\]?=["{\s]*(?:this\.)?([\w$]+)["}\s]/.exec(text.slice(start, end))?.[1] ?? [],
  );
  const made = [...text.matchAll(/(?<![\w$])([\w$]{1,60})\s*=[^;=\n]{0,100}["'`]payitoff-link["'`]/g)].map(
    ([, name]) => name!,
  );
  return { bound: new Set(bound), elements: new Set(made) };
}

const COMPILED = /["'`]payitoff-link["'`]\s*,\s*(?=\{)/g;

/** Finds what JSX and templates are compiled to, `h('payitoff-link', { … })`, where a setting is missing. */
export function findCompiled(source: Source): void {
  const { text } = source;
  for (const match of text.matchAll(COMPILED)) {
    const open = match.index + match[0].length;
    const inside = text.slice(
      open + 1,
      endOfBrackets(text, open, Math.min(text.length, open + LONGEST_TAG)) - 1,
    );
    const names = entriesOf(inside).map(
      (entry) => /^\s*["']?([\w-]+)["']?\s*(?:[:(]|$)/.exec(entry.text)?.[1] ?? '',
    );
    const has = (name: RegExp) => names.some((known) => name.test(known));
    // With neither, this need not make an element: other functions take a name and options as well.
    if (isSilent(source, match.index) || !has(/^(?:env|nexus-?key)$/i)) continue;
    const at = spanAt(match.index, 'payitoff-link'.length + 2);
    // What the env is, is found by its name.
    const setting = (name: RegExp) => (has(name) ? { at } : undefined);
    const mayHaveMore = names.includes('') || has(/^(?:attrs|props|domProps)$/);
    source.facts.push({
      kind: 'element',
      env: setting(/^env$/),
      nexusKey: setting(/^nexus-?key$/i),
      mayHaveMore,
      at,
    });
  }
}
