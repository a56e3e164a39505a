import { ast, query } from '@phenomnomnominal/tsquery';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../scripts/setup.mjs';

/**
 * One guard of the code, broken.
 *
 * @typedef {object} Mutation
 * @property {string} name what is broken then
 * @property {string} file
 * @property {string} [in] the function, method, accessor or constant that holds the guard; default: the whole file
 * @property {string} find a selector of the one node there, in the syntax of tsquery (CSS for syntax trees)
 * @property {string | ((text: string) => string)} to the text instead of the node's; `''` removes it
 * @property {string[]} seenBy the test files that must see it
 */

const DECLARATIONS = [
  'FunctionDeclaration',
  'MethodDeclaration',
  'GetAccessor',
  'SetAccessor',
  'PropertyDeclaration',
  'VariableDeclaration',
];

/** The text of the mutated file. Throws unless the mutation finds exactly one node, and changes it to valid code. */
export function mutate({ name, file, in: holder, find, to }) {
  const source = readFileSync(join(root, file), 'utf8');
  const tree = ast(source);
  const where = holder ? `${file}, in ${holder}` : file;
  const scope = holder
    ? only(queryHolder(tree, holder), `${name}: declarations of ${holder} in ${file}`)
    : tree;
  const node = only(query(scope, find), `${name}: nodes like ${find} in ${where}`);
  const text = node.getText();
  const instead = typeof to === 'function' ? to(text) : to;
  if (instead === text) throw new Error(`${name}: changes nothing`);
  const mutated = source.slice(0, node.getStart()) + instead + source.slice(node.getEnd());
  const [error] = ts.transpileModule(mutated, { reportDiagnostics: true, fileName: file }).diagnostics;
  if (error) throw new Error(`${name}: ${ts.flattenDiagnosticMessageText(error.messageText, '\n')}`);
  return mutated;
}

function queryHolder(tree, holder) {
  if (holder === 'constructor') return query(tree, 'Constructor');
  return query(tree, DECLARATIONS.map((kind) => `${kind}[name.text="${holder}"]`).join(', '));
}

function only(nodes, what) {
  if (nodes.length === 1) return nodes[0];
  const found = nodes.map((node) => `\n  ${node.getText().split('\n')[0]}`).join('');
  throw new Error(`${what}: ${nodes.length} instead of one${found}`);
}
