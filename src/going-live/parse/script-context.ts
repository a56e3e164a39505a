import type { Bindings } from './bindings.js';
import type { ParseContext, Part, Span } from '../facts.js';
import type { Node } from './script-ast.js';

/** One script being read: what those who collect its facts share. */
export interface ScriptContext {
  part: Part;
  context: ParseContext;
  bindings: Bindings;
  spanOf: (node: Node) => Span;
}
