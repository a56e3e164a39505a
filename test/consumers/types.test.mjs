// What compilers say of the packed types: right use passes, and each wrong use is refused.
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { angular, consumers, makeProject, requireSetUp, tool } from './project.mjs';

before(requireSetUp);

const folder = (name) => `${consumers}/types/${name}`;

describe('tsc', () => {
  for (const project of [
    'typescript/tsconfig.json',
    'typescript/tsconfig.node.json',
    'environments-element/tsconfig.json',
    'environments-main/tsconfig.json',
    'react/tsconfig.json',
    'preact/tsconfig.json',
    'solid/tsconfig.json',
    '../vite/tsconfig.json',
  ]) {
    it(project, async () => {
      const { ok, printed } = await tool(consumers, 'tsc', ['-p', folder(project)]);
      assert.ok(ok, printed);
    });
  }

  it('the JSX types need no framework but the one that is there', async () => {
    const project = await makeProject('types-alone', consumers, [
      'payitoff-link',
      '@lit/reactive-element',
      'react',
      '@types/react',
      'csstype',
    ]);
    await cp(`${folder('react')}/app.tsx`, `${project}/app.tsx`);
    const base = JSON.parse(await readFile(`${consumers}/tsconfig.json`, 'utf8')).compilerOptions;
    // A link's own place has the other frameworks beside it.
    const compilerOptions = { ...base, jsx: 'react-jsx', preserveSymlinks: true };
    await writeFile(`${project}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ['app.tsx'] }));
    const { ok, printed } = await tool(consumers, 'tsc', ['-p', project]);
    assert.ok(ok, printed);
  });
});

describe('every attribute and event of the manifest', () => {
  it('is known to each framework that has types here', async () => {
    const dist = `${consumers}/node_modules/payitoff-link/dist`;
    const { modules } = JSON.parse(await readFile(`${dist}/custom-elements.json`, 'utf8'));
    const { attributes, events } = modules[0].declarations[0];
    const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    const props = {
      React: { name: (attribute) => attribute, on: (event) => `on${event}` },
      Preact: { name: (attribute) => attribute, on: (event) => `on${event}` },
      Solid: { name: (attribute) => attribute, on: (event) => `on:${event}` },
      Svelte: { name: (attribute) => attribute, on: (event) => `on${event}` },
      Vue: { name: camel },
    };
    const lines = Object.entries(props).flatMap(([type, { name, on }]) => [
      ...attributes.map((attribute) => `  ${type}['${name(attribute.name)}'],`),
      ...(on ? events.map((event) => `  ${type}['${on(event.name)}'],`) : []),
    ]);
    const project = await makeProject('types-manifest', consumers);
    await writeFile(
      `${project}/all.ts`,
      `import 'payitoff-link/jsx';
import 'payitoff-link/svelte';
import 'payitoff-link/vue';
import type { PayitoffLinkEventMap } from 'payitoff-link';
import type { JSX as ReactJSX } from 'react';
import type { JSX as PreactJSX } from 'preact';
import type { JSX as SolidJSX } from 'solid-js';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';
type React = ReactJSX.IntrinsicElements['payitoff-link'];
type Preact = PreactJSX.IntrinsicElements['payitoff-link'];
type Solid = SolidJSX.IntrinsicElements['payitoff-link'];
type Svelte = SvelteHTMLElements['payitoff-link'];
type VueElement = InstanceType<GlobalComponents['payitoff-link']>;
type Vue = VueElement['$props'];
export type All = [
${lines.join('\n')}
];
declare const emit: VueElement['$emit'];
declare const detail: never;
${events.map(({ name }) => `emit('${name}', detail);`).join('\n')}
// @ts-expect-error: so that the lines above say something
emit('payitoff-sucess', detail);
export const events = [${events.map(({ name }) => `'${name}'`).join(', ')}] as const;
export const same: typeof events[number] extends keyof PayitoffLinkEventMap
  ? keyof PayitoffLinkEventMap extends typeof events[number] ? true : never : never = true;
`,
    );
    await writeFile(
      `${project}/tsconfig.json`,
      JSON.stringify({
        extends: `${consumers}/tsconfig.json`,
        compilerOptions: { skipLibCheck: true },
        files: ['all.ts'],
      }),
    );
    const { ok, printed } = await tool(consumers, 'tsc', ['-p', project]);
    assert.ok(ok, printed);
  });
});

describe('vue-tsc', () => {
  for (const project of [folder('vue'), `${consumers}/vue-ssr`]) {
    it(project.slice(consumers.length + 1), async () => {
      const { ok, printed } = await tool(consumers, 'vue-tsc', ['-p', project]);
      assert.ok(ok, printed);
    });
  }
});

describe('svelte-check', () => {
  it('passes the right use and refuses each line of the wrong one', async () => {
    const { printed } = await tool(
      consumers,
      'svelte-check',
      ['--tsconfig', './tsconfig.json', '--output', 'machine'],
      folder('svelte'),
    );
    const errors = [...printed.matchAll(/ERROR "(.*?)" (\d+):\d+/g)].map(
      ([, file, line]) => `${file}:${line}`,
    );
    const wrong = await wrongLines(`${folder('svelte')}/Wrong.svelte`, /^<payitoff-link/);
    assert.ok(wrong.length > 0);
    assert.deepEqual(
      errors,
      wrong.map((line) => `Wrong.svelte:${line}`),
      printed,
    );
  });
});

describe("Angular's compiler", () => {
  it('passes the right use and refuses each line of the wrong one', async () => {
    const project = await makeProject('types-angular', angular);
    await cp(folder('angular'), project, { recursive: true });
    const settings = JSON.parse(await readFile(`${angular}/tsconfig.json`, 'utf8'));
    settings.compilerOptions.noEmit = true;
    settings.include = ['*.ts'];
    await writeFile(`${project}/tsconfig.json`, JSON.stringify(settings));
    const { printed } = await tool(angular, 'ngc', ['-p', project]);
    // Colours come between the parts of a place.
    const plain = printed.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '');
    const errors = new Set([...plain.matchAll(/use\.ts:(\d+):\d+ - error/g)].map(([, line]) => Number(line)));
    const wrong = await wrongLines(`${project}/use.ts`, /^ {4}<payitoff-link .*\/>/);
    assert.ok(wrong.length > 0);
    assert.deepEqual([...errors], wrong, printed);
  });
});

/** Numbers of the lines that a compiler must refuse. */
async function wrongLines(file, pattern) {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}
