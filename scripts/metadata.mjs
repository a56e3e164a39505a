// Writes the metadata for editors and documentation tools to dist/, from the source's JSDoc and the built class.
import { create } from '@custom-elements-manifest/analyzer/src/create.js';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { root } from './setup.mjs';

const require = createRequire(import.meta.url);
/** The element, and the class it extends. */
const SOURCES = ['src/element/payitoff-link.ts', 'src/element/form-control.ts'];
const TAG = 'payitoff-link';

/** The manifest of the built package. Needs `dist/element.js` and `dist/types`. */
export async function createManifest() {
  // The analyzer only understands syntax trees of its own copy of TypeScript.
  const analyzer = createRequire(require.resolve('@custom-elements-manifest/analyzer'));
  const { createSourceFile, ScriptTarget } = analyzer('typescript');
  const { schemaVersion, modules } = create({
    modules: await Promise.all(
      SOURCES.map(async (path) =>
        createSourceFile(path, await readFile(`${root}/${path}`, 'utf8'), ScriptTarget.ES2015, true),
      ),
    ),
  });
  const declarations = modules.flatMap((module) => module.declarations);
  const element = declarations.find(({ tagName }) => tagName === TAG);
  const { PayitoffLink } = await import(`${root}/dist/element.js?${Date.now()}`);
  // Members inherited from Lit are not part of our contract.
  const lit = Object.getPrototypeOf(Object.getPrototypeOf(PayitoffLink.prototype));
  element.members = element.members
    .filter((member) => isPublic(member) && !(member.name in lit))
    .map((member) => spaced({ ...member, inheritedFrom: undefined }));
  // Which of our own classes it is made of is no concern of the page's.
  element.superclass = declarations.find(({ name }) => name === element.superclass.name).superclass;
  element.attributes = attributesOf(PayitoffLink, element);
  for (const list of ['slots', 'cssParts', 'cssProperties', 'cssStates', 'events']) element[list].map(spaced);
  spaced(element);

  const exported = (module, rest) => ({ declaration: { name: element.name, module }, ...rest });
  return {
    schemaVersion,
    readme: 'README.md',
    // Consumers get dist/, not src/.
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/element.js',
        declarations: [element],
        exports: [exported('dist/element.js', { kind: 'js', name: element.name })],
      },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: [
          exported('dist/element.js', { kind: 'js', name: element.name }),
          exported('dist/element.js', { kind: 'custom-element-definition', name: TAG }),
        ],
      },
    ],
  };
}

/** The one custom element of a manifest. */
export function elementOf(manifest) {
  return manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === TAG);
}

export async function buildMetadata() {
  const manifest = await createManifest();
  const { name, version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
  const [element] = JSON.parse(getVsCodeHtmlCustomData(manifest, {})).tags;
  for (const attribute of element.attributes) {
    const { type } = elementOf(manifest).attributes.find((candidate) => candidate.name === attribute.name);
    // Without this value set editors complete `disabled=""`.
    if (type.text === 'boolean') attribute.valueSet = 'v';
  }
  await write('custom-elements.json', manifest);
  await write('html-custom-data.json', { version: 1.1, tags: [element] });
  await write('web-types.json', { ...JSON.parse(getWebTypesData(manifest, {})), name, version });
}

const write = (name, content) => writeFile(`${root}/dist/${name}`, `${JSON.stringify(content, null, 2)}\n`);

function isPublic({ name, privacy, static: isStatic }) {
  return privacy === undefined && !isStatic && !name.startsWith('#') && !/Callback$|^handleEvent$/.test(name);
}

/** Joins the wrapped lines of a JSDoc description. */
function spaced(item) {
  if (item.description) item.description = item.description.replace(/\s*\n\s*/g, ' ').trim();
  return item;
}

/** The attributes that the element observes, with the description and the type of their property. */
function attributesOf(PayitoffLink, { members }) {
  const attributes = [];
  const attributeOf = (property) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  for (const { name: fieldName, type: declared, description, default: initial } of members) {
    const name = attributeOf(fieldName);
    if (!PayitoffLink.observedAttributes.includes(name)) continue;
    const type = { text: literalsOf(declared.text) };
    attributes.push({
      name,
      type,
      description,
      ...(initial !== undefined && { default: initial }),
      fieldName,
    });
  }
  return attributes;
}

let checker;
let names;

/** Expands our own type names, as in `'none' | 'intent' | 'auto'`: editors can only complete literals. */
function literalsOf(type) {
  if (!checker) {
    const entry = `${root}/dist/types/index.d.ts`;
    const program = ts.createProgram([entry], { module: ts.ModuleKind.NodeNext, skipLibCheck: true });
    checker = program.getTypeChecker();
    const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)));
    names = new Map(symbols.map((symbol) => [symbol.name, symbol]));
  }
  return type
    .split(' | ')
    .flatMap((part) => {
      const symbol = names.get(part);
      // No editor should offer the empty string.
      if (!symbol) return part === "''" ? [] : [part];
      const alias = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const { types = [] } = checker.getDeclaredTypeOfSymbol(alias);
      return types.length > 0 ? types.map(({ value }) => `'${value}'`) : [part];
    })
    .join(' | ');
}
