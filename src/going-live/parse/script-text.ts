import { addressesIn } from '../addresses.js';
import { NO_BINDINGS } from './bindings.js';
import { choiceOf } from './choice.js';
import { HOLE, type Part, type Span } from '../facts.js';
import type { Script } from '../files/language.js';
import type { ScriptContext } from './script-context.js';
import { nameOf, type Frame, type Node } from './script-ast.js';
import { collectSimulator } from './simulator-imports.js';

/** Collects what a piece of text uses. Returns whether to look further below it. */
export function collectText(frame: Frame, script: ScriptContext, language: Script): boolean {
  const { node } = frame;
  const isLeaf = node.type === 'StringLiteral';
  // Names are left open: what they stand for is seen where they are declared.
  const value = isMentioned(frame) ? undefined : NO_BINDINGS.textOf(node);
  if (value === undefined) return !isLeaf;

  const { part, context } = script;
  const { into, watch } = context;
  const markup = markupIn(frame, value, part);
  if (markup) {
    context.readMarkup(markup);
    return !isLeaf;
  }
  const choice = choiceOf(frame);
  const tag = isScriptSource(frame);
  for (const address of addressesIn(value)) {
    into.facts.push({ kind: 'address', address, tag, choice, at: spanOf(address.url, node, part) });
  }
  const key = watch.find((candidate) => value.includes(candidate));
  if (key) into.facts.push({ kind: 'watched', value: key, choice, at: spanOf(key, node, part) });
  if (language !== 'json') collectSimulator(frame, script);
  return !isLeaf;
}

/** Where a part of a text is written; all of the text, if it is put together or escaped. */
function spanOf(found: string, node: Node, { text, locate }: Part): Span {
  const known = found.split(HOLE)[0]!;
  const at = text.slice(node.start!, node.end!).indexOf(known);
  return at < 0 ? locate(node.start!, node.end!) : locate(node.start! + at, node.start! + at + known.length);
}

/** Text that is talked about, compared with or shown, rather than used. */
function isMentioned({ key, index, parent }: Frame): boolean {
  if (!parent) return false;
  const around = parent.node;
  switch (around.type) {
    case 'BinaryExpression':
      // Compared; or part of a sum, which is read as a whole.
      return true;
    case 'SwitchCase':
      return key === 'test';
    case 'ObjectProperty':
    case 'ObjectMethod':
    case 'ClassProperty':
    case 'ClassMethod':
    case 'MemberExpression':
      return key === 'key' || key === 'property';
    case 'JSXExpressionContainer':
      return parent.key === 'children';
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return (around.type === 'ImportDeclaration' ? around.importKind : around.exportKind) === 'type';
    case 'NewExpression':
    case 'CallExpression':
    case 'OptionalCallExpression':
      return key === 'arguments' && isTalk(around.callee, index);
    default:
      return false;
  }
}

const COMPARING =
  /^(startsWith|endsWith|includes|indexOf|lastIndexOf|match|matchAll|search|test|replace|replaceAll|split)$/;

function isTalk(callee: Node, index: number): boolean {
  const name = nameOf(callee) ?? '';
  if (/Error$/.test(name)) return true;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return false;
  const speaker = speakerOf(callee);
  return (
    speaker === 'console' ||
    speaker === 'expect' ||
    speaker === 'assert' ||
    (index === 0 && COMPARING.test(name))
  );
}

/** `expect` in `expect(x).not.toBe`. */
function speakerOf(callee: Node): string | undefined {
  let node = callee;
  for (;;) {
    if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') node = node.object;
    else if (node.type === 'CallExpression') node = node.callee;
    else return nameOf(node);
  }
}

function isScriptSource({ parent }: Frame): boolean {
  const attribute = parent?.node.type === 'JSXExpressionContainer' ? parent.parent : parent;
  const element = attribute?.parent?.node;
  return (
    attribute?.node.type === 'JSXAttribute' &&
    nameOf(attribute.node.name) === 'src' &&
    element?.type === 'JSXOpeningElement' &&
    /^script$/i.test(nameOf(element.name) ?? '')
  );
}

/** A string that a page turns into elements, as a part of its own. */
function markupIn(frame: Frame, value: string, part: Part): Part | undefined {
  if (!/<(payitoff-link|script)\b/i.test(value)) return undefined;
  const { node, parent } = frame;
  const around = parent?.node;
  const isTemplate =
    around?.type === 'TaggedTemplateExpression' ||
    (around?.type === 'ObjectProperty' && nameOf(around) === 'template');
  if (!isTemplate && !/^\s*<[^]*>\s*$/.test(value)) return undefined;

  const start = node.start! + 1;
  const inside = part.text.slice(start, node.end! - 1);
  if (node.type === 'TemplateLiteral' && !inside.includes('\\')) {
    let text = inside;
    for (const { start: from, end } of node.expressions as { start: number; end: number }[]) {
      const open = text.lastIndexOf('${', from - start);
      const close = text.indexOf('}', end - start) + 1;
      text = text.slice(0, open) + HOLE.repeat(close - open) + text.slice(close);
    }
    return { text, locate: (a, b) => part.locate(a + start, b + start) };
  }
  if (node.type === 'StringLiteral' && inside === value) {
    return { text: value, locate: (a, b) => part.locate(a + start, b + start) };
  }
  return { text: value, locate: () => part.locate(node.start!, node.end!) };
}
