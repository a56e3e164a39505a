import type { Environment } from '../facts.js';

/**
 * How a file is read. `script`: JavaScript and TypeScript. `markup`: tags with scripts in them, whatever template language
 * they are written in. `code`: another programming language, so that it stays on a server. `data`: settings. `map`: a source
 * map.
 */
export type Family = 'script' | 'markup' | 'code' | 'data' | 'map';

export interface FileKind {
  family: Family;
  /** Lower case, without the dot; for a file without one, its name. */
  extension: string;
}

const ENDINGS: Record<Exclude<Family, 'data'>, string> = {
  script: 'js mjs cjs jsx ts mts cts tsx es6 gs',
  markup:
    'html htm xhtml vue svelte astro marko php phtml ctp twig njk jinja jinja2 j2 liquid hbs handlebars mustache ejs eta ' +
    'erb rhtml slim haml pug jade jsp jspx jspf tag ftl ftlh vm cshtml vbhtml razor aspx ascx master gohtml tmpl tpl ' +
    'latte blade mako heex leex eex svg mdx md markdown xml xsl gsp soy dust riot component',
  code: 'py rb go java kt kts cs vb fs rs ex exs erl clj scala groovy pl pm lua r dart swift m c h cc cpp hpp sql inc module theme',
  map: 'map',
};
const FAMILY_OF = new Map(
  Object.entries(ENDINGS).flatMap(([family, endings]) =>
    endings.split(' ').map((ending) => [ending, family as Family] as const),
  ),
);

/** Describe a project to its tools or to people, and are no part of a site. */
const NOT_OF_A_SITE = [
  /(^|\/)(package(-lock)?|composer|tsconfig[^/]*|jsconfig|custom-elements|web-types|html-custom-data)\.json$/i,
  /(^|\/)(yarn\.lock|pnpm-lock\.yaml|composer\.lock|[^/]*\.lock|payitoff-link\.[^/]*\.json)$/i,
  /(^|\/)(readme|changelog|changes|contributing|licen[cs]es?|history|notice|authors|security|codeowners)(\.[^/]*)?$/i,
  /\.(d\.[mc]?ts|txt|rst|adoc|log|csv|tsv|css|scss|sass|less|styl|snap|patch|diff|orig|bak|tsbuildinfo|ipynb|sarif)$/i,
];

/** Pictures, fonts, archives and the like: not even opened. */
const BINARY =
  /\.(png|jpe?g|gif|webp|avif|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|m4a|webm|ogg|wav|mov|avi|pdf|zip|gz|tgz|bz2|xz|7z|rar|jar|war|class|exe|dll|so|dylib|node|wasm|br|zst|psd|sqlite3?|db|pyc)$/i;

// What is only ever a test or a tool speaks of both environments by right.
const TESTS = new RegExp(
  [
    String.raw`(^|/)(__tests__|__mocks__|__fixtures__|e2e|cypress|playwright|postman|tests?|testing|specs?|fixtures?|mocks?|stories|\.storybook|msw)/`,
    String.raw`[._-](test|spec|cy|e2e|stories|story|mocks?|fixtures?)\.[^/]+$`,
    String.raw`(^|/)(test_[^/]*\.py|conftest\.py|mockServiceWorker\.js|setupTests\.[^/]+|setupProxy\.[^/]+|proxy\.conf[^/]*|[^/]+\.(http|rest|feature|bru)|[^/]+\.postman_\w+\.json)$`,
    String.raw`(^|/)(cypress|playwright|jest|vitest|karma|wdio|nightwatch|web-test-runner)\.(conf|setup)[^/]*$`,
    String.raw`(^|/)\.(vscode|idea|husky|git)/`,
  ].join('|'),
  'i',
);

const NAMED_FOR: Record<Environment, string> = {
  production: 'prod|production|live|release',
  sandbox: 'dev|develop|development|local|test|testing|staging|stage|sandbox|qa|uat|ci|preview',
};
const NO_ENVIRONMENT = 'example|sample|template|dist';
const tokenOf = (names: string) => new RegExp(String.raw`(?:^|[._-])(?:${names})(?=[._-]|$)`, 'i');
const TOKENS = {
  production: tokenOf(NAMED_FOR.production),
  sandbox: tokenOf(NAMED_FOR.sandbox),
  sample: tokenOf(NO_ENVIRONMENT),
  any: tokenOf(`${NAMED_FOR.production}|${NAMED_FOR.sandbox}`),
};
/** Settings have one file for each environment; the name of anything else says nothing about where it runs. */
const SETTINGS =
  /(^|\/)(\.env[^/]*|[^/]*\.env|[^/]*(env|config|settings|application|docker|values|parameters|local)[^/]*|[^/]+\.(ya?ml|toml|ini|properties|json|tfvars|conf))$|(^|\/)(env\w*|config\w*|settings)\/[^/]+$/i;

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** What is left alone in a folder, and why; `undefined` for what is read. */
export function whyLeftOut(path: string): 'binary' | 'testOrTool' | 'notOfASite' | undefined {
  if (BINARY.test(path)) return 'binary';
  if (TESTS.test(path)) return 'testOrTool';
  return NOT_OF_A_SITE.some((pattern) => pattern.test(path)) ? 'notOfASite' : undefined;
}

/** Is this a file of settings for another environment than `env`, by its name? */
export function isForOther(path: string, env: Environment): boolean {
  // What deploys a production site, too.
  const name = nameOf(path).replace(/^\.gitlab-ci/, '');
  if (!SETTINGS.test(path)) return false;
  if (/^\.env/.test(name) && TOKENS.sample.test(name)) return true;
  return TOKENS[env === 'production' ? 'sandbox' : 'production'].test(name) && !TOKENS[env].test(name);
}

/** Does the file at `other` hold the settings for `env` that the file at `path` has for another environment? */
export function isTwin(path: string, other: string, env: Environment): boolean {
  const [name, twin] = [nameOf(path), nameOf(other)];
  if (name === twin || !TOKENS[env].test(twin)) return false;
  const stems = [name, twin].map((file) => file.replace(TOKENS.any, '').replace(/^[._-]+/, ''));
  return (
    stems[0] === stems[1] || (/^\.?\w*$/.test(stems[1]!) && SETTINGS.test(path) && !name.startsWith('.'))
  );
}

/** How to read the file at `path`. */
export function kindOf(path: string): FileKind {
  const name = nameOf(path).toLowerCase();
  const extension = /\.([^.]+)$/.exec(name.replace(/\.(dist|tpl|template|inc)$/, ''))?.[1] ?? name;
  const family = /\.blade\.php$/.test(name) ? 'markup' : (FAMILY_OF.get(extension) ?? 'data');
  return { family, extension };
}

/** Places that frameworks keep for code that stays on the server. */
const SERVER_PATH =
  /\.server\.|(^|\/)(pages\/api|server|backend|lambdas?|netlify\/functions)\/|^(api|functions)\/|(^|\/)app\/.*route\.[jt]s$|(^|\/)(middleware|\+?server)\.[mc]?[jt]s$/;
const SERVER_CODE =
  /^#!|^[ \t]*['"]use server['"]|(?:\bfrom\s*|\bimport\s*|\brequire\(\s*)['"](?:node:[\w/]+|fs|fs\/promises|http|https|net|express|fastify|koa|hono|@hapi\/hapi|next\/server|server-only|firebase-functions|\$env\/(?:static|dynamic)\/private)['"]/m;

/** Does this file stay on a server, by where it is or by what it says? Then an API key may be in it. */
export const staysOnServer = (path: string, { family }: FileKind, text: string) =>
  family === 'code' || SERVER_PATH.test(path) || (family === 'script' && SERVER_CODE.test(text));
