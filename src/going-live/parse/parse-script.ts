import { Bindings } from './bindings.js';
import { collectCredentials, runsOnServer } from './credentials.js';
import type { ParseContext, Part, Span } from './facts.js';
import type { Script } from './language.js';
import { collectNexusCall } from './nexus-calls.js';
import type { Reading } from './reading.js';
import { nameOf, parseProgram, walk, type Node } from './script-ast.js';
import { collectCompiled, collectJsx, collectLate, elementNames } from './script-elements.js';
import { collectText } from './script-text.js';
import { collectSimulator } from './simulator.js';
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
  const program = read(part, language);
  const reading: Reading = {
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
        return collectText(frame, reading, language);
      case 'CallExpression':
      case 'OptionalCallExpression':
        collectNexusCall(node, reading);
        collectCompiled(node, reading);
        collectLate(node, reading, elements);
        collectSimulator(frame, reading);
        break;
      case 'AssignmentExpression':
        collectLate(node, reading, elements);
        break;
      case 'JSXOpeningElement':
        if (nameOf(node.name) === 'payitoff-link') collectJsx(frame, reading);
    }
    return true;
  });
  collectStatuses(program, reading);
  if (!context.server && !runsOnServer(program)) collectCredentials(program, reading);
}

function read({ text, locate }: Part, language: Script): Node {
  try {
    return parseProgram(text, language);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { pos = 0 } = error as { pos?: number };
    throw new UnreadableScript(error.message.replace(/\s*\(\d+:\d+\)$/, ''), locate(pos, pos));
  }
}
