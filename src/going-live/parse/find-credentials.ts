import { addressesIn } from '../addresses.js';
import { isWithin } from './regions.js';
import { after, before, declaredAs, isPageText, isSilent, spanAt, type Source } from './source.js';

/** How much code is "beside" an address, in characters. A bundle holds other people's keys as well. */
const BESIDE = 2000;
/** How near a key must be to the address it is for, if its name does not say that it is Payitoff's. */
const NEAR = 250;

/** Variables that bundlers put into what a browser gets. */
const PUBLIC_NAME =
  /\b(?:VITE|NEXT_PUBLIC|NUXT_PUBLIC|REACT_APP|VUE_APP|GATSBY|EXPO_PUBLIC|PUBLIC|NG_APP|STORYBOOK)_\w{0,40}(?:API_?KEY|SECRET|(?<!NEXUS_)TOKEN|BEARER)\w*/g;

const KEY_NAME =
  /(["'`]?)(?<![\w$-])((?:data-)?(?:[\w$]{0,40}[-_]?)(?:api|secret)[-_]?(?:key|token)|payitoff[-_]?(?:secret|token|bearer))\1\s*(?::\s*\w+\s*=|[:=,]|=>)\s*\\?(["'`])([^"'`\s]{3,})\\?\3/gi;
const META =
  /<(?:meta|input)\b[^<>]*\bname\s*=\s*["']([\w-]+)["'][^<>]*?\b((?:content|value)\s*=\s*["']([^"']+)["'])/gi;
const API_KEY =
  /^(?:data|x)?(?:payitoff)?(?:sandbox|production|prod|live|secret)?(?:api|secret)(?:key|token)$|^payitoff(?:api)?(?:secret|token|bearer|key)(?:key|token)?$/;

/** Finds API keys and Bearer tokens in what a browser gets (docs/vendor/going-live.md, step 2). */
export function findCredentials(source: Source): void {
  const { text, kind, facts, secrets } = source;
  for (const { 0: name, index } of text.matchAll(PUBLIC_NAME)) {
    if (!/PAYITOFF/.test(name) || isSilent(source, index)) continue;
    const value = /^\s*[=:]\s*["']?([^\s"'$<{]{6,})/.exec(after(source, index + name.length))?.[1];
    if (value) secrets.add(value);
    facts.push({ kind: 'credential', what: 'public name', at: spanAt(index, name.length) });
  }
  if (source.staysOnServer || (kind.family === 'data' && kind.extension !== 'json')) return;
  for (const match of text.matchAll(KEY_NAME)) {
    const [written, , name = '', , value = ''] = match;
    if (!API_KEY.test(normal(name)) || !isForBrowser(source, match.index)) continue;
    secrets.add(value);
    if (/payitoff/i.test(name) || isBesideApi(text, match.index, match.index + written.length))
      facts.push({ kind: 'credential', what: 'key', at: spanAt(match.index, written.length) });
  }
  for (const match of text.matchAll(META)) {
    const [written, name = '', setting = '', value = ''] = match;
    if (!API_KEY.test(normal(name)) || !/payitoff/i.test(name) || !isForBrowser(source, match.index))
      continue;
    if (!/[{<$]/.test(value)) secrets.add(value);
    const at = spanAt(match.index + written.lastIndexOf(setting), setting.length);
    facts.push({ kind: 'credential', what: 'key', at });
  }
  findHeaders(source);
}

/** Is this in a part of the file that a browser gets, and not in code that a server runs? */
const isForBrowser = (source: Source, start: number) =>
  !isSilent(source, start) && !isWithin(source.outline.server, start);

const normal = (name: string) =>
  name
    .toLowerCase()
    .replace(/^data-|^(?:vite|next|public|react_app)_/g, '')
    .replace(/[-_]/g, '');

/** Is there an address of the API in the same statement, object or tag, or is the object named after Payitoff? */
function isBesideApi(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - NEAR), start);
  const tail = text.slice(end, end + NEAR);
  if (/payitoff["'\]\w]*\s*[:=(]\s*\{[^{}]*$/i.test(lead)) return true;
  const [head = ''] = lead.split(/[;}]|\n\s*\n|\n(?:const|let|var)\b/).slice(-1);
  const [rest = ''] = tail.split(/[;{}]|\n\s*\n/);
  return addressesIn(head)
    .concat(addressesIn(rest))
    .some(({ of }) => of === 'api');
}

const HEADER =
  /(["'`]?)\b(?:x-)?authorization\1\]?\s*(?:[:=,])(?!=)\s*(?=\S)|(?<![\w-])(["'`])Bearer\s+(?=[^\s"'`])/gi;
/** What makes a request, or says where one goes. */
const TARGET =
  /(?:\b(?:fetch|axios(?:\.\w+)?|\$fetch|ky(?:\.\w+)?|ajax|Request)\s*\(|\.(?:open|get|post|put|patch|delete|request|create)\s*\((?:\s*["'][A-Z]+["']\s*,)?|\b(?:base_?url|url|base|host|endpoint|origin)["']?\s*:)\s*(["'`]?)([^"'`,)\s]*)/gi;
/** A variable of the server, also by a name for it. */
const FROM_SERVER =
  /^[`"'\w\s+${(]*process\.env\.(?!(?:VITE|NEXT_PUBLIC|NUXT_PUBLIC|REACT_APP|VUE_APP|GATSBY|EXPO_PUBLIC|PUBLIC)_)/;

function findHeaders(source: Source): void {
  let last = -1;
  for (const match of source.text.matchAll(HEADER)) {
    const start = match.index;
    const end = start + match[0].length;
    // A header and its value are one.
    if (start < last || !isForBrowser(source, start) || isOnlyTold(source, start)) continue;
    const value = after(source, match[2] ? start : end, 120);
    if (NO_TOKEN.test(value)) continue;
    last = end + 3;
    const name = NAME_OF_TOKEN.exec(value)?.[1] ?? '';
    const declared = declaredAs(source, name);
    // The token itself, or the literal of the variable it is in, is not to be shown.
    const token = declared?.isLiteral
      ? declared.value
      : /^["'`](?:Bearer\s+)?([\w.~/-]{6,})/.exec(value)?.[1];
    if (token) source.secrets.add(token);
    if (FROM_SERVER.test(value) || FROM_SERVER.test(declared?.value ?? '')) continue;
    if (!isForPayitoff(source, start)) continue;
    const at = { start, end: end + Math.min(value.length, 30) };
    source.facts.push({ kind: 'credential', what: 'header', at });
  }
}

/** Is this compared with, in a sentence of a string, or text between the tags of a page? */
function isOnlyTold(source: Source, start: number): boolean {
  const lead = before(source, start);
  if (isPageText(source, start)) return !/<[^<>]*$/.test(lead);
  return /[!=]==?\s*$/.test(lead) || (isWithin(source.outline.strings, start) && /[a-z]{2,} $/i.test(lead));
}

/** Nothing, or a type. */
const NO_TOKEN = /^(?:["'`]\s*["'`]|(?:null|undefined|false|string|any)\b)/;
/** The name of the variable that a token is in. */
const NAME_OF_TOKEN = /^["'`]?(?:Bearer\s+)?(?:["'`]\s*\+\s*|\$\{)?\s*([A-Za-z_$][\w$]*)/;

function isForPayitoff(source: Source, at: number): boolean {
  const { text, facts } = source;
  const lead = text.slice(Math.max(0, at - BESIDE), at);
  const tail = text.slice(at, at + NEAR);
  // A header may be made before the request it goes with.
  const [, quote, target = ''] = [...lead.matchAll(TARGET)].at(-1) ?? [...tail.matchAll(TARGET)][0] ?? [];
  const name = quote && quote !== '`' ? undefined : /^(?:\$\{\s*)?([\w$]+)/.exec(target)?.[1];
  const url = name ? declaredAs(source, name)?.value : target;
  if (url && addressesIn(url).some(({ of }) => of === 'api')) return true;
  // Meant for somebody else.
  if (quote && url && /^(?:https?:\/)?\//.test(url)) return false;
  return facts.some(
    (fact) => fact.kind === 'address' && fact.of === 'api' && Math.abs(fact.at.start - at) < BESIDE,
  );
}
