import { addressesIn } from '../addresses.js';
import { HOLE, type Span } from '../facts.js';
import type { ScriptContext } from './script-context.js';
import { nameOf, unwrap, walk, type Frame, type Node } from './script-ast.js';

/**
 * How much code is "beside" an address, in characters: the largest expression, statement or file of this length
 * that holds a credential must hold a Payitoff address too. A bundle holds other people's keys as well.
 */
const BESIDE = 2000;

/** Names of a variable, property or attribute for an API key; `nexus_key` is public and is none. */
const API_KEY =
  /^(x?(payitoff)?(sandbox|production|prod|live|secret)?(api|secret)(key|token)|payitoff(secret|token|bearer))$/;

/** Does this name say that its value is an API key? */
export const namesApiKey = (name: string) =>
  API_KEY.test(name.toLowerCase().replace(/[-_:]|^data-|^(vite|public)_/g, ''));

/** Bearer tokens and API keys beside a Payitoff address: secrets, in whatever a browser gets (docs/vendor/going-live.md, step 2). */
export function collectCredentials(program: Node, script: ScriptContext): void {
  walk(program, (frame) => {
    const given = credentialOf(frame, script);
    if (!given) return;
    hideSecrets(given.value, script);
    if (isFromServer(given.value, script)) return;
    if (given.isPayitoffs || isBesidePayitoff(frame, given, script)) {
      script.context.into.facts.push({ kind: 'credential', at: script.spanOf(given.at) });
    }
  });
}

interface Credential {
  at: Node;
  value: Node;
  /** Does its name say that it is Payitoff's? */
  isPayitoffs: boolean;
  /** A header may be set some statements after the address; a named key must stand in one with it. */
  reachesFar: boolean;
}

function credentialOf({ node, parent }: Frame, { bindings }: ScriptContext): Credential | undefined {
  const pair = parent?.node.type === 'ObjectPattern' ? undefined : namedValue(node);
  if (pair) {
    const { name, value } = pair;
    if (/^(x-)?authorization$/i.test(name) && !isEmpty(value)) {
      return { at: node, value, isPayitoffs: false, reachesFar: true };
    }
    const text = namesApiKey(name) ? bindings.textOf(value) : undefined;
    return text && !text.includes(HOLE) && !/\s/.test(text)
      ? { at: node, value, isPayitoffs: /payitoff/i.test(name), reachesFar: false }
      : undefined;
  }
  // A token on its own, unless the place it is used at speaks for it.
  if (node.type !== 'StringLiteral' && node.type !== 'TemplateLiteral') return undefined;
  const isNamed = parent && namedValue(parent.node);
  return !isNamed && /^Bearer \S/.test(bindings.textOf(node) ?? '') && !isArgumentOfHeader(parent?.node)
    ? { at: node, value: node, isPayitoffs: false, reachesFar: true }
    : undefined;
}

const isEmpty = (value: Node) =>
  value.type === 'BooleanLiteral' ||
  value.type === 'NullLiteral' ||
  value.type === 'NumericLiteral' ||
  (value.type === 'StringLiteral' && !value.value.trim());

/** A value and the name it is given: `{ name: value }`, `name = value`, `headers.set('name', value)`. */
function namedValue(node: Node): { name: string; value: Node } | undefined {
  const named = (name: string | undefined, value: Node | null | undefined) =>
    name && value ? { name, value } : undefined;
  switch (node.type) {
    case 'ObjectProperty':
    case 'ClassProperty':
      return named(nameOf(node), node.value);
    case 'VariableDeclarator':
      return named(nameOf(node.id), node.init);
    case 'AssignmentExpression':
      return named(nameOf(node.left), node.right);
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const [header, value] = node.arguments;
      return isArgumentOfHeader(node) ? named(nameOf(header!), value) : undefined;
    }
    default:
      return undefined;
  }
}

function isArgumentOfHeader(node: Node | undefined): boolean {
  return (
    (node?.type === 'CallExpression' || node?.type === 'OptionalCallExpression') &&
    node.arguments[0]?.type === 'StringLiteral' &&
    /^(setRequestHeader|set|append|header|setHeader)$/.test(nameOf(node.callee) ?? '')
  );
}

/** A variable of the build that bundlers do not pass on to browsers. */
function isFromServer(value: Node, { bindings, part }: ScriptContext): boolean {
  let found = false;
  walk(value, ({ node }) => {
    const resolved = bindings.resolve(node);
    const code = part.text.slice(resolved.start!, resolved.end!);
    if (
      /^process\.env\.(?!(VITE|NEXT_PUBLIC|NUXT_PUBLIC|REACT_APP|VUE_APP|GATSBY|EXPO_PUBLIC|PUBLIC)_)/.test(
        code,
      )
    )
      found = true;
  });
  return found;
}

const SERVER_MODULE =
  /^(node:.*|fs|fs\/promises|http|https|net|express|fastify|koa|@hapi\/hapi|next\/server|server-only)$/;

const FUNCTIONS = new Set<Node['type']>([
  'ArrowFunctionExpression',
  'FunctionDeclaration',
  'FunctionExpression',
]);

/** Does this script say that it never reaches a browser, by a directive or by what it imports? */
export function isServerScript(program: Node): boolean {
  let found = false;
  walk(program, ({ node }) => {
    if (found || FUNCTIONS.has(node.type)) return false;
    const module =
      node.type === 'ImportDeclaration'
        ? node.source
        : node.type === 'CallExpression' && nameOf(node.callee) === 'require'
          ? node.arguments[0]
          : undefined;
    if (module?.type === 'StringLiteral' && SERVER_MODULE.test(module.value)) found = true;
    if (node.type === 'Directive' && node.value.value === 'use server') found = true;
    if (node.type === 'InterpreterDirective') found = true;
    return true;
  });
  return found;
}

/** Beyond these, code no longer stands in one statement with a credential. */
const ENCLOSING = new Set<Node['type']>(['BlockStatement', 'File', 'Program']);

function isBesidePayitoff(frame: Frame, { reachesFar }: Credential, script: ScriptContext): boolean {
  for (let at: Frame | undefined = frame; at; at = at.parent) {
    const { node } = at;
    if (node.end! - node.start! > BESIDE) return false;
    if (!reachesFar && ENCLOSING.has(node.type)) return false;
    const targets = targetsOf(node, script);
    if (targets.some(usesApi)) return true;
    // Meant for someone else.
    if (targets.some((target) => /^(https?:\/)?\//.test(target))) return false;
    if (holdsApi(node, script)) return true;
  }
  return false;
}

/** Where a request goes, or an object's settings say that it goes. */
function targetsOf(node: Node, { bindings }: ScriptContext): string[] {
  const targets =
    node.type === 'CallExpression' || node.type === 'NewExpression'
      ? node.arguments.slice(0, 1)
      : node.type === 'ObjectExpression'
        ? node.properties.flatMap((property) =>
            property.type === 'ObjectProperty' &&
            /url|base|host|endpoint|origin/i.test(nameOf(property) ?? '')
              ? [property.value]
              : [],
          )
        : [];
  return targets.flatMap((target) => bindings.textOf(target) ?? []);
}

const usesApi = (text: string) => addressesIn(text).some(({ of }) => of === 'api');

/** What may stand for a text. */
const TEXTS = new Set<Node['type']>(['BinaryExpression', 'Identifier', 'StringLiteral', 'TemplateLiteral']);

function holdsApi(root: Node, { bindings }: ScriptContext): boolean {
  let found = false;
  walk(root, ({ node }) => {
    if (found) return false;
    if (TEXTS.has(node.type)) {
      found = usesApi(bindings.textOf(node) ?? '');
    }
    return true;
  });
  return found;
}

/** The literals a credential is made of are not to be shown, wherever they stand. */
function hideSecrets(value: Node, { bindings, spanOf, context }: ScriptContext): void {
  walk(value, ({ node }) => {
    const literal = unwrap(bindings.resolve(node));
    if (literal.type === 'StringLiteral')
      context.into.secrets.push(secretPart(literal.value, spanOf(literal), 1));
    if (literal.type !== 'TemplateLiteral') return;
    for (const quasi of literal.quasis)
      context.into.secrets.push(secretPart(quasi.value.raw, spanOf(quasi), 0));
  });
}

function secretPart(text: string, { start, end }: Span, quote: number): Span {
  const scheme = /^Bearer\s+/.exec(text)?.[0].length ?? 0;
  return { start: start + quote + scheme, end: end - quote };
}
