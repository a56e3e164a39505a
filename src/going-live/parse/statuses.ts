import type { Bindings } from './bindings.js';
import { nexusMethod } from './nexus-calls.js';
import type { ScriptContext } from './script-context.js';
import { nameOf, unwrap, walk, type Call, type Node } from './script-ast.js';

/** Collects the status names that handlers of Nexus's answers compare with (docs/vendor/nexus.md, "Callbacks"). */
export function collectStatuses(program: Node, script: ScriptContext): void {
  const { bindings } = script;
  const handlers = new Set<Node>();
  walk(program, ({ node }) => {
    if (node.type === 'CallExpression' || node.type === 'OptionalCallExpression') {
      for (const handler of handlersOf(node, bindings)) handlers.add(handler);
    } else if (node.type === 'JSXAttribute' && node.value && /^onpayitoff-/i.test(nameOf(node.name) ?? '')) {
      handlers.add(bindings.resolve(node.value));
    }
  });
  for (const handler of handlers) collectFrom(handler, script);
}

function handlersOf(call: Call, bindings: Bindings): Node[] {
  const [first, second] = call.arguments;
  if (!first) return [];
  if (nexusMethod(call.callee, bindings)) {
    const options = bindings.resolve(first);
    if (options.type !== 'ObjectExpression') return [];
    return options.properties
      .filter((property) => /^on(Success|Exit)$/.test(nameOf(property) ?? ''))
      .map((property) =>
        property.type === 'ObjectProperty' ? handlerOf(property.value, bindings) : property,
      );
  }
  const isListener = nameOf(call.callee) === 'addEventListener' && nameOf(first)?.startsWith('payitoff-');
  return isListener && second ? [handlerOf(second, bindings)] : [];
}

/** A function, also behind a name, a method of the same file, or `.bind(this)`. */
function handlerOf(value: Node, bindings: Bindings): Node {
  const handler = bindings.resolve(value);
  const isBound = handler.type === 'CallExpression' && nameOf(handler.callee) === 'bind';
  return isBound ? bindings.resolve((handler.callee as { object: Node }).object) : handler;
}

function collectFrom(handler: Node, { context, spanOf }: ScriptContext): void {
  const answer = 'params' in handler ? handler.params[0] : undefined;
  if (!answer) return;
  const statuses = new Set<string>();
  const answers = new Set<string>();
  const bind = (pattern: Node) => {
    if (pattern.type === 'Identifier') answers.add(pattern.name);
    if (pattern.type !== 'ObjectPattern') return;
    for (const property of pattern.properties) {
      if (property.type !== 'ObjectProperty') continue;
      if (nameOf(property) === 'detail') bind(property.value);
      if (nameOf(property) === 'status' && property.value.type === 'Identifier')
        statuses.add(property.value.name);
    }
  };
  bind(answer);

  const isAnswer = (node: Node): boolean =>
    node.type === 'Identifier'
      ? answers.has(node.name)
      : isMember(node) && nameOf(node) === 'detail' && isAnswer(unwrap(node.object));
  const isStatus = (node: Node): boolean =>
    node.type === 'Identifier'
      ? statuses.has(node.name)
      : isMember(node) && nameOf(node) === 'status' && isAnswer(unwrap(node.object));
  const compared = (node: Node) => {
    if (node.type === 'StringLiteral')
      context.into.facts.push({ kind: 'status', value: node.value, at: spanOf(node) });
  };

  walk(handler, ({ node }) => {
    switch (node.type) {
      case 'VariableDeclarator': {
        const value = node.init && unwrap(node.init);
        if (value && isAnswer(value)) bind(node.id);
        if (value && isStatus(value) && node.id.type === 'Identifier') statuses.add(node.id.name);
        break;
      }
      case 'BinaryExpression':
        if (!/^[!=]==?$/.test(node.operator)) break;
        if (isStatus(unwrap(node.left))) compared(unwrap(node.right));
        if (isStatus(unwrap(node.right))) compared(unwrap(node.left));
        break;
      case 'SwitchStatement':
        if (!isStatus(unwrap(node.discriminant))) break;
        for (const { test } of node.cases) if (test) compared(unwrap(test));
    }
  });
}

const isMember = (node: Node) => node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
