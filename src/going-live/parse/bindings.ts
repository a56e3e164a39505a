import { HOLE } from '../facts.js';
import { nameOf, unwrap, walk, type Node } from './script-ast.js';

/** What each name of a file stands for, where that is certain: declared once, and never assigned to. */
export class Bindings {
  readonly #values = new Map<string, Node | undefined>();
  readonly #methods = new Map<string, Node | undefined>();
  readonly imported = new Set<string>();

  constructor(program: Node) {
    walk(program, ({ node }) => {
      switch (node.type) {
        case 'VariableDeclarator':
          if (node.id.type === 'Identifier') this.#declare(node.id.name, node.init ?? undefined);
          else this.#declareAll(node.id);
          break;
        case 'FunctionDeclaration':
          if (node.id) this.#declare(node.id.name, node);
          node.params.forEach((param) => this.#declareAll(param));
          break;
        case 'FunctionExpression':
        case 'ArrowFunctionExpression':
          node.params.forEach((param) => this.#declareAll(param));
          break;
        case 'ClassMethod':
        case 'ObjectMethod':
          node.params.forEach((param) => this.#declareAll(param));
          this.#method(nameOf(node), node);
          break;
        case 'ClassProperty':
          this.#method(nameOf(node), node.value ?? undefined);
          break;
        case 'ImportSpecifier':
        case 'ImportDefaultSpecifier':
        case 'ImportNamespaceSpecifier':
          this.imported.add(node.local.name);
          this.#declare(node.local.name, undefined);
          break;
        case 'CatchClause':
          if (node.param) this.#declareAll(node.param);
          break;
        case 'AssignmentExpression':
          this.#declareAll(rootOf(node.left));
      }
    });
  }

  /** What an expression stands for: itself, unless it is a name that is certain. */
  resolve(expression: Node): Node {
    const seen = new Set<Node>();
    let node = unwrap(expression);
    while (!seen.has(node)) {
      seen.add(node);
      const value = this.#look(node);
      if (!value) break;
      node = unwrap(value);
    }
    return node;
  }

  #look(node: Node): Node | undefined {
    if (node.type === 'Identifier') return this.#values.get(node.name);
    if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
      return this.#methods.get(nameOf(node) ?? '');
    }
    return undefined;
  }

  /**
   * The text of an expression made of strings, with a {@link HOLE} for each part that is not known; `undefined` if
   * no part of it is a string.
   */
  textOf(expression: Node, depth = 0): string | undefined {
    if (depth > 8) return undefined;
    const node = this.resolve(expression);
    switch (node.type) {
      case 'StringLiteral':
        return node.value;
      case 'TemplateLiteral':
        return node.quasis
          .map(({ value }, i) => {
            const next = node.expressions[i];
            return (value.cooked ?? value.raw) + (next ? (this.textOf(next, depth + 1) ?? HOLE) : '');
          })
          .join('');
      case 'BinaryExpression': {
        if (node.operator !== '+') return undefined;
        const parts = operandsOf(node).map((part) => this.textOf(part, depth + 1));
        return parts.some((part) => part !== undefined)
          ? parts.map((part) => part ?? HOLE).join('')
          : undefined;
      }
      default:
        return undefined;
    }
  }

  #declare(name: string, value: Node | undefined): void {
    this.#values.set(name, this.#values.has(name) ? undefined : value);
  }

  #method(name: string | undefined, value: Node | undefined): void {
    if (name) this.#methods.set(name, this.#methods.has(name) ? undefined : value);
  }

  #declareAll(pattern: Node): void {
    walk(pattern, ({ node }) => {
      if (node.type === 'Identifier') this.#declare(node.name, undefined);
    });
  }
}

/** Knows no names: for the text of an expression as it stands there. */
export const NO_BINDINGS = new Bindings({ type: 'NullLiteral' } as Node);

function rootOf(node: Node): Node {
  while (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') node = node.object;
  return node;
}

/** The operands of `a + b + c`; a long chain is nested too deep for recursion. */
function operandsOf(node: Node): Node[] {
  const operands: Node[] = [];
  while (node.type === 'BinaryExpression' && node.operator === '+') {
    operands.push(node.right);
    node = node.left;
  }
  return [node, ...operands.reverse()];
}
