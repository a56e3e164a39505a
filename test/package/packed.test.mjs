// The tarball: what is in it, and that what package.json promises is there.
import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { before, describe, it } from 'node:test';
import { consumers, requireSetUp } from '../consumers/project.mjs';

const folder = `${consumers}/node_modules/payitoff-link`;
let files;
let about;

before(async () => {
  requireSetUp();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
  about = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
});

const targets = () =>
  [...Object.values(about.exports), ...Object.values(about.bin), about.customElements, about['web-types']]
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    .map((target) => normalize(target));

describe('the tarball', () => {
  it('has every entry of the contract', () => {
    const entries = Object.keys(about.exports);
    for (const entry of [
      '.',
      './element',
      './simulator',
      './vue',
      './jsx',
      './svelte',
      './custom-elements.json',
      './html-custom-data.json',
      './web-types.json',
      './payitoff-link.min.js',
      './payitoff-link.classic.min.js',
      './nexus-simulator.js',
      './package.json',
    ]) {
      assert.ok(entries.includes(entry), entry);
    }
  });

  it('has what every entry stands for', () => {
    for (const target of targets()) assert.ok(files.includes(target), `${target} is not in the tarball`);
  });

  it('has nothing else: no source, no test, no set-up', () => {
    const known = new Set([
      ...targets(),
      ...['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'SECURITY.md'],
      'dist/going-live/LICENSES.txt',
      ...['dist/going-live/main.js', 'dist/going-live/config.schema.json'],
    ]);
    const strangers = files.filter(
      (file) =>
        !known.has(file) &&
        !known.has(file.replace(/\.map$/, '')) &&
        !/^dist\/(development\/)?chunks\/[\w-]+\.js(\.map)?$/.test(file) &&
        !/^dist\/types\/[\w./-]+\.d\.ts$/.test(file) &&
        !/^docs\/(vendor\/)?[\w-]+\.md$/.test(file) &&
        file !== 'docs/payitoff-link.webp' &&
        !/^demo\/themes\/(brand|dark|light)\.css$/.test(file),
    );
    assert.deepEqual(strangers, []);
  });

  it('lacks no file that another one imports', async () => {
    // The command is one bundle, in which a parser's own texts look like imports.
    const modules = files.filter(
      (name) => /\.(js|d\.ts)$/.test(name) && !name.startsWith('dist/going-live/'),
    );
    for (const file of modules) {
      const source = await readFile(`${folder}/${file}`, 'utf8');
      for (const [, path] of source.matchAll(/(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g)) {
        const target = join(dirname(file), path);
        const found = files.includes(target) || files.includes(target.replace(/\.js$/, '.d.ts'));
        assert.ok(found, `${file} imports ${path}`);
      }
    }
  });

  it('has what its own documents link to', async () => {
    for (const document of files.filter((name) => name.endsWith('.md'))) {
      const text = await readFile(`${folder}/${document}`, 'utf8');
      const prose = text.replace(/^```.*?^```$/gms, '');
      for (const [, path] of prose.matchAll(/\]\((?![a-z]+:)([^)#\s]+)/g)) {
        const target = normalize(join(dirname(document), path)).replace(/\/$/, '');
        const found = files.some((file) => file === target || file.startsWith(`${target}/`));
        assert.ok(found, `${document} links to ${path}`);
      }
    }
  });

  it('says in each file for a script tag whose it is, and after whom', async () => {
    for (const name of ['payitoff-link.min.js', 'payitoff-link.classic.min.js', 'nexus-simulator.js']) {
      const text = await readFile(`${folder}/dist/${name}`, 'utf8');
      const [, notice] = /^(?:\n;)?\/\*! (.+?) \*\//.exec(text) ?? [];
      assert.match(notice, new RegExp(`^payitoff-link ${about.version}, MIT License`), name);
      assert.equal(/Lit\b.*Google LLC, BSD-3-Clause$/.test(notice), name !== 'nexus-simulator.js', name);
    }
  });

  it('marks as free of side effects everything but what registers and what is a script', () => {
    const effects = about.sideEffects.map((target) => normalize(target));
    for (const target of effects) assert.ok(files.includes(target), `${target} is not in the tarball`);
    for (const impure of ['dist/define.js', 'dist/development/define.js'])
      assert.ok(effects.includes(impure));
    for (const pure of ['dist/element.js', 'dist/simulator.js', 'dist/types-only.js']) {
      assert.ok(!effects.includes(pure), pure);
    }
  });

  it('tells nothing of the machine it was made on', async () => {
    for (const file of files) {
      const text = await readFile(`${folder}/${file}`, 'utf8');
      assert.doesNotMatch(text, /(\/(home|root|tmp|Users|work)\/|file:\/\/)/, file);
    }
  });

  it('is light', async () => {
    let bytes = 0;
    for (const file of files) bytes += (await stat(`${folder}/${file}`)).size;
    assert.ok(bytes < 1_600_000, `${bytes} bytes unpacked`);
  });

  it('asks for Lit only, and is public', () => {
    assert.deepEqual(Object.keys(about.dependencies), ['@lit/reactive-element']);
    assert.notEqual(about.private, true);
    assert.equal(about.publishConfig.access, 'public');
  });
});
