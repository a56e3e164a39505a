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

/** A file's text by lines, with its secrets hidden. */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string, secrets: readonly Span[], words: readonly string[]) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    this.#text = hide(text, secrets, words);
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

  lineAt({ line }: Position): string {
    const end = this.#starts[line] ?? this.#text.length + 1;
    return this.#text.slice(this.#starts[line - 1], end - 1).replace(/\r$/, '');
  }

  excerptOf({ start, end }: Span): Excerpt {
    const position = this.positionOf(start);
    const line = this.lineAt(position);
    const at = position.column - 1;
    const from = line.length <= WIDTH ? 0 : Math.max(0, Math.min(at - WIDTH / 4, line.length - WIDTH));
    const to = Math.min(line.length, from + WIDTH);
    const [before, after] = [from > 0 ? '…' : '', to < line.length ? '…' : ''];
    const length = Math.max(1, Math.min(end - start, to - at));
    const indent = from > 0 ? 0 : /^\s*/.exec(line.slice(0, at))![0].length;
    return {
      text: before + printable(line.slice(from + indent, to)) + after,
      caret: before.length + at - from - indent,
      length,
    };
  }
}

function hide(text: string, secrets: readonly Span[], words: readonly string[]): string {
  let hidden = text;
  for (const { start, end } of secrets) {
    if (end > start) hidden = hidden.slice(0, start) + HIDDEN.repeat(end - start) + hidden.slice(end);
  }
  return hideWords(hidden, words);
}

/** Hides words wherever they stand, length for length. */
export const hideWords = (text: string, words: readonly string[]) =>
  words.reduce((hidden, word) => hidden.replaceAll(word, HIDDEN.repeat(word.length)), text);

/** Files are not to be trusted with the terminal they are shown on. */
export const printable = (text: string) =>
  text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');
