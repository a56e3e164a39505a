import type { Setting, Span } from '../facts.js';
import { endOfBrackets, entriesOf } from './code.js';
import { BOUND, LONGEST_TAG, readTag, type Tag } from './read-tag.js';
import { isWithin } from './regions.js';
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

/** Finds `<payitoff-link>`, in markup and in the strings of scripts. */
export function findElements(source: Source): Span[] {
  const tags: Span[] = [];
  for (const match of source.text.matchAll(TAG)) {
    const start = match.index + match[0].length - 'payitoff-link'.length;
    const from = match[1] ? match.index : start;
    if (isSilent(source, from) || from < (tags.at(-1)?.end ?? 0)) continue;
    const tag = readTag(source.text, start + 'payitoff-link'.length, match[2] !== undefined);
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

/** The name of an attribute without the signs of a binding. */
const plainName = (name: string) => name.replace(BOUND, '').replace(/\]$|\.\w+$/g, '');

function collect(source: Source, at: Span, { attributes, mayHaveMore }: Tag): void {
  const isScript = isInBrowserScript(source, at.start);
  // HTML knows no capitals; frameworks look for a property of this name first.
  const isCamelRead =
    source.kind.family === 'script' || /^(vue|svelte|astro|mdx|marko)$/.test(source.kind.extension);
  const settings = new Map<string, Setting>();
  let isDivided =
    mayHaveMore && /\b(?:if|else|unless)\b/.test(source.text.slice(at.start, at.start + 600).split('>')[0]!);
  for (const { name, at: place, value } of attributes) {
    const plain = plainName(name);
    const isProperty = plain === 'nexusKey' && (plain !== name || value === undefined || isCamelRead);
    const known = isProperty ? 'nexus-key' : plain.toLowerCase();
    if (settings.has(known)) isDivided = true;
    settings.set(known, { at: place, value });
  }
  if (isDivided) for (const setting of settings.values()) setting.value = undefined;
  const inString = isScript && isWithin(source.outline.strings, at.start);
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

const COMPILED = /["'`]payitoff-link["'`]\s*,\s*(?=\{)/g;

/** Finds what JSX and templates are compiled to, `h('payitoff-link', { … })`, where a setting is missing. */
export function findCompiled(source: Source): void {
  const { text } = source;
  for (const match of text.matchAll(COMPILED)) {
    const open = match.index + match[0].length;
    const close = endOfBrackets(text, open, Math.min(text.length, open + LONGEST_TAG)) - 1;
    const inside = text.slice(open + 1, close);
    const names = entriesOf(inside).map(
      (entry) => /^\s*["']?([\w-]+)["']?\s*(?:[:(]|$)/.exec(entry.text)?.[1] ?? '',
    );
    const has = (name: RegExp) => names.some((known) => name.test(known));
    // With neither, this need not make an element: other functions take a name and options as well.
    if (isSilent(source, match.index) || !has(/^(?:env|nexus-?key)$/i)) continue;
    const at = spanAt(match.index, 'payitoff-link'.length + 2);
    // What the env is, is found by its name.
    const env = has(/^env$/) ? { at } : undefined;
    const nexusKey = has(/^nexus-?key$/i) ? { at } : undefined;
    const mayHaveMore = names.includes('') || has(/^(?:attrs|props|domProps)$/);
    source.facts.push({ kind: 'element', env, nexusKey, mayHaveMore, at });
  }
}

/** Start and end tags of elements that may have slots of their own. */
const COMPONENT =
  /<(\/?)(?:[a-z][\w.]*-[\w.-]*|[A-Z][\w.]*)\b(?:"[^"]{0,500}"|'[^']{0,500}'|[^<>"']){0,500}?(\/?)>/g;
const SLOTTED =
  /<[a-z][\w-]*\s[^<>]*?(?<=\s)slot\s*=\s*["']?(loading|complete|incomplete|illegal|error|fallback)\b["']?/g;

/** Finds texts for the element's slots that are beside it, in no element that could have a slot for them. */
export function findOrphanedSlots(source: Source, tags: readonly Span[]): void {
  if (source.kind.family !== 'markup' || !tags.length) return;
  const components = [...source.text.matchAll(COMPONENT)];
  let depth = 0;
  let next = 0;
  for (const { 0: written, 1: name = '', index } of source.text.matchAll(SLOTTED)) {
    for (; next < components.length && components[next]!.index < index; next++) {
      const [, isEnd, isEmpty] = components[next]!;
      depth = Math.max(0, depth + (isEnd ? -1 : isEmpty ? 0 : 1));
    }
    if (depth > 0 || isSilent(source, index) || !isPageText(source, index)) continue;
    source.facts.push({ kind: 'orphaned-slot', name, at: spanAt(index, written.length) });
  }
}
