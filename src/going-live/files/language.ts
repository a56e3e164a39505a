/** How a file is read. `map` is a source map, `json` configuration that a page may fetch. */
export type Language = Markup | Script | 'map';

/** Languages read as HTML once their islands are neutralised. */
export type Markup = 'html' | 'vue' | 'svelte' | 'php' | 'twig' | 'liquid' | 'handlebars';

/** Languages read as JavaScript. */
export type Script = 'js' | 'jsx' | 'ts' | 'tsx' | 'json';

const BY_EXTENSION: Record<string, Language> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  vue: 'vue',
  svelte: 'svelte',
  php: 'php',
  phtml: 'php',
  twig: 'twig',
  njk: 'twig',
  jinja: 'twig',
  j2: 'twig',
  liquid: 'liquid',
  hbs: 'handlebars',
  handlebars: 'handlebars',
  mustache: 'handlebars',
  js: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
  jsx: 'jsx',
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  json: 'json',
  map: 'map',
};

// They describe a project to its tools and are no part of a site.
const TOOL_FILES =
  /(^|\/)(package(-lock)?|composer|tsconfig[^/]*|custom-elements|web-types|html-custom-data)\.json$/;
const DECLARATIONS = /\.d\.[mc]?ts$/;

/** Tests are not shipped, and speak of both environments by right. */
export const isTest = (path: string) => /(^|\/)(__tests__|__mocks__)\/|\.(test|spec|cy)\.[^/]+$/.test(path);

/** How to read the file at `path`, if it is one that can hold something of interest. */
export function languageOf(path: string): Language | undefined {
  if (TOOL_FILES.test(path) || DECLARATIONS.test(path)) return undefined;
  return BY_EXTENSION[/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}

/** The language of the content of a `<script type lang>`; `undefined` if it is none that this checker reads. */
export function scriptLanguage(type: string, lang: string): Script | 'html' | undefined {
  if (lang === 'ts' || lang === 'tsx' || lang === 'jsx') return lang;
  const kind = type.trim().toLowerCase();
  if (['', 'module', 'text/javascript', 'application/javascript'].includes(kind)) return 'js';
  if (kind === 'text/babel' || kind === 'text/jsx') return 'jsx';
  if (/^(application\/json|importmap)$/.test(kind)) return 'json';
  if (/^text\/(html|template|x-template|ng-template|x-handlebars.*)$/.test(kind)) return 'html';
  return undefined;
}
