const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Past the string that begins at `at`; past its first sign, if it does not end within `limit`. */
export function endOfString(text: string, at: number, limit = text.length): number {
  const quote = text[at]!;
  // Braces of `${…}` that are open: a backtick in them is another string's.
  let depth = 0;
  for (let i = at + 1; i < limit; i++) {
    const sign = text[i];
    if (sign === '\\') i++;
    else if (depth > 0) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    else if (sign === quote) return i + 1;
    else if (quote !== '`' && sign === '\n') break;
    else if (quote === '`' && text.startsWith('${', i)) {
      depth = 1;
      i++;
    }
  }
  return at + 1;
}

/** Past the bracket that closes the one at `open`, strings left out; `limit` if none does. */
export function endOfBrackets(text: string, open: number, limit = text.length): number {
  const waiting: string[] = [];
  // A quote that nothing closes is looked at once.
  const unclosed = new Set<string>();
  for (let at = open; at < limit; at++) {
    const sign = text[at]!;
    if ((sign === '"' || sign === "'" || sign === '`') && !unclosed.has(sign)) {
      const end = endOfString(text, at, limit);
      if (end === at + 1 && sign === '`') unclosed.add(sign);
      at = end - 1;
    } else if (CLOSING[sign]) waiting.push(CLOSING[sign]);
    else if (sign === waiting.at(-1)) {
      waiting.pop();
      if (!waiting.length) return at + 1;
    }
  }
  return limit;
}

/** The entries of an object literal, or arguments of a call, without the brackets around them. */
export function entriesOf(inside: string): { text: string; at: number }[] {
  const entries: { text: string; at: number }[] = [];
  let from = 0;
  for (let at = 0; at <= inside.length; at++) {
    const sign = inside[at];
    if (at === inside.length || sign === ',') {
      const text = inside.slice(from, at);
      if (text.trim()) entries.push({ text, at: from });
      from = at + 1;
    } else if (sign === '"' || sign === "'" || sign === '`') at = endOfString(inside, at) - 1;
    else if (CLOSING[sign!]) at = endOfBrackets(inside, at) - 1;
  }
  return entries;
}
