import { addressesIn } from '../addresses.js';
import type { Environment } from '../facts.js';
import { isWithin } from './regions.js';
import { before, isSilent, type Source } from './source.js';
import { isDevelopmentOnly, isUsed, POLICY } from './usage.js';

/** A script tag, also one that script or a framework makes. */
const SCRIPT_TAG = /<script\b[^<>]*\bsrc\s*=\s*[{(]?\s*\\*["'`]?[^"'`\s>]*$/i;
/** A request, or an attribute that makes a browser ask for an address. */
const REQUEST =
  /(?:\b(?:fetch|axios(?:\.\w+)?|\$fetch|ky(?:\.\w+)?|ajax|requests\.\w+|urlopen|curl_init)|\.(?:get|post|put|patch|delete|open|request))\s*\(\s*(?:["'][A-Z]+["']\s*,\s*)?["'`]?[^"'`\s]*$|\s(?:src|href|action)\s*=\s*["'][^"'\s]*$/;
/** Where a tool of development passes requests on to. */
const PROXY = /\b(?:proxy|devServer)\b["']?\s*[:=][^]*$/;
const TOOL_CONFIG = /^(vite|webpack|vue|rspack|rsbuild|rollup|craco|angular)\b/;

/** Finds the vendor's addresses that a text uses. */
export function findAddresses(source: Source, fileName: string): void {
  for (const { of, environment, url, start, end } of addressesIn(source.text)) {
    if (!isUsed(source, start, end)) continue;
    if (TOOL_CONFIG.test(fileName) && PROXY.test(source.text.slice(Math.max(0, start - 600), start)))
      continue;
    const lead = before(source, start, 400);
    const place = SCRIPT_TAG.test(source.text.slice(Math.max(0, start - 300), start))
      ? 'tag'
      : REQUEST.test(lead) || POLICY.test(lead)
        ? 'use'
        : 'value';
    source.facts.push({ kind: 'address', of, environment, url, place, at: { start, end } });
  }
}

/** Finds the Nexus Keys that the user gave, wherever a text uses them. */
export function findNexusKeys(source: Source, keys: Partial<Record<Environment, string>>): void {
  for (const [environment, key] of Object.entries(keys) as [Environment, string][]) {
    for (let at = source.text.indexOf(key); at >= 0; at = source.text.indexOf(key, at + key.length)) {
      const end = at + key.length;
      if (isUsed(source, at, end))
        source.facts.push({ kind: 'nexus-key', environment, at: { start: at, end } });
    }
  }
}

const SIMULATOR =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*|\bsrc\s*=\s*)(?=(["'])([^"'\n]*)\1)["'](?:[^"'\n]*\/)?(?:payitoff-link\/(?:[^"'\n]*\/)?simulator(?:\/index)?(?:\.[mc]?js)?|nexus-simulator\.js)["']|\binstallSimulator\s*\(|(["'`])payitoff-nexus-simulator\3/g;

/** Finds imports and calls of the offline simulator. */
export function findSimulator(source: Source): void {
  if (source.kind.extension === 'json') return;
  for (const match of source.text.matchAll(SIMULATOR)) {
    const start = match.index + (/["'][^"']*["']$/.exec(match[0])?.index ?? 0);
    const isDeclared = /\b(?:type\s*\{[^}]*\}\s*|function\s+)$/.test(before(source, match.index));
    // A call in a string does nothing.
    if (match[0].endsWith('(') && isWithin(source.outline.strings, match.index)) continue;
    if (isDeclared || isSilent(source, start) || isDevelopmentOnly(source, start)) continue;
    source.facts.push({ kind: 'simulator', at: { start, end: match.index + match[0].length } });
  }
}
