/**
 * Time and memory of `payitoff-link check` on 1,250, 2,500 and 5,000 files (100 MB at 5,000). Build first, then:
 *
 *     node bench/going-live.mjs
 *
 * Half of the files speak of Payitoff; a real site has fewer of them. After that, files that are made to be hard, one by one.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../dist/going-live/cli.js', import.meta.url));
const SIZES = [1250, 2500, 5000];
const FILE_SIZE = 20_000;
const MEMORY_LIMIT = 300;

const filler = {
  markup: (i) =>
    `<section id="s${i}"><h2>Loan ${i}</h2><p class="note">Due on day ${i % 28}, ${i * 7} left to pay.</p></section>\n`,
  script: (i) =>
    `export const loan${i} = (rate = ${i % 9}) => ({ id: ${i}, due: [${i % 28}, 'month'], total: rate * ${i * 7} });\n`,
};

const kinds = [
  {
    name: 'html',
    filler: 'markup',
    uses: (i) =>
      `<payitoff-link env="${i % 9 ? 'production' : 'sandbox'}" nexus-key="k${i}"></payitoff-link>`,
  },
  {
    name: 'js',
    filler: 'script',
    uses: () => `Nexus.link({ onSuccess, onExit: (r) => r.status === 'error' && fail(r) });`,
  },
  {
    name: 'vue',
    filler: 'markup',
    wrap: (text) => `<template>${text}</template>`,
    uses: () => `<payitoff-link :env="env" :nexus-key="key" />`,
  },
  {
    name: 'ts',
    filler: 'script',
    uses: (i) => `export const api: string = 'https://partners.payitoff.io/api/v3.0.0/${i}';`,
  },
  {
    name: 'php',
    filler: 'markup',
    uses: () => `<payitoff-link env="<?= $env ?>" nexus-key="<?= $key ?>"></payitoff-link>`,
  },
  {
    name: 'tsx',
    filler: 'script',
    uses: () => `export const Link = () => <payitoff-link env={env} nexus-key={key} />;`,
  },
];

/** What costs a search that is not linear dearly. */
const HARD = {
  'ten thousand requests on one line': ['js', "fetch('https://payitoff-sandbox.io/api/v3');".repeat(10_000)],
  'ten thousand elements': [
    'html',
    '<payitoff-link env="sandbox" nexus-key="x"></payitoff-link>\n'.repeat(10_000),
  ],
  'ten thousand tokens': [
    'js',
    Array.from(
      { length: 10_000 },
      (_, i) =>
        `fetch("https://partners.payitoff.io/api/v3", { headers: { Authorization: "Bearer token${i}" } });\n`,
    ).join(''),
  ],
  'signs of templates that nothing closes': [
    'html',
    `payitoff ${['{{ ', '<?php ', '<% ', '{% ', '<!-- ', '<script '].map((sign) => sign.repeat(1e5)).join('')}`,
  ],
  'template literals that nothing closes': ['js', `payitoff;${'`${'.repeat(3e5)}`],
  'brackets that nothing closes': ['js', `Nexus.link(${'['.repeat(1e6)}`],
  '5 MB of minified script on one line': [
    'js',
    `${Array.from({ length: 70_000 }, (_, i) => `function f${i}(a,b){return a?b.c("x${i}",{d:[1,{e:"//x"}],env:a}):g(\`/y/\${b}\`)}`).join('')}Nexus.link({onExit:e=>{e.status==="aborted"&&f1()}});`,
  ],
  'a word of 5 MB': ['js', `payitoff = "${'abcDEF123'.repeat(6e5)}"`],
};

async function makeSite(folder, count) {
  for (let i = 0; i < count; i++) {
    const { name, filler: kind, uses, wrap = (text) => text } = kinds[i % kinds.length];
    const lines = [Math.floor(i / kinds.length) % 2 ? uses(i) : ''];
    let length = lines[0].length;
    for (let n = i; length < FILE_SIZE; n++) {
      const line = filler[kind](n);
      lines.push(line);
      length += line.length;
    }
    const place = join(folder, `part${i % 50}`);
    await mkdir(place, { recursive: true });
    await writeFile(
      join(place, `file${i}.${name}`),
      wrap(lines.join('')).slice(0, name === 'vue' ? undefined : length),
    );
  }
}

/** Runs the checker, and asks Linux for its peak memory and processor time: a busy machine does not change those. */
async function measure(folder) {
  const started = performance.now();
  const child = spawn(process.execPath, [CLI, 'check', folder, '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peak = 0;
  let processor = 0;
  const watch = setInterval(async () => {
    const [status, stat] = await Promise.all(
      ['status', 'stat'].map((name) => readFile(`/proc/${child.pid}/${name}`, 'utf8').catch(() => '')),
    );
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    // Fields 14 and 15, of which the name in brackets is field 2: user and system time in hundredths of a second.
    const [user = 0, system = 0] = stat.split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
    processor = Math.max(processor, (user + system) / 100);
  }, 25);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  await new Promise((done) => child.on('close', done));
  clearInterval(watch);
  const { coverage, findings, status } = JSON.parse(output);
  return {
    files: coverage.files,
    findings: findings.length,
    status,
    seconds: (performance.now() - started) / 1000,
    processor,
    peak,
  };
}

const root = await mkdtemp(join(tmpdir(), 'going-live-'));
try {
  const results = [];
  for (const size of SIZES) {
    const folder = join(root, String(size));
    await makeSite(folder, size);
    const result = await measure(folder);
    results.push(result);
    const ratio =
      results.length > 1
        ? `, ${(result.processor / results.at(-2).processor).toFixed(2)} times the processor time before`
        : '';
    console.log(
      `${result.files} files, ${Math.round((size * FILE_SIZE) / 1e6)} MB: ${result.seconds.toFixed(1)} s (${result.processor.toFixed(1)} s of processor time), ` +
        `${Math.round(result.peak)} MB at most, ${result.findings} findings${ratio}`,
    );
  }
  for (const [name, [ending, text]] of Object.entries(HARD)) {
    const folder = join(root, name);
    await mkdir(folder);
    await writeFile(join(folder, `file.${ending}`), text);
    const result = await measure(folder);
    results.push(result);
    console.log(
      `${name}: ${result.seconds.toFixed(1)} s (${result.processor.toFixed(1)} s of processor time), ` +
        `${Math.round(result.peak)} MB at most, ${result.findings} findings`,
    );
  }
  if (results.some(({ peak }) => peak > MEMORY_LIMIT)) {
    console.error(`More than ${MEMORY_LIMIT} MB of memory.`);
    process.exitCode = 1;
  }
} finally {
  await rm(root, { recursive: true });
}
