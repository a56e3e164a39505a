// Projects that install the tarball: each is built with its own tool, and its page is used in a browser.
import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { measureShift } from '../demos/late-page.mjs';
import { openQuietPage } from '../support/quiet-page.mjs';
import { consumers, importOf, out, requireSetUp } from './project.mjs';

let server;
let browser;
before(async () => {
  requireSetUp();
  await mkdir(out, { recursive: true });
  server = await serveFolders({ '/': out, '/node_modules/': `${consumers}/node_modules` });
  browser = await launchBrowser('chromium');
  assert.ok(browser, 'There is no Chromium on this machine.');
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A borrower presses the button; the page says whom it has linked. */
async function press(page) {
  await (await page.waitForSelector('payitoff-link >>> button')).click();
}

async function link(name) {
  const url = `${server.address}/${name}/index.html`;
  const { shift } = await measureShift(browser, url, { screen: 'narrow' });
  assert.ok(shift <= 0.05, `shifts by ${shift} until the script is there`);
  const { page, complaints } = await openQuietPage(browser, url);
  await press(page);
  await page.waitForFunction(() => /^linked [\da-f-]{36}$/.test(document.title), { timeout: 10_000 });
  assert.deepEqual(complaints, []);
  await page.close();
}

const pageOf = (name) => `<!doctype html>
<meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">
<script type="module" src="./main.js"></script>
<payitoff-link env="simulator" nexus-key="demo-key"></payitoff-link>`;

describe('a page of', () => {
  it('Vite and TypeScript', async () => {
    const { build } = await importOf('vite');
    await build({
      root: `${consumers}/vite`,
      base: './',
      logLevel: 'warn',
      build: { outDir: `${out}/vite`, emptyOutDir: true },
    });
    await link('vite');
  });

  it('webpack', async () => {
    const { default: webpack } = await importOf('webpack');
    const stats = await new Promise((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          context: `${consumers}/webpack`,
          entry: './main.js',
          output: { path: `${out}/webpack`, filename: 'main.js' },
        },
        (error, result) => (error ? reject(error) : resolve(result)),
      );
    });
    assert.deepEqual(stats.toJson({ errors: true, warnings: true }).errors, []);
    assert.deepEqual(stats.toJson({ errors: true, warnings: true }).warnings, []);
    await writeFile(`${out}/webpack/index.html`, pageOf('webpack'));
    await link('webpack');
  });

  it('Rollup', async () => {
    await bundle('main', `${consumers}/rollup/main.js`);
    await writeFile(`${out}/rollup/index.html`, pageOf('Rollup'));
    await link('rollup');
  });

  it('an import map and no bundler', async () => {
    await cp(`${consumers}/import-map`, `${out}/import-map`, { recursive: true });
    await link('import-map');
  });
});

async function bundle(name, input) {
  const { rollup } = await importOf('rollup');
  const { nodeResolve } = await importOf('@rollup/plugin-node-resolve');
  const warnings = [];
  const result = await rollup({
    input,
    plugins: [nodeResolve({ browser: true })],
    onwarn: ({ code, message }) => code !== 'EMPTY_BUNDLE' && warnings.push(message),
  });
  const { output } = await result.write({ file: `${out}/rollup/${name}.js` });
  await result.close();
  assert.deepEqual(warnings, []);
  return output[0].code;
}

describe('tree shaking', () => {
  const shake = async (name, source) => {
    // Next to node_modules, from where its imports are looked for.
    const input = `${consumers}/node_modules/.${name}.js`;
    await writeFile(input, source);
    return bundle(name, input);
  };

  it('keeps the registration of a bare import', async () => {
    assert.match(await shake('bare', "import 'payitoff-link';"), /customElements\.define\(/);
  });

  it('leaves nothing of an entry without side effects that is not used', async () => {
    assert.equal((await shake('unused', "import 'payitoff-link/element';")).trim(), '');
    assert.equal((await shake('types-only', "import 'payitoff-link/jsx';")).trim(), '');
  });

  it('does not register what only names the class', async () => {
    const code = await shake(
      'class-only',
      "import { PayitoffLink } from 'payitoff-link/element'; console.log(PayitoffLink);",
    );
    assert.doesNotMatch(code, /customElements\.define\(/);
  });
});

describe('Vue on a server', () => {
  it('renders the element in Node, and hydrates it in a browser', async () => {
    const { build } = await importOf('vite');
    const { default: vue } = await importOf('@vitejs/plugin-vue');
    const shared = {
      root: `${consumers}/vue-ssr`,
      configFile: false,
      base: './',
      logLevel: 'warn',
      // A development build: only that one reports what does not match.
      mode: 'development',
      define: {
        'process.env.NODE_ENV': '"development"',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
      },
      plugins: [
        vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'payitoff-link' } } }),
      ],
    };
    // Node looks for its imports from where it is.
    const serverOut = `${consumers}/node_modules/.vue-ssr`;
    await build({ ...shared, build: { ssr: 'server.ts', outDir: serverOut, emptyOutDir: true } });
    await build({
      ...shared,
      build: {
        outDir: `${out}/vue-ssr`,
        emptyOutDir: true,
        minify: false,
        rollupOptions: { input: `${consumers}/vue-ssr/client.ts`, output: { entryFileNames: 'main.js' } },
      },
    });
    const { render } = await import(`${pathToFileURL(serverOut).href}/server.js`);
    const html = await render();
    assert.match(html, /<payitoff-link env="simulator" nexus-key="demo-key" timeout="5000" required/);
    assert.doesNotMatch(html, /disabled/);
    await writeFile(
      `${out}/vue-ssr/index.html`,
      `<!doctype html><meta charset="utf-8"><title>Vue SSR</title><link rel="icon" href="data:,">
<div id="app">${html}</div>
<script>window.rendered = document.querySelector('payitoff-link');</script>
<script type="module" src="./main.js"></script>`,
    );
    assert.match(await readFile(`${out}/vue-ssr/main.js`, 'utf8'), /Hydration/, 'not a development build');

    const { page, complaints } = await openQuietPage(browser, `${server.address}/vue-ssr/index.html`);
    await press(page);
    await page.waitForFunction(() => /^[\da-f-]{36}$/.test(document.querySelector('#linked').textContent));
    assert.equal(
      await page.evaluate(() => window.rendered === document.querySelector('payitoff-link')),
      true,
      'the element of the server was replaced',
    );
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
