import type { Position, Span } from '../facts.js';

/** A line of a file, cut to what fits on a screen, and the part of it that is meant. */
export interface Excerpt {
  text: string;
  /** Where the caret begins in `text`, counted from 0. */
  caret: number;
  length: number;
}

const WIDTH = 100;
const HIDDEN = '•';

/** A file's text by lines. */
export class Lines {
  readonly #text: string;
  readonly #secrets: ReadonlySet<string>;
  readonly #keys: readonly string[];
  readonly #starts: number[] = [0];

  constructor(text: string, secrets: readonly string[], keys: readonly string[]) {
    this.#text = text;
    this.#secrets = piecesOf(secrets);
    this.#keys = keys;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  positionOf(offset: number): Position {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }

  lengthOf(line: number): number {
    return (this.#starts[line] ?? this.#text.length + 1) - 1 - this.#starts[line - 1]!;
  }

  /** A line, or as much of it as anyone would write. */
  line(line: number): string {
    const start = this.#starts[line - 1];
    if (start === undefined) return '';
    return this.#text.slice(start, start + Math.min(this.lengthOf(line), 1000));
  }

  withoutSecrets = (text: string) => hideWords(text, this.#secrets);

  excerptOf({ start, end }: Span): Excerpt {
    const { line, column } = this.positionOf(start);
    const lineStart = this.#starts[line - 1]!;
    const length = this.lengthOf(line) - (this.#text[lineStart + this.lengthOf(line) - 1] === '\r' ? 1 : 0);
    const at = column - 1;
    const from = length <= WIDTH ? 0 : Math.max(0, Math.min(at - WIDTH / 4, length - WIDTH));
    const to = Math.min(length, from + WIDTH);
    // Hidden before it is cut: a part of a secret would not be found any more.
    const around = Math.max(0, from - 200);
    const part = this.#text.slice(lineStart + around, lineStart + Math.min(length, to + 200));
    const hidden = this.withoutSecrets(hideWords(part, this.#keys));
    const shown = hidden.slice(from - around, to - around);
    const [before, after] = [from > 0 ? '…' : '', to < length ? '…' : ''];
    const indent = from > 0 ? 0 : /^\s*/.exec(shown.slice(0, at))![0].length;
    return {
      text: before + printable(shown.slice(indent)) + after,
      caret: before.length + at - from - indent,
      length: Math.max(1, Math.min(end - start, to - at)),
    };
  }
}

const PIECE = /[^\s"'`<>{}()[\]=,;:&|+]+/g;

/** Hides words wherever they stand, length for length. */
export function hideWords(text: string, words: readonly string[] | ReadonlySet<string>): string {
  if (words instanceof Set)
    return text.replace(PIECE, (piece) => (words.has(piece) ? HIDDEN.repeat(piece.length) : piece));
  return [...words].reduce((hidden, word) => hidden.replaceAll(word, HIDDEN.repeat(word.length)), text);
}

/** What {@link hideWords} looks for in time that does not grow with the number of secrets. */
export const piecesOf = (secrets: readonly string[]): Set<string> =>
  new Set(secrets.flatMap((secret) => secret.match(PIECE) ?? []).filter(({ length }) => length > 2));

/** Files are not to be trusted with the terminal they are shown on. */
export const printable = (text: string) =>
  text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');
