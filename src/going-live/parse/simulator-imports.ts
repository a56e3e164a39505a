import type { ScriptContext } from './script-context.js';
import { nameOf, type Frame } from './script-ast.js';

/** The package's simulator, by its name or by a path to its file; in a bundle, by the element it shows. */
const SIMULATOR =
  /(^|\/)payitoff-link\/(?:.*\/)?simulator(?:\/index)?(?:\.[mc]?js)?$|^payitoff-nexus-simulator$/;

/** Collects imports and calls of the simulator, except where a bundler leaves them out of a production build. */
export function collectSimulator(frame: Frame, { part, context, spanOf }: ScriptContext): void {
  const { node } = frame;
  const isSimulator =
    node.type === 'StringLiteral'
      ? SIMULATOR.test(node.value)
      : node.type === 'CallExpression' && nameOf(node.callee) === 'installSimulator';
  if (!isSimulator || isLeftOut(frame, part.text)) return;
  const at = node.type === 'CallExpression' ? node.callee : node;
  context.into.facts.push({ kind: 'simulator', at: spanOf(at) });
}

function isLeftOut(frame: Frame, text: string): boolean {
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    const { node } = at;
    const test =
      node.type === 'LogicalExpression'
        ? node.left
        : node.type === 'IfStatement' || node.type === 'ConditionalExpression'
          ? node.test
          : undefined;
    if (test && /\b(DEV|PROD|MODE|NODE_ENV|__DEV__)\b/.test(text.slice(test.start!, test.end!))) return true;
  }
  return false;
}
