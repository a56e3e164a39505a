import type { Frame } from './script-ast.js';

/** The outermost conditional, table or branch that has this as one of its alternatives. */
export function choiceOf(frame: Frame): string | undefined {
  let choice: string | undefined;
  for (let at = frame.parent; at && PASSES.test(at.node.type); at = at.parent) {
    if (CHOOSES.test(at.node.type)) choice = `script:${at.node.start}`;
  }
  return choice;
}

const CHOOSES = /^(Conditional|Logical|Object|Array)Expression$|^(If|Switch)Statement$/;
const PASSES = new RegExp(
  CHOOSES.source +
    '|^(ObjectProperty|BinaryExpression|AssignmentExpression|ExpressionStatement|ReturnStatement|BlockStatement|SwitchCase)$' +
    '|^(VariableDeclarator|VariableDeclaration|JSXElement|JSXOpeningElement|JSXAttribute|JSXFragment|SequenceExpression)$' +
    '|^(JSXExpressionContainer|TemplateLiteral|ParenthesizedExpression)$|^TS(As|Satisfies|NonNull)Expression$',
);
