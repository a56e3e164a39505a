import { after, before, isPageText, isSilent, quoteAt, type Source } from './source.js';

const CALLED = (names: string) => String.raw`\b(?:${names})\s*\(\s*(?:[^()"'\`]*,\s*)?`;

/** Code that compares with a text instead of using it. */
const COMPARING = new RegExp(
  '(?:' +
    [
      String.raw`[!=]==?\s*`,
      String.raw`\bcase\s+`,
      String.raw`\.(?:startsWith|endsWith|includes|indexOf|lastIndexOf|match|matchAll|search|test|split)\(\s*`,
      String.raw`\.replace(?:All)?\(\s*`,
      String.raw`\.(?:starts_?with|ends_?with|start_with\?|end_with\?|include\?|contains|equals|StartsWith|EndsWith|Contains)\s*\(?\s*`,
      CALLED(
        'HasPrefix|HasSuffix|Contains|str_starts_with|str_ends_with|str_contains|stri?pos|strstr|preg_\\w+',
      ),
    ].join('|') +
    ')$',
);

/** Code that shows a text to a person. */
const TALKING = new RegExp(
  '(?:' +
    [
      CALLED(
        String.raw`console\.\w+|\w*Error|\w*Exception|assert\w*(?:\.\w+)?|expect|warn|alert|log(?:ger)?\.\w+|puts|die|fail`,
      ),
      String.raw`\)(?:\.not)?\.to\w+\(\s*`,
      String.raw`\b(?:raise|throw)\s+(?:new\s+)?[\w.]+\(\s*`,
    ].join('|') +
    ')$',
);

/** Code that bundlers leave out of a production build. */
const DEVELOPMENT_ONLY = new RegExp(
  String.raw`(?:(?<!!\s*)(?:\bimport\.meta\.env\.DEV|\b__DEV__|\bisDevMode\(\)|\bngDevMode\b)|!\s*import\.meta\.env\.PROD|` +
    String.raw`\b(?:NODE_ENV|MODE)\b["'\]]*\s*(?:!==?\s*["']production|===?\s*["'](?:dev\w*|test))["'])[^;{}:]*(?:\{[^{}]*)?$`,
);

/** Is this in code that bundlers leave out of a production build? */
export const isDevelopmentOnly = ({ text }: Source, start: number) =>
  DEVELOPMENT_ONLY.test(text.slice(Math.max(0, start - 300), start));

/** A content security policy allows all that it lists. */
export const POLICY = /\b[\w-]+-src\b[^"`;]*$/;

/** What may come right before a value that is not in quotes. */
const BEFORE_BARE =
  /(?:^|[:=,|({[>&;]|\b(?:curl|wget|GET|POST|PUT|PATCH|DELETE|HEAD|proxy_pass|http|https|xh)|\B--?[\w-]+|\b[A-Z][A-Z0-9_]+)$/;

/** Attributes for people to read. */
const PROSE_ATTRIBUTE = /\b(?:title|alt|placeholder|label|summary|aria-[\w-]+)\s*=\s*$/i;

/**
 * Does a site use what stands between these offsets, an address or a key? Not if it is commented on, compared with, shown,
 * or mentioned in a sentence.
 */
export function isUsed(source: Source, start: number, end: number): boolean {
  if (isSilent(source, start)) return false;
  const lead = before(source, start);
  const run = /[^\s"'`]*$/.exec(lead)![0];
  const head = lead.slice(0, lead.length - run.length);
  const quote = quoteAt(head);
  if (quote) {
    const literal = start - run.length - quote.length;
    return isLiteralUsed(source, head.slice(0, head.length - quote.length), quote, literal, end);
  }
  if (POLICY.test(lead)) return true;
  if (/(?:&quot;|&#3[49];|=|%3A%2F%2F)[^\s&]*$/i.test(run)) return true;
  if (isPageText(source, start)) {
    return (run === '' ? /[=:(]\s*$/.test(head) : isInString(head)) && BEFORE_BARE.test(head.trimEnd());
  }
  if (/[(:]["']?$/.test(run)) return true;
  // Lists of a server, such as `_redirects`.
  if (source.kind.family === 'data' && /[/$]\S*\s+$/.test(head)) return true;
  return BEFORE_BARE.test(head.trimEnd()) && !/^\s+[a-z]{2,}\s+[a-z]{2,}/i.test(after(source, end));
}

const isInString = (head: string) => /["'`][^"'`]*$/.test(head);

function isLiteralUsed(source: Source, lead: string, quote: string, start: number, end: number): boolean {
  const rest = after(source, end);
  const close = rest.indexOf(quote.at(-1)!);
  const tail = (close < 0 ? rest : rest.slice(0, close)).replace(
    /\$\{[^}]*\}|<\?=?[^?]*\?>|\{\{[^}]*\}\}/g,
    'x',
  );
  // A sentence that begins with an address.
  if (/^\S*[,.;:]?\s+(?!\w+-src)[a-z]{2,}/i.test(tail)) return false;
  if (isDevelopmentOnly(source, start)) return false;
  // Shown by JSX.
  if (/(?:>|^)\s*\{\s*$/.test(lead) && /^\S*\s*\}\s*(?:<|$)/.test(rest.slice(close + 1))) return false;
  if (COMPARING.test(lead) || TALKING.test(lead) || PROSE_ATTRIBUTE.test(lead)) return false;
  const next = close < 0 ? '' : rest.slice(close + 1);
  if (/^\s*[!=]==?(?!>)/.test(next)) return false;
  // The key of a table.
  if (/[{,]\s*$/.test(lead) && /^\s*(?::|=>)/.test(next)) return false;
  // A literal type of TypeScript.
  if (/^[mc]?tsx?$/.test(source.kind.extension) && /^\s*\|(?!\|)/.test(next)) return false;
  // Quoted in a sentence of a page.
  return !isPageText(source, end) || !/[\w.,]\s+$/.test(lead.slice(-40));
}
