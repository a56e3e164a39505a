import { parse, parseExpression, type ParserOptions } from '@babel/parser';
import type { Node } from '@babel/types';
import type { Script } from '../files/language.js';

export type { Node };
export type Call = Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' }>;

/** A node on the way from the root: what it is within its parent decides what it means. */
export interface Frame {
  node: Node;
  /** The property of the parent that holds the node. */
  key: string;
  /** Its place, if that property is a list. */
  index: number;
  parent: Frame | undefined;
}

// What a site's own tools accept is no concern of this checker: it reads all it can.
const LENIENT: ParserOptions = {
  sourceType: 'unambiguous',
  errorRecovery: true,
  attachComment: false,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowNewTargetOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
};

const COMMON: ParserOptions['plugins'] = [
  'decorators-legacy',
  'decoratorAutoAccessors',
  'explicitResourceManagement',
];
const PLUGINS: Record<Exclude<Script, 'json'>, ParserOptions['plugins']> = {
  js: COMMON,
  jsx: [...COMMON, 'jsx'],
  ts: [...COMMON, 'typescript'],
  tsx: [...COMMON, 'typescript', 'jsx'],
};

/** @throws SyntaxError where the text is no such script. */
export function parseProgram(text: string, language: Script): Node {
  return language === 'json'
    ? parseExpression(text, LENIENT)
    : parse(text, { ...LENIENT, plugins: PLUGINS[language] ?? [] });
}

/** An expression in an attribute; `undefined` if it is none. */
export function parseAttribute(text: string): Node | undefined {
  try {
    return parseExpression(text, { ...LENIENT, plugins: ['typescript'] });
  } catch {
    return undefined;
  }
}

/** Visits every node below `root`, parents first, types left out. Return `false` to leave out what is below. */
export function walk(root: Node, visit: (frame: Frame) => boolean | void): void {
  const waiting: Frame[] = [{ node: root, key: '', index: 0, parent: undefined }];
  for (let frame; (frame = waiting.pop());) {
    if (visit(frame) === false) continue;
    const first = waiting.length;
    pushChildren(frame, waiting);
    // Reversed, for the last one in is the first one out.
    for (let low = first, high = waiting.length - 1; low < high; low++, high--) {
      [waiting[low], waiting[high]] = [waiting[high]!, waiting[low]!];
    }
  }
}

function pushChildren(parent: Frame, frames: Frame[]): void {
  const { node } = parent;
  // No `Object.entries`: this is where most of the time goes that is not the parser's.
  for (const key in node) {
    const value: unknown = node[key as keyof Node];
    if (value === null || typeof value !== 'object' || key === 'loc' || key === 'extra' || key === 'errors')
      continue;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) push(value[index], key, index, parent, frames);
    } else {
      push(value, key, 0, parent, frames);
    }
  }
}

function push(node: unknown, key: string, index: number, parent: Frame, frames: Frame[]): void {
  if (isNode(node) && !isType(node)) frames.push({ node, key, index, parent });
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** TypeScript's nodes that are more than types. */
const RUNNING_TYPESCRIPT = new Set<Node['type']>([
  'TSAsExpression',
  'TSEnumBody',
  'TSEnumDeclaration',
  'TSEnumMember',
  'TSExportAssignment',
  'TSExternalModuleReference',
  'TSImportEqualsDeclaration',
  'TSInstantiationExpression',
  'TSModuleBlock',
  'TSModuleDeclaration',
  'TSNonNullExpression',
  'TSParameterProperty',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);
const isType = ({ type }: Node) => type.startsWith('TS') && !RUNNING_TYPESCRIPT.has(type);

/** The expression without TypeScript's and JavaScript's wrappings. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
    case 'JSXExpressionContainer':
      return unwrap(node.expression);
    case 'SequenceExpression':
      return unwrap(node.expressions.at(-1)!);
    default:
      return node;
  }
}

/** The name of a property, a member or a JSX attribute, if it is written out. */
export function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      return node.name;
    case 'StringLiteral':
      return node.value;
    case 'ObjectProperty':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassProperty':
      return node.computed && node.key.type !== 'StringLiteral' ? undefined : nameOf(node.key);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return node.computed && node.property.type !== 'StringLiteral' ? undefined : nameOf(node.property);
    case 'JSXNamespacedName':
      return `${node.namespace.name}:${node.name.name}`;
    default:
      return undefined;
  }
}
