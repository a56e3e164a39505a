// The code in the documentation: compiled by its framework's own compiler, or used in a browser.
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { elementOf } from '../../scripts/metadata.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';
import { openQuietPage } from '../support/quiet-page.mjs';
import { fencesOf, staleFiles, writeFences } from './fences.mjs';
import { angular, consumers, importOf, makeProject, requireSetUp, tool } from './project.mjs';

const DOCUMENTS = [
  'README.md',
  'docs/events.md',
  'docs/frameworks.md',
  'docs/migrating.md',
  'docs/server.md',
];
const dist = `${consumers}/node_modules/payitoff-link/dist`;

let browser;
before(async () => {
  requireSetUp();
  browser = await launchBrowser('chromium');
});
after(() => browser?.close());

/** Settings of a project whose files are all in its folder. */
async function settle(folder, { files, compilerOptions, ...more }) {
  const base = JSON.parse(await readFile(`${consumers}/tsconfig.json`, 'utf8'));
  await writeFile(
    `${folder}/tsconfig.json`,
    JSON.stringify({
      compilerOptions: { ...base.compilerOptions, ...compilerOptions },
      include: files,
      ...more,
    }),
  );
}

/** How the code of each project is tried out, in a folder that has it. */
const TRIALS = {
  async typescript(folder) {
    await settle(folder, { files: ['*.ts'] });
    return tool(consumers, 'tsc', ['-p', folder]);
  },
  async react(folder) {
    await settle(folder, {
      files: ['*.tsx'],
      compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'react' },
    });
    return tool(consumers, 'tsc', ['-p', folder]);
  },
  async vue(folder, files) {
    await settle(folder, {
      files: ['*.ts', '*.vue'],
      // Vite's own types want those of Node.
      compilerOptions: { jsx: 'preserve', skipLibCheck: true, types: ['vite/client'] },
      vueCompilerOptions: { strictTemplates: true },
    });
    const checked = await tool(consumers, 'vue-tsc', ['-p', folder]);
    if (!checked.ok || !files.includes('vite.config.ts')) return checked;
    await writeFile(
      `${folder}/index.html`,
      '<div id="app"></div><script type="module" src="/main.ts"></script>',
    );
    const { build } = await importOf('vite');
    const { output } = await build({ root: folder, logLevel: 'warn', build: { write: false } });
    assert.ok(!output.some(({ code }) => code?.includes('payitoff-nexus-simulator')), 'ships the simulator');
    return checked;
  },
  async svelte(folder) {
    await settle(folder, { files: ['*.svelte'] });
    return tool(consumers, 'svelte-check', ['--tsconfig', './tsconfig.json', '--output', 'machine'], folder);
  },
  async angular(folder) {
    const settings = JSON.parse(await readFile(`${angular}/tsconfig.json`, 'utf8'));
    settings.compilerOptions.noEmit = true;
    settings.include = ['*.ts'];
    await writeFile(`${folder}/tsconfig.json`, JSON.stringify(settings));
    return tool(angular, 'ngc', ['-p', folder]);
  },
  async html(folder, files) {
    await cp(`${dist}/payitoff-link.min.js`, `${folder}/payitoff-link.min.js`);
    const server = await serveFolders({ '/': folder });
    try {
      for (const file of files) await useInBrowser(`${server.address}/${file}`);
      return { ok: true, printed: '' };
    } finally {
      await server.stop();
    }
  },
  /** What docs/migrating.md begins with: a button of the page, and no element. */
  async 'hand-written'(folder, files) {
    const server = await serveFolders({ '/': folder });
    try {
      for (const file of files) await useInBrowser(`${server.address}/${file}`, '#link-loans');
      return { ok: true, printed: '' };
    } finally {
      await server.stop();
    }
  },
};

const EXPECTED = /^request to https:\/\/payitoff-cdn\.io\/|^Nexus\.linkServicers is deprecated/;

/** A borrower presses the button; the simulator is at the vendor's address. */
async function useInBrowser(url, button = 'payitoff-link >>> button') {
  const nexus = await readFile(`${dist}/nexus-simulator.js`, 'utf8');
  const asked = [];
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === new URL(url).origin) {
      if (pathname === '/favicon.ico') void request.respond({ status: 204 });
      else void request.continue();
    } else {
      asked.push(request.url());
      void request.respond({ contentType: 'text/javascript', body: nexus });
    }
  });
  const { complaints } = await openQuietPage(browser, url, page);
  const unknown = await page.$$eval('payitoff-link', (elements) =>
    elements.flatMap((element) =>
      element.getAttributeNames().filter((name) => !element.constructor.observedAttributes?.includes(name)),
    ),
  );
  assert.deepEqual(unknown, [], 'attributes that the element does not know');
  const slots = await page.$$eval('payitoff-link', (elements) =>
    elements.flatMap((element) => [...element.children].map((child) => child.slot)),
  );
  // Those of outcomes are made when the element is used.
  const manifest = JSON.parse(await readFile(`${dist}/custom-elements.json`, 'utf8'));
  const known = elementOf(manifest).slots.map(({ name }) => name);
  assert.deepEqual(
    slots.filter((slot) => !known.includes(slot)),
    [],
    'slots that the element does not have',
  );
  await (await page.waitForSelector(button)).click();
  await page.waitForSelector('payitoff-nexus-simulator', { timeout: 10_000 });
  assert.deepEqual(asked, ['https://payitoff-cdn.io/sandbox/nexus/js/v1']);
  assert.deepEqual(
    complaints.filter((complaint) => !EXPECTED.test(complaint)),
    [],
  );
  await page.close();
}

for (const document of ['docs/frameworks.md', 'docs/simulator.md', 'docs/testing.md']) {
  it(`${document} shows files as they are`, () => assert.deepEqual(staleFiles(document), []));
}

const documents = await Promise.all(
  DOCUMENTS.map(async (document) => ({
    document,
    fences: fencesOf(await readFile(`${root}/${document}`, 'utf8')),
  })),
);
const projectsOf = (fences) => [...new Set(fences.map(({ project }) => project))];

it('there is code for everything that is tried out here', () => {
  const projects = projectsOf(documents.flatMap(({ fences }) => fences));
  assert.deepEqual(projects.sort(), Object.keys(TRIALS).sort());
});

for (const { document, fences } of documents) {
  describe(document, () => {
    for (const project of projectsOf(fences)) {
      it(`the code for ${project}`, async () => {
        const own = fences.filter((fence) => fence.project === project);
        const name = `${document}-${project}`.replace(/\W+/g, '-');
        const folder = await makeProject(name, project === 'angular' ? angular : consumers);
        await writeFences(folder, own);
        const { ok, printed } = await TRIALS[project](
          folder,
          own.map(({ file }) => file),
        );
        assert.ok(ok, printed);
      });
    }
  });
}
