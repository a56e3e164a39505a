// The Markdown of the repository as pages of the site. Links between files become links between pages.
import { slug } from 'github-slugger';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { root } from '../../scripts/setup.mjs';

/** The navigation; a document of docs/ that is not named here comes last. */
const GROUPS = {
  Start: ['README.md', 'docs/frameworks.md', 'docs/cms.md', 'docs/migrating.md'],
  Use: ['docs/events.md', 'docs/reference.md', 'docs/theming.md', 'docs/server.md'],
  Test: ['docs/simulator.md', 'docs/testing.md', 'docs/going-live.md'],
  Judge: ['docs/accessibility.md', 'docs/privacy-and-security.md', 'docs/performance.md', 'docs/browsers.md'],
  More: [],
};
const PROJECT = ['CHANGELOG.md', 'SECURITY.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'];

/** Titles that say more, or less, than the document's own heading. */
const TITLES = {
  'README.md': 'Getting started',
  'docs/simulator.md': 'The simulator',
  'docs/vendor/README.md': 'What the vendor says',
};

/** Files that are on the site, but are no pages. */
const FILES = [
  [/^docs\/([\w-]+\.webp)$/, '/docs/$1'],
  [/^demo\/themes\/([\w-]+\.css)$/, '/themes/$1'],
];

const { repository } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const repositoryUrl = (repository?.url ?? repository)?.replace(/^git\+|\.git$/g, '');

const listed = (folder) =>
  readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

const named = Object.values(GROUPS).flat();
const more = [...listed('docs').filter((file) => !named.includes(file)), ...PROJECT];
const groups = { ...GROUPS, More: [...more, ...listed('docs/vendor')] };

/** File to address on the site. */
const urls = new Map(
  Object.values(groups)
    .flat()
    .map((file) => [file, urlOf(file)]),
);

function urlOf(file) {
  const path = `/${file}`.replace(/^\/(?!docs\/)/, '/docs/').toLowerCase();
  return path.replace(/(readme)?\.md$/, '').replace(/([^/])$/, '$1/');
}

export const slugOf = (text) => slug(text);

/** Each document as a virtual template, for which `documents` is the navigation. */
export function addDocuments(config) {
  const documents = Object.entries(groups).map(([group, files]) => ({
    group,
    files: files.map((file) => ({ file, url: urls.get(file), title: titleOf(file) })),
  }));
  config.addGlobalData('documents', documents);
  for (const { file, url, title } of documents.flatMap(({ files }) => files)) {
    config.addTemplate(`docs/${file.replaceAll('/', '-')}`, textOf(file), {
      layout: 'document.njk',
      permalink: `${url}index.html`,
      source: file,
      title,
      description: descriptionOf(textOf(file)),
    });
  }
}

const textOf = (file) => readFileSync(`${root}/${file}`, 'utf8');

function titleOf(file) {
  return TITLES[file] ?? /^# (.+)$/m.exec(textOf(file))[1].replaceAll('`', '');
}

/** The first paragraph, as far as a search engine shows it. */
function descriptionOf(text) {
  const paragraph = text.split(/\n\n+/).find((part) => /^[A-Z`*[]/.test(part)) ?? '';
  const words = paragraph
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[`*]|\s+/g, (found) => (/\s/.test(found) ? ' ' : ''));
  return words.length > 155 ? `${words.slice(0, words.lastIndexOf(' ', 154))} …` : words;
}

/** A markdown-it plugin: rewrites relative addresses for the page that `source` becomes. */
export function withSiteAddresses(markdown) {
  markdown.core.ruler.push('site-addresses', ({ tokens, env }) => {
    for (const { children } of tokens)
      children?.forEach((token, index) => rewrite(token, index, children, env));
  });
}

function rewrite(token, index, tokens, env) {
  const name = { link_open: 'href', image: 'src' }[token.type];
  const address = name && token.attrGet(name);
  if (!address || /^([a-z]+:|#)/.test(address)) return;
  const target = siteAddress(address, env.source);
  if (target)
    return token.attrSet(
      name,
      `${'../'.repeat(urls.get(env.source).split('/').length - 2)}${target.slice(1)}`.replace(/^$/, './'),
    );
  const file = join(dirname(env.source), address);
  if (repositoryUrl) return token.attrSet(name, `${repositoryUrl}/blob/main/${file}`);
  // Until there is a public repository, its other files are named and not linked.
  const close = tokens.find(
    (other, at) => at > index && other.type === 'link_close' && other.level === token.level,
  );
  for (const tag of [token, close]) Object.assign(tag, { tag: 'span', attrs: null });
}

function siteAddress(address, source) {
  const [path, hash] = address.split('#');
  const file = join(dirname(source), path);
  const known = urls.get(file) ?? urls.get(join(file, 'README.md'));
  if (known) return hash === undefined ? known : `${known}#${hash}`;
  const [pattern, place] = FILES.find(([candidate]) => candidate.test(file)) ?? [];
  return pattern && file.replace(pattern, place);
}

/** A markdown-it plugin: wide tables scroll, the page does not; and a head without words is no head. */
export function withScrollingTables({ core, renderer }) {
  core.ruler.push('empty-heads', ({ tokens }) => {
    tokens.forEach(({ type }, index) => {
      if (type !== 'th_open' || tokens[index + 1].content) return;
      for (const tag of [tokens[index], tokens[index + 2]]) tag.tag = 'td';
    });
  });
  renderer.rules.table_open = () => '<div class="table" role="group" aria-label="Table" tabindex="0"><table>';
  renderer.rules.table_close = () => '</table></div>';
}
