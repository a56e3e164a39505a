import { Bindings } from './bindings.js';
import { collectCredentials, isServerScript } from './credentials.js';
import type { ParseContext, Part, Span } from '../facts.js';
import type { Script } from '../files/language.js';
import { collectNexusCall } from './nexus-calls.js';
import type { ScriptContext } from './script-context.js';
import { nameOf, parseProgram, walk, type Node } from './script-ast.js';
import { collectCompiled, collectJsx, collectLate, elementNames } from './script-elements.js';
import { collectText } from './script-text.js';
import { collectSimulator } from './simulator-imports.js';
import { collectStatuses } from './statuses.js';

/** A script that is none, as far as the parser can tell. */
export class UnreadableScript extends Error {
  readonly at: Span;

  constructor(message: string, at: Span) {
    super(message);
    this.at = at;
  }
}

/**
 * Collects the facts of a script.
 *
 * @throws UnreadableScript
 */
export function parseScript(part: Part, language: Script, context: ParseContext): void {
  const program = parseOrThrow(part, language);
  const script: ScriptContext = {
    part,
    context,
    bindings: new Bindings(program),
    spanOf: (node) => part.locate(node.start!, node.end!),
  };
  const elements = elementNames(program);

  walk(program, (frame) => {
    const { node } = frame;
    switch (node.type) {
      case 'StringLiteral':
      case 'TemplateLiteral':
      case 'BinaryExpression':
        return collectText(frame, script, language);
      case 'CallExpression':
      case 'OptionalCallExpression':
        collectNexusCall(node, script);
        collectCompiled(node, script);
        collectLate(node, script, elements);
        collectSimulator(frame, script);
        break;
      case 'AssignmentExpression':
        collectLate(node, script, elements);
        break;
      case 'JSXOpeningElement':
        if (nameOf(node.name) === 'payitoff-link') collectJsx(frame, script);
    }
    return true;
  });
  collectStatuses(program, script);
  if (!context.server && !isServerScript(program)) collectCredentials(program, script);
}

function parseOrThrow({ text, locate }: Part, language: Script): Node {
  try {
    return parseProgram(text, language);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { pos = 0 } = error as { pos?: number };
    throw new UnreadableScript(error.message.replace(/\s*\(\d+:\d+\)$/, ''), locate(pos, pos));
  }
}
