import type { Bindings } from './bindings.js';
import type { NexusMethod } from '../facts.js';
import type { ScriptContext } from './script-context.js';
import { nameOf, unwrap, type Call, type Node } from './script-ast.js';

/** Collects calls of the vendor's global, and the names of the options they are given (docs/vendor/nexus.md). */
export function collectNexusCall(call: Call, { bindings, context, spanOf }: ScriptContext): void {
  const method = nexusMethod(call.callee, bindings);
  if (!method) return;
  const given = call.arguments[0];
  const options = given ? propertyNames(bindings.resolve(given)) : [];
  context.into.facts.push({ kind: 'nexus-call', method, options, at: spanOf(call.callee) });
}

/** `Nexus.link`, `window.Nexus?.link`, `(window as any).Nexus.link`: the method; not that of an imported Nexus. */
export function nexusMethod(callee: Node, bindings: Bindings): NexusMethod | undefined {
  const member = unwrap(callee);
  if (member.type !== 'MemberExpression' && member.type !== 'OptionalMemberExpression') return undefined;
  const name = nameOf(member);
  const global = unwrap(member.object);
  if (nameOf(global) !== 'Nexus' || global.type === 'StringLiteral') return undefined;
  if (global.type === 'Identifier' && bindings.imported.has('Nexus')) return undefined;
  return name === 'init' || name === 'link' || name === 'linkServicers' ? name : undefined;
}

/** The names an object literal has; `undefined` if it is none, or may have more. */
function propertyNames(object: Node): string[] | undefined {
  if (object.type !== 'ObjectExpression') return undefined;
  const names = object.properties.map(nameOf);
  return names.every((name) => name !== undefined) ? names : undefined;
}
