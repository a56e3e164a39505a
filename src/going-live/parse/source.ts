import type { Fact, Span } from '../facts.js';
import type { FileKind } from '../files/file-kind.js';
import { isWithin } from './regions.js';
import type { Outline } from './outline.js';

/** A text being searched, and what has been found in it. */
export interface Source {
  text: string;
  kind: FileKind;
  outline: Outline;
  /** It never reaches a browser, so that an API key may be in it. */
  staysOnServer: boolean;
  facts: Fact[];
  /** API keys, right or wrong: never to be shown. */
  secrets: Set<string>;
  /** What has been asked of all of the text: it is asked again and again. */
  answers: Map<string, RegExpExecArray[]>;
  declarations?: Map<string, { value: string; isLiteral: boolean } | undefined>;
}

/** Lines longer than this were not written by a person. */
const MINIFIED = 1000;

/** The text before an offset, as far as it can matter: on its line, and at most `length`. */
export function before({ text }: Source, offset: number, length = 300): string {
  const piece = text.slice(Math.max(0, offset - length), offset);
  return piece.slice(piece.lastIndexOf('\n') + 1);
}

/** The text after an offset on its line, at most `length`. */
export function after({ text }: Source, offset: number, length = 200): string {
  const piece = text.slice(offset, offset + length);
  const end = piece.indexOf('\n');
  return end < 0 ? piece : piece.slice(0, end);
}

/** Is this on a line that a tool has written? */
export function isMinified({ text }: Source, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - MINIFIED), offset + MINIFIED);
  const at = Math.min(offset, MINIFIED);
  const end = around.indexOf('\n', at);
  return (end < 0 ? around.length : end) - (around.lastIndexOf('\n', at - 1) + 1) >= MINIFIED;
}

export const isSilent = ({ outline }: Source, offset: number) => isWithin(outline.silent, offset);

/** Does a browser run the code at this offset? */
export const isInBrowserScript = ({ outline }: Source, offset: number) => isWithin(outline.scripts, offset);

/** Is this text of a page between its tags, or in a tag? Not code, in a browser or on a server. */
export const isPageText = ({ kind, outline }: Source, offset: number) =>
  kind.family === 'markup' && !isWithin(outline.scripts, offset) && !isWithin(outline.server, offset);

/** The quote that a stretch of text is right after, with the escapes before it; `''` if it is after none. */
export const quoteAt = (text: string) => /\\*["'`]$|&quot;$|&#3[49];$/.exec(text)?.[0] ?? '';

/** Where a pattern fits in all of the text; `%` in it stands for a name. */
export function matchesOf({ text, answers }: Source, pattern: string, name: string): RegExpExecArray[] {
  if (!/^[\w$]+$/.test(name)) return [];
  const whole = pattern.replaceAll('%', name.replaceAll('$', '\\$'));
  const known = answers.get(whole) ?? [...text.matchAll(new RegExp(whole, 'gm'))];
  answers.set(whole, known);
  return known;
}

const DECLARATION =
  /\b(?:const|let|var|final|val|static|readonly)\s+([\w$]{1,80})\b[^=;\n]{0,100}=\s*(["'`]?)([^"'`\n;]{0,500})/g;

/** The text that a name is declared with, if it is declared once, and whether that is a literal. */
export function declaredAs(source: Source, name: string): { value: string; isLiteral: boolean } | undefined {
  if (!source.declarations) {
    source.declarations = new Map();
    for (const [, known = '', quote, value = ''] of source.text.matchAll(DECLARATION)) {
      source.declarations.set(
        known,
        source.declarations.has(known) ? undefined : { value, isLiteral: quote !== '' },
      );
    }
  }
  return source.declarations.get(name);
}

export const spanAt = (start: number, length: number): Span => ({ start, end: start + length });
