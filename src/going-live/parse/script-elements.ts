import { choiceOf } from './choice.js';
import { isDynamic, type Setting } from '../facts.js';
import type { ScriptContext } from './script-context.js';
import { nameOf, unwrap, walk, type Call, type Frame, type Node } from './script-ast.js';

/** The value of a setting, if all of it is known. */
function knownText(value: Node, { bindings }: ScriptContext): string | undefined {
  const text = bindings.textOf(value);
  return text === undefined || isDynamic(text) ? undefined : text;
}

/** `<payitoff-link>` in JSX. */
export function collectJsx(frame: Frame, script: ScriptContext): void {
  const opening = frame.node as Node & { type: 'JSXOpeningElement' };
  const settings = new Map<string, Setting>();
  let open = false;
  for (const attribute of opening.attributes) {
    if (attribute.type === 'JSXSpreadAttribute') {
      open = true;
      continue;
    }
    const name = nameOf(attribute.name)!.replace(/^(attr|prop):/, '');
    const value = attribute.value ? knownText(attribute.value, script) : '';
    settings.set(name, { at: script.spanOf(attribute), value });
  }
  const { start, end } = opening.name as { start: number; end: number };
  script.context.into.facts.push({
    kind: 'element',
    env: settings.get('env'),
    nexusKey: settings.get('nexus-key') ?? settings.get('nexusKey'),
    open,
    choice: choiceOf(frame),
    at: script.part.locate(start - 1, end),
  });
}

/** What JSX and templates are compiled to: `h('payitoff-link', { env: 'sandbox' })`. */
export function collectCompiled(call: Call, script: ScriptContext): void {
  const name = call.arguments.findIndex((argument) => isTagName(argument));
  const given = name < 0 ? undefined : call.arguments[name + 1];
  if (given?.type !== 'ObjectExpression') return;

  const settings = new Map<string, Setting>();
  const lists = [given];
  let open = false;
  for (let list; (list = lists.pop());) {
    for (const property of list.properties) {
      const key = nameOf(property);
      if (key === undefined || property.type !== 'ObjectProperty') {
        open = true;
        continue;
      }
      const value = unwrap(property.value);
      // Vue 2 sorts attributes and properties into objects of their own.
      if (/^(attrs|props|domProps)$/.test(key) && value.type === 'ObjectExpression') lists.push(value);
      else settings.set(key, { at: script.spanOf(property), value: knownText(value, script) });
    }
  }
  const env = settings.get('env');
  const nexusKey = settings.get('nexus-key') ?? settings.get('nexusKey');
  // With neither, this need not make an element: other functions take a name and options as well.
  if (!env && !nexusKey) return;
  const at = script.spanOf(call.arguments[name]!);
  script.context.into.facts.push({ kind: 'element', env, nexusKey, open, at });
}

const isTagName = (node: Node | undefined) =>
  node?.type === 'StringLiteral' && node.value === 'payitoff-link';

/** Names of variables that hold a `<payitoff-link>` made or found by script. */
export function elementNames(program: Node): Set<string> {
  const names = new Set<string>();
  walk(program, ({ node }) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init) return;
    const call = unwrap(node.init);
    if (call.type !== 'CallExpression' || !isTagName(call.arguments[0])) return;
    if (/^(createElement|querySelector)$/.test(nameOf(call.callee) ?? '')) names.add(node.id.name);
  });
  return names;
}

/** An `env` given to an element that script holds: of what else the element has, nothing is known. */
export function collectLate(
  node: Call | (Node & { type: 'AssignmentExpression' }),
  script: ScriptContext,
  elements: ReadonlySet<string>,
): void {
  const target = node.type === 'AssignmentExpression' ? node.left : node.callee;
  if (target.type !== 'MemberExpression' || target.object.type !== 'Identifier') return;
  if (!elements.has(target.object.name)) return;
  const [name, value] =
    node.type === 'AssignmentExpression'
      ? [nameOf(target), node.right]
      : nameOf(target) === 'setAttribute'
        ? [node.arguments[0] && nameOf(node.arguments[0]), node.arguments[1]]
        : [];
  if (name !== 'env' || !value) return;
  const at = script.spanOf(node);
  script.context.into.facts.push({
    kind: 'element',
    env: { at, value: knownText(value, script) },
    open: true,
    at,
  });
}
