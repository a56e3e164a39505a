import type { Span } from '../facts.js';
import { endOfString } from './code.js';

/** A part of a text between two signs. */
export interface Region {
  /** Pattern of the sign it begins with. */
  open: string;
  /** The sign it ends with; `line` for the end of the line; `string` for what a string or regular expression ends with. */
  close: string;
  is: 'comment' | 'string' | 'script' | 'silent' | 'server';
}

/** A region that was found: all of it, and what is between its signs. */
export interface Found extends Span {
  is: Region['is'];
  /** The sign it began with. */
  sign: string;
  inside: Span;
}

/** Finds regions, none within another, in time linear in the text: an unclosed sign is looked at once. */
export function findRegions(text: string, regions: readonly Region[]): Found[] {
  const found: Found[] = [];
  const next = new RegExp(regions.map(({ open }) => `(${open})`).join('|'), 'gim');
  const unclosedUntil = new Map<string, number>();
  const lower = regions.some(({ close }) => close.startsWith('</')) ? text.toLowerCase() : text;
  for (let match; (match = next.exec(text));) {
    const sign = match[0];
    const { close, is } = regions[match.slice(1).findIndex((group) => group !== undefined)]!;
    const from = next.lastIndex;
    const key = close === 'string' ? sign : close;
    if (from === match.index) next.lastIndex++;
    if ((unclosedUntil.get(key) ?? -1) >= from) continue;
    const end = close === 'string' ? endOfString(text, from - 1) : endOf(lower, from, close);
    // A string that does not end on its line has no other quote of its kind there; nor has a backtick one anywhere.
    if (end === undefined || (close === 'string' && end === from)) {
      unclosedUntil.set(key, close === 'string' && sign !== '`' ? text.indexOf('\n', from) >>> 0 : Infinity);
      continue;
    }
    const inside = {
      start: from,
      end: close === 'line' ? end : end - (close === 'string' ? 1 : close.length),
    };
    found.push({ is, sign, start: match.index, end: Math.min(end, text.length), inside });
    next.lastIndex = end;
  }
  return found;
}

function endOf(text: string, from: number, close: string): number | undefined {
  const at = text.indexOf(close === 'line' ? '\n' : close, from);
  if (close === 'line') return at < 0 ? text.length : at;
  // PHP needs no closing sign at the end of a file.
  if (at < 0 && close === '?>') return text.length + close.length;
  return at < 0 ? undefined : at + close.length;
}

/** Whether an offset is in one of these spans, which are in order. */
export function isWithin(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low]!.start <= offset;
}

/** Whether all of a stretch is in one of these spans. */
export const isWithinOne = (spans: readonly Span[], start: number, end: number): boolean =>
  isWithin(spans, start) && spans.some((span) => span.start <= start && end <= span.end);

/** Puts spans in order, those that touch made one. */
export function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}
