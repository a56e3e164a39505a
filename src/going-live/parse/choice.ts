import type { Frame, Node } from './script-ast.js';

/** The outermost conditional, table or branch that has this as one of its alternatives. */
export function choiceOf(frame: Frame): string | undefined {
  let choice: string | undefined;
  for (let at = frame.parent; at && PASSED.has(at.node.type); at = at.parent) {
    if (CHOOSING.has(at.node.type)) choice = `script:${at.node.start}`;
  }
  return choice;
}

/** What picks one of its parts at run time. */
const CHOOSING = new Set<Node['type']>([
  'ArrayExpression',
  'ConditionalExpression',
  'IfStatement',
  'LogicalExpression',
  'ObjectExpression',
  'SwitchStatement',
]);

/** What an alternative may be wrapped in on the way up to the choice. */
const PASSED = new Set<Node['type']>([
  ...CHOOSING,
  'AssignmentExpression',
  'BinaryExpression',
  'BlockStatement',
  'ExpressionStatement',
  'JSXAttribute',
  'JSXElement',
  'JSXExpressionContainer',
  'JSXFragment',
  'JSXOpeningElement',
  'ObjectProperty',
  'ParenthesizedExpression',
  'ReturnStatement',
  'SequenceExpression',
  'SwitchCase',
  'TemplateLiteral',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'VariableDeclaration',
  'VariableDeclarator',
]);
