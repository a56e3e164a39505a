import type { Span } from '../facts.js';
import { isWithin, isWithinOne } from './regions.js';
import { after, before, isPageText, isSilent, spanAt, type Source } from './source.js';

const ENV_SETTING =
  /(?<![\w$.-])([\w$.-]{0,60}env(?:ironment)?)["'\\\]`)]*\s*(?::\s*[A-Z]\w*\s*=|\?\?=?|\|\|=?|\?:|=>|[:=,])\s*[{(]?\s*(\\*["'`]?)(sandbox|simulator|production)\b\\*["'`]?(?!\w|\s*[|(.])/gi;
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
  // Set by a template: `{% set env = "sandbox" %}`.
  if (/\{%[^%]*$/.test(before(source, start))) return false;
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
    ({ start, end }) =>
      /(?:\benv\]?=["{\s]*(?:this\.)?|\{\s*(?=env\s*\}))([\w$]+)["}\s]/.exec(text.slice(start, end))?.[1] ??
      [],
  );
  const made = [...text.matchAll(/(?<![\w$])([\w$]{1,60})\s*=[^;=\n]{0,100}["'`]payitoff-link["'`]/g)].map(
    ([, name]) => name!,
  );
  return { bound: new Set(bound), elements: new Set(made) };
}
