import { parse, parseFragment, type DefaultTreeAdapterTypes, type Token } from 'parse5';
import { addressesIn } from '../addresses.js';
import { namesApiKey } from './credentials.js';
import { mentionsPayitoff, type ParseContext, type Part, type Setting } from '../facts.js';
import { scriptLanguage, type Markup } from '../files/language.js';
import { knownValue, readAttribute, type Attribute } from './markup-attribute.js';
import { parseScript, UnreadableScript } from './parse-script.js';
import { choicesOf, islandsOf, neutralise, scriptIslands } from './template-islands.js';

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** A page or template being read. */
interface Page {
  part: Part;
  language: Markup;
  context: ParseContext;
  /** The text with its islands neutralised: what the HTML parser sees. */
  markup: string;
}

/**
 * Collects the facts of a page or a template.
 *
 * @throws UnreadableScript where a script in it that speaks of Payitoff cannot be read.
 */
export function parseMarkup(part: Part, language: Markup, context: ParseContext): void {
  const { facts } = context.into;
  const first = facts.length;
  const islands = islandsOf(part.text, language, context);
  const markup = neutralise(part.text, islands);
  const isPage = /<(!doctype|html|head|body)\b/i.test(markup);
  visit((isPage ? parse : parseFragment)(markup, { sourceCodeLocationInfo: true }), {
    part,
    language,
    context,
    markup,
  });

  const choices = choicesOf(islands).map(({ start, end }) => part.locate(start, end));
  for (const fact of facts.slice(first)) {
    const choice = choices.find(({ start, end }) => start <= fact.at.start && fact.at.end <= end);
    if (choice) fact.choice = `template:${choice.start}`;
  }
}

function visit(parent: ParentNode, page: Page): void {
  const { facts } = page.context.into;
  const content = contentOf(parent, page.markup);
  // Angular and Blade choose with text between the elements, Vue with attributes.
  const isDivided = content.some((node) => 'value' in node && /@(else|case|default)/.test(node.value));
  for (const node of content) {
    if (!('tagName' in node)) continue;
    const first = facts.length;
    readElement(node, page);
    if (!isSelfClosed(node, page.markup)) visit('content' in node ? node.content : node, page);
    if (!isDivided && !node.attrs.some(({ name }) => CONDITION.test(name))) continue;
    const choice = `parent:${parent.sourceCodeLocation?.startOffset ?? 0}`;
    for (const fact of facts.slice(first)) fact.choice = choice;
  }
}

const CONDITION = /^(v-(if|else|else-if)|\*ngif|\[ngif\])$/;

/** To HTML, what follows `<payitoff-link />` is in it; to Vue, Angular and Svelte it is not. */
function contentOf(parent: ParentNode, markup: string): ParentNode['childNodes'] {
  const content: ParentNode['childNodes'] = [];
  const waiting = parent.childNodes.toReversed();
  for (let node; (node = waiting.pop());) {
    content.push(node);
    if ('tagName' in node && isSelfClosed(node, markup)) waiting.push(...node.childNodes.toReversed());
  }
  return content;
}

const isSelfClosed = (element: Element, markup: string) => {
  const end = element.sourceCodeLocation?.startTag?.endOffset ?? element.sourceCodeLocation?.endOffset ?? 0;
  return markup.startsWith('/>', end - 2);
};

function readElement(element: Element, page: Page): void {
  // Elements that the parser adds, such as <tbody>, are nowhere in the text.
  const tag: Token.LocationWithAttributes | undefined =
    element.sourceCodeLocation?.startTag ?? element.sourceCodeLocation ?? undefined;
  if (!tag) return;
  const attributes = element.attrs.map(({ name, prefix, value }) => {
    const location = tag.attrs?.[prefix ? `${prefix}:${name}` : name] ?? tag;
    return readAttribute(value, location.startOffset, location.endOffset, page);
  });

  if (element.tagName === 'payitoff-link') collectElement(attributes, tag.startOffset, page);
  collectKeys(attributes, page);
  for (const attribute of attributes) collectFromAttribute(element, attribute, page);
  if (element.tagName === 'script') readScript(element, attributes, page);
}

function collectElement(attributes: Attribute[], start: number, { part, language, context }: Page): void {
  const isCamelRead = language === 'vue' || language === 'svelte';
  // `{% if %}` within the tag: which of its attributes will be there is only known at run time.
  const isDivided = attributes.some(({ isSeam }) => isSeam);
  const settings = new Map<string, Setting>();
  for (const attribute of attributes) {
    const { name, isBound, at } = attribute;
    const setting = { at, value: isDivided ? undefined : knownValue(attribute) };
    settings.set(name === 'nexusKey' && (isBound || isCamelRead) ? 'nexus-key' : name, setting);
  }
  context.into.facts.push({
    kind: 'element',
    env: settings.get('env'),
    nexusKey: settings.get('nexus-key'),
    open: attributes.some(({ name }) => name === ''),
    at: part.locate(start, start + '<payitoff-link'.length),
  });
}

/** API keys in attributes: `data-api-key` beside an address, `<meta name="payitoff-api-key" content>`. */
function collectKeys(attributes: Attribute[], { context, part }: Page): void {
  const named = attributes.find(({ name, text }) => name === 'name' && namesApiKey(text));
  const isBesidePayitoff = attributes.some(({ text }) => addressesIn(text).some(({ of }) => of === 'api'));
  for (const { name, text, at, value } of attributes) {
    const label = named && /^(content|value)$/.test(name) ? named.text : name;
    if (!namesApiKey(label) || text.trim() === '') continue;
    context.into.secrets.push(part.locate(value.start, value.end));
    if (isBesidePayitoff || /payitoff/i.test(label)) context.into.facts.push({ kind: 'credential', at });
  }
}

/** Attributes for people to read. */
const PROSE = /^(title|alt|placeholder|label|aria-.*)$/;

function collectFromAttribute(element: Element, attribute: Attribute, page: Page): void {
  const { name, text, code, at, value } = attribute;
  const { part, context, markup } = page;
  const { into, watch } = context;
  if (code) {
    if (mentionsPayitoff(code.text, watch)) readCode(code, context);
    return;
  }
  if (PROSE.test(name) || !mentionsPayitoff(text, watch)) return;

  const source = markup.slice(value.start, value.end);
  const locate = (found: string) => {
    const index = source.indexOf(found);
    return index < 0 ? at : part.locate(value.start + index, value.start + index + found.length);
  };
  const isPolicy = element.attrs.some((other) => /^content-security-policy/i.test(other.value));
  const addresses = (isPolicy ? text.split(/[\s;]+/) : [text]).flatMap(addressesIn);
  const choice = addresses.length > 1 ? `attribute:${at.start}` : undefined;
  const tag = element.tagName === 'script' && name === 'src';
  for (const address of addresses) {
    into.facts.push({ kind: 'address', address, tag, choice, at: locate(address.url) });
  }
  const key = watch.find((candidate) => text.includes(candidate));
  if (key) into.facts.push({ kind: 'watched', value: key, at: locate(key) });
}

/** JavaScript in an attribute. Not every template's expressions are JavaScript: one that is not says nothing. */
function readCode(code: Part, context: ParseContext): void {
  try {
    parseScript(code, 'ts', context);
  } catch (error) {
    if (!(error instanceof UnreadableScript)) throw error;
  }
}

function readScript(element: Element, attributes: Attribute[], page: Page): void {
  const { part, context, markup } = page;
  const valueOf = (name: string) => attributes.find((attribute) => attribute.name === name)?.text ?? '';
  const language = scriptLanguage(valueOf('type'), valueOf('lang'));
  const { startTag, endTag, endOffset } = element.sourceCodeLocation!;
  if (!language || !startTag) return;

  const start = startTag.endOffset;
  // Of these three, scripts are no part of the template.
  const isPlain = page.language === 'html' || page.language === 'vue' || page.language === 'svelte';
  const text = (isPlain ? part.text : markup).slice(start, endTag?.startOffset ?? endOffset);
  if (!mentionsPayitoff(text, context.watch)) return;

  const locate: Part['locate'] = (from, to) => part.locate(start + from, start + to);
  if (language === 'html') {
    parseMarkup({ text, locate }, 'html', context);
    return;
  }
  try {
    parseScript({ text, locate }, language, context);
  } catch (error) {
    const islands = page.language === 'html' ? scriptIslands(text) : [];
    if (!islands.length) throw error;
    parseScript({ text: neutralise(text, islands), locate }, language, context);
  }
}
