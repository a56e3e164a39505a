import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { check, run, site } from './support/checker.mjs';

/**
 * Every rule, firing and silent. A case is a file: its ending, and its text; `‸` marks where findings are expected.
 * The keys in them are nk_test_0001 (sandbox) and nk_live_0001 (production).
 */
const CASES = {
  'api-mismatch': {
    fires: [
      ['html', '<form action="‸https://payitoff-sandbox.io/api/v3.0.0"></form>'],
      ['html', '<div data-api="‸//payitoff-sandbox.io"></div>'],
      [
        'html',
        '<meta http-equiv="content-security-policy" content="connect-src \'self\' ‸https://payitoff-sandbox.io; img-src *">',
      ],
      ['html', `<div data-settings='{ "api": "‸https://payitoff-sandbox.io/api/v3" }'></div>`],
      ['html', '<script type="application/json">{ "api": "‸https:\\/\\/payitoff-sandbox.io" }</script>'],
      ['html', '\r\n<p>\r\n<a href="‸http://payitoff-sandbox.io:8080/x">x</a>\r\n'],
      ['html', '<script type="text/template"><a href="‸https://payitoff-sandbox.io">x</a></script>'],
      ['js', "const a = '‸PAYITOFF-SANDBOX.IO';"],
      ['js', "const a = '‸https://api.payitoff-sandbox.io/v3';"],
      ['js', 'const a = `${scheme}:‸//payitoff-sandbox.io/${path}`;'],
      ['js', "const a = 'https://proxy.example.com/?to=https%3A%2F%2F‸payitoff-sandbox.io';"],
      ['js', `const a = JSON.parse('{"base": "‸https://payitoff-sandbox.io/api"}');`],
      ['js', "const a = process.env.API || '‸https://payitoff-sandbox.io/api/v3';"],
      ['js', "const a = url.replace('partners.payitoff.io', '‸payitoff-sandbox.io');"],
      ['js', "const a = '‸https://payitoff-' + 'sandbox.io/api/v3';"],
      ['ts', "class A { readonly base: string = '‸https://payitoff-sandbox.io'; }"],
      ['json', '{ "api": "‸https://payitoff-sandbox.io/api/v3.0.0" }'],
      ['php', '<?php $a = "‸https://payitoff-sandbox.io/$path";'],
      ['php', "<?php class A { const BASE = '‸https://payitoff-sandbox.io'; }"],
    ],
    silent: [
      ['html', '<p>https://payitoff-sandbox.io</p><!-- https://payitoff-sandbox.io -->'],
      ['html', '<a href="https://partners.payitoff.io/api/v3.0.0">x</a>'],
      ['js', "if (base === 'https://payitoff-sandbox.io') warn(); // https://payitoff-sandbox.io"],
      [
        'js',
        "const a = live ? 'https://partners.payitoff.io/api/v3' : 'https://payitoff-sandbox.io/api/v3';",
      ],
      [
        'js',
        "let a; if (live) { a = 'https://partners.payitoff.io/api/v3'; } else { a = 'https://payitoff-sandbox.io/api/v3'; }",
      ],
      ['js', "const a = 'Never call https://payitoff-sandbox.io from production.';"],
      ['js', "switch (url) { case 'https://payitoff-sandbox.io': break; }"],
      [
        'js',
        "expect(url).toBe('https://payitoff-sandbox.io'); expect(url).not.toEqual('https://payitoff-sandbox.io');",
      ],
      ['ts', "function call(base: 'https://payitoff-sandbox.io' | string) { return fetch(base); }"],
      ['php', '<?php // https://payitoff-sandbox.io\n/* https://payitoff-sandbox.io */ $a = 1;'],
      ['jsonc', '// https://payitoff-sandbox.io\n{ "payitoff": 1 } // "https://payitoff-sandbox.io"'],
      ['lua', 'local payitoff = 1 -- "https://payitoff-sandbox.io"'],
      ['tf', '// https://payitoff-sandbox.io\npayitoff = 1 # "https://payitoff-sandbox.io"'],
      ['sql', "-- https://payitoff-sandbox.io\nSELECT 'payitoff';"],
      ['ini', '; https://payitoff-sandbox.io\npayitoff = 1'],
      ['vb', "' https://payitoff-sandbox.io\nDim payitoff = 1"],
      ['py', '"""https://payitoff-sandbox.io"""\npayitoff = 1  # https://payitoff-sandbox.io'],
      ['go', 'package a\n// https://payitoff-sandbox.io\nvar payitoff = 1 /* https://payitoff-sandbox.io */'],
      ['ejs', '<%# https://payitoff-sandbox.io %><%-- "https://payitoff-sandbox.io" --%><p>payitoff</p>'],
      [
        'handlebars',
        '{{! "https://payitoff-sandbox.io" }}{{!-- "https://payitoff-sandbox.io" --}}<p>payitoff</p>',
      ],
      ['ts', "type Base = 'https://payitoff-sandbox.io'; let a: Base | `${Base}/api`;"],
      ['jsx', "const a = <b>{'https://payitoff-sandbox.io'}</b>;"],
      [
        'php',
        "<?php # https://payitoff-sandbox.io\n$a = match ($env) { 'test' => 'https://payitoff-sandbox.io', default => 'https://partners.payitoff.io/api/v3' };",
      ],
    ],
  },
  'api-base': {
    fires: [
      ['js', "const a = '‸https://partners.payitoff.io/v3.0.0';"],
      ['js', "const a = '‸http://partners.payitoff.io/api/v3.0.0';"],
      ['js', "const a = '‸https://partners.payitoff.io/api/3.0.0/borrowers';"],
      ['js', "const a = '‸https://partners.payitoff.io/api/<version>';"],
      ['js', "const a = '‸https://api.payitoff.io/v3.0.0';"],
      ['html', '<div data-api="‸https://payitoff.io/api/v3.0.0"></div>'],
    ],
    silent: [
      ['js', "const a = 'https://partners.payitoff.io/api/v3.0.0/borrowers?x=1';"],
      [
        'js',
        "const a = ['https://partners.payitoff.io', 'https://partners.payitoff.io/', 'https://partners.payitoff.io/api'];",
      ],
      ['js', 'const a = `https://partners.payitoff.io/api/${version}/borrowers`;'],
      ['js', "const a = ['https://docs.payitoff.io/docs/api', 'https://payitoff.io'];"],
      ['js', "const a = 'https://payitoff-sandbox.io/v3';"],
    ],
  },
  'api-key': {
    fires: [
      [
        'js',
        "fetch('https://partners.payitoff.io/api/v3/me', { headers: { ‸Authorization: 'Bearer abc.def' } });",
      ],
      ['js', "fetch('https://payitoff-sandbox.io/api/v3/me', { headers: { ‸authorization: token } });"],
      [
        'js',
        "const API = 'https://partners.payitoff.io/api/v3';\nfetch(`${API}/me`, { headers: new Headers([[‸'Authorization', `Bearer ${key}`]]) });",
      ],
      ['js', "const ‸payitoffApiKey = 'abc';"],
      ['js', "const settings = { url: 'https://partners.payitoff.io/api/v3', ‸'x-api-key': 'abc' };"],
      [
        'js',
        "const x = new XMLHttpRequest();\nx.open('GET', 'https://partners.payitoff.io/api/v3/me');\nx.setRequestHeader(‸'Authorization', 'Bearer ' + key);",
      ],
      [
        'ts',
        'fetch(`https://partners.payitoff.io/api/v3`, { headers: { ‸Authorization: `Bearer ${process.env.NEXT_PUBLIC_KEY}` } });',
      ],
      ['html', '<div data-api="https://partners.payitoff.io/api/v3" ‸data-api-key="abc"></div>'],
      ['html', '<meta name="payitoff-api-key" ‸content="abc">'],
      ['twig', '<input name="payitoff_api_key" ‸value="{{ key }}">'],
      ['json', '{ "base": "https://partners.payitoff.io/api/v3", ‸"apiKey": "abc" }'],
    ],
    silent: [
      [
        'js',
        "fetch('/api/me', { headers: { Authorization: 'Bearer abc' } }); const a = 'https://partners.payitoff.io/api/v3';",
      ],
      ['js', "const maps = { apiKey: 'abc' };\nconst a = 'https://partners.payitoff.io/api/v3';"],
      ['js', "Nexus.init({ nexus_key: 'nk_live_0001' }); const nexusKey = 'nk_live_0001';"],
      [
        'js',
        "import express from 'express';\nfetch('https://partners.payitoff.io/api/v3', { headers: { Authorization: `Bearer ${key}` } });",
      ],
      [
        'js',
        "'use server';\nfetch('https://partners.payitoff.io/api/v3', { headers: { Authorization: `Bearer ${key}` } });",
      ],
      [
        'js',
        "const key = process.env.PAYITOFF_API_KEY;\nfetch('https://partners.payitoff.io/api/v3', { headers: { Authorization: `Bearer ${key}` } });",
      ],
      ['js', "const a = 'https://partners.payitoff.io/api/v3'; const { authorization } = headers;"],
      [
        'js',
        "const a = 'https://partners.payitoff.io/api/v3'; if (headers.authorization === 'Bearer x') deny();",
      ],
      [
        'js',
        "const a = 'https://partners.payitoff.io/api/v3'; const help = 'Send Authorization: Bearer abcdefgh.';",
      ],
      ['html', '<p>Authorization: Bearer abcdefgh</p><a href="https://partners.payitoff.io/api/v3">x</a>'],
      ['ts', "const a = 'https://partners.payitoff.io/api/v3'; function f(authorization: string) {}"],
      [
        'php',
        "<?php $apiKey = 'abc'; $base = 'https://partners.payitoff.io/api/v3'; $h = 'Authorization: Bearer abc';",
      ],
      [
        'html',
        '<div data-api="https://partners.payitoff.io/api/v3" data-nexus-key="abc" data-api-key=""></div>',
      ],
    ],
  },
  'script-mismatch': {
    fires: [
      ['html', '<script src="‸https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>'],
      ['html', '<link rel="preload" as="script" href="‸https://payitoff-cdn.io/sandbox/nexus/js/v1">'],
      ['js', "script.src = '‸//payitoff-cdn.io/sandbox/nexus/js/v1';"],
      ['jsx', 'const a = <Script src="‸https://payitoff-cdn.io/sandbox/nexus/js/v1" />;'],
      ['php', "<?php wp_enqueue_script('nexus', '‸https://payitoff-cdn.io/sandbox/nexus/js/v1');"],
    ],
    silent: [
      ['html', '<script src="https://payitoff-cdn.io/nexus/js/v1"></script>'],
      ['html', '<script src="https://payitoff-cdn.io/{{ env }}/nexus/js/v1"></script>'],
      ['js', 'script.src = `https://payitoff-cdn.io/${sandbox}nexus/js/v1`;'],
      [
        'js',
        "const a = { sandbox: 'https://payitoff-cdn.io/sandbox/nexus/js/v1', production: 'https://payitoff-cdn.io/nexus/js/v1' };",
      ],
      [
        'twig',
        '{% if live %}<script src="https://payitoff-cdn.io/nexus/js/v1"></script>{% else %}<script src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>{% endif %}',
      ],
    ],
  },
  'script-both': {
    fires: [
      [
        'html',
        '<script src="https://payitoff-cdn.io/nexus/js/v1"></script>\n<script src="‸https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>',
      ],
      [
        'jsx',
        'const a = <><script src="https://payitoff-cdn.io/sandbox/nexus/js/v1" /><script src="‸https://payitoff-cdn.io/nexus/js/v1" /></>;',
      ],
    ],
    silent: [
      [
        'html',
        '<script src="https://payitoff-cdn.io/nexus/js/v1"></script><script src="https://payitoff-cdn.io/nexus/js/v1"></script>',
      ],
      [
        'html',
        '<script src="https://payitoff-cdn.io/nexus/js/v1"></script><link rel="prefetch" href="https://payitoff-cdn.io/sandbox/nexus/js/v1">',
      ],
      [
        'vue',
        '<template><script v-if="live" src="https://payitoff-cdn.io/nexus/js/v1"></script><script v-else src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script></template>',
      ],
    ],
  },
  'script-element': {
    fires: [
      [
        'html',
        '<script src="‸https://payitoff-cdn.io/sandbox/nexus/js/v1"></script><payitoff-link env="production" nexus-key="x"></payitoff-link>',
      ],
      [
        'html',
        '<payitoff-link env="sandbox" nexus-key="x"></payitoff-link><script src="‸https://payitoff-cdn.io/nexus/js/v1"></script>',
      ],
    ],
    silent: [
      [
        'html',
        '<script src="https://payitoff-cdn.io/nexus/js/v1"></script><payitoff-link env="production" nexus-key="x"></payitoff-link>',
      ],
      [
        'vue',
        '<template><script src="https://payitoff-cdn.io/nexus/js/v1"></script><payitoff-link :env="env" nexus-key="x" /></template>',
      ],
    ],
  },
  'env-missing': {
    fires: [
      ['html', '‸<payitoff-link nexus-key="x"></payitoff-link>'],
      ['html', '<payitoff-link nexus-key="x" ‸env=""></payitoff-link>'],
      ['html', '<PAYITOFF-LINK ‸ENV NEXUS-KEY="x"></PAYITOFF-LINK>'],
      ['jsx', 'const a = ‸<payitoff-link nexus-key="x" />;'],
      ['js', "h(‸'payitoff-link', { 'nexus-key': 'x' });"],
      ['js', 'const a = html`‸<payitoff-link .nexusKey=${key}></payitoff-link>`;'],
      ['php', '<?php echo 1 ?>\n‸<payitoff-link nexus-key="<?= $key ?>">'],
      ['svelte', '{#if a}‸<payitoff-link nexus-key={key} />{/if}'],
    ],
    silent: [
      ['html', '<payitoff-link env="production" nexus-key="x"></payitoff-link>'],
      ['vue', '<template><payitoff-link :env nexus-key="x" /><payitoff-link v-bind="all" /></template>'],
      [
        'html',
        '<payitoff-link [env]="env" nexus-key="x"></payitoff-link><payitoff-link bind-env="env" nexus-key="x">',
      ],
      ['svelte', '<payitoff-link {env} nexus-key="x" /><payitoff-link {...all} />'],
      [
        'twig',
        '<payitoff-link {{ attributes }}></payitoff-link><payitoff-link {% if live %}env="production"{% endif %} nexus-key="x">',
      ],
      ['jsx', 'const a = <payitoff-link {...all} />;'],
      ['js', "const a = document.createElement('payitoff-link'); const b = 'The <payitoff-link> tag';"],
    ],
  },
  'env-mismatch': {
    fires: [
      ['html', '<payitoff-link ‸env="sandbox" nexus-key="x"></payitoff-link>'],
      ['html', '<payitoff-link ‸env=sandbox nexus-key="x"></payitoff-link>'],
      ['vue', `<template><payitoff-link ‸:env="'sandbox'" nexus-key="x" /></template>`],
      ['vue', '<template><payitoff-link ‸v-bind:env.attr="`sandbox`" nexus-key="x" /></template>'],
      ['html', `<payitoff-link ‸[attr.env]="'sandbox'" nexus-key="x"></payitoff-link>`],
      ['svelte', `<payitoff-link ‸env={"sandbox"} nexus-key="x" />`],
      ['liquid', `<payitoff-link ‸env="{{ 'sandbox' }}" nexus-key="x">`],
      ['jsx', `const ‸env = 'sandbox';\nconst a = <payitoff-link env={env} nexus-key="x" />;`],
      ['js', "const el = document.querySelector('payitoff-link');\n‸el.env = 'sandbox';"],
      ['js', `jsx('payitoff-link', { ‸env: 'sandbox', 'nexus-key': 'x' });`],
      ['js', `_c('payitoff-link', { attrs: { ‸env: 'sandbox', 'nexus-key': 'x' } });`],
      ['js', `document.body.innerHTML = '<payitoff-link ‸env="sandbox" nexus-key="x"></payitoff-link>';`],
      [
        'js',
        'export default { template: `<p/> <payitoff-link ‸env="sandbox" nexus-key="${x}"></payitoff-link> text` };',
      ],
    ],
    silent: [
      ['html', '<payitoff-link env="production" nexus-key="x"></payitoff-link>'],
      ['html', '<payitoff-link env="production" nexus-key="x" data-env="sandbox"></payitoff-link>'],
      ['vue', `<template><payitoff-link :env="live ? 'production' : 'sandbox'" nexus-key="x" /></template>`],
      [
        'jsx',
        `const a = live ? <payitoff-link env="production" {...b} /> : <payitoff-link env="sandbox" {...b} />;`,
      ],
      [
        'svelte',
        '{#if live}<payitoff-link env="production" nexus-key="x" />{:else}<payitoff-link env="sandbox" nexus-key="x" />{/if}',
      ],
      [
        'html',
        '@if (live) {<payitoff-link env="production" nexus-key="x" />} @else {<payitoff-link env="sandbox" nexus-key="x" />}',
      ],
      ['js', `console.log('<payitoff-link env="sandbox"></payitoff-link>');`],
    ],
  },
  'env-simulator': {
    fires: [['html', '<payitoff-link ‸env="simulator" nexus-key="x"></payitoff-link>']],
    silent: [['html', '<payitoff-link env="production" nexus-key="simulator"></payitoff-link>']],
  },
  'env-unknown': {
    fires: [
      ['html', '<payitoff-link ‸env="Production" nexus-key="x"></payitoff-link>'],
      ['html', '<payitoff-link ‸env=" production" nexus-key="x"></payitoff-link>'],
      ['jsx', 'const a = <payitoff-link ‸env="live" nexus-key="x" />;'],
    ],
    silent: [
      ['html', '<payitoff-link env="production" nexus-key="x"></payitoff-link>'],
      ['jsx', 'const a = <payitoff-link env={`${name}`} nexus-key="x" />;'],
      ['handlebars', '<payitoff-link env="{{env}}-2" nexus-key="x">'],
    ],
  },
  'key-missing': {
    fires: [
      ['html', '‸<payitoff-link env="production"></payitoff-link>'],
      ['html', '<payitoff-link env="production" ‸nexus-key=""></payitoff-link>'],
      ['html', '‸<payitoff-link env="production" nexusKey="x"></payitoff-link>'],
      ['tsx', 'const a = ‸<payitoff-link env={env as string} />;'],
      ['js', "‸Nexus.init({ uuid: '1' });"],
      ['js', '‸Nexus.init();'],
    ],
    silent: [
      ['html', '<payitoff-link env="production" nexus-key="x"></payitoff-link>'],
      ['vue', '<template><payitoff-link env="production" nexusKey="x" /></template>'],
      ['html', '<payitoff-link env="production" [nexusKey]="key"></payitoff-link>'],
      ['html', '<payitoff-link env="production" (payitoff-success)="on($event)" [(x)]="y" nexus-key="x">'],
      ['js', 'Nexus.init({ nexus_key }); Nexus.init(options); Nexus.init({ ...options });'],
    ],
  },
  'key-mismatch': {
    fires: [
      ['html', '<payitoff-link env="production" nexus-key="‸nk_test_0001"></payitoff-link>'],
      ['js', "const key = '‸nk_test_0001';"],
      ['js', "fetch('/init?key=‸nk_test_0001');"],
      ['php', "<?php define('NEXUS_KEY', '‸nk_test_0001');"],
      ['json', '{ "key": "‸nk_test_0001" }'],
    ],
    silent: [
      ['html', '<payitoff-link env="production" nexus-key="nk_live_0001"></payitoff-link>'],
      ['js', "const key = live ? 'nk_live_0001' : 'nk_test_0001';"],
      ['js', "const key = 'nk_live_0001'; // nk_test_0001 while developing"],
    ],
  },
  'simulator-import': {
    fires: [
      ['js', "import ‸'payitoff-link/simulator';"],
      ['js', "import { installSimulator } from ‸'payitoff-link/simulator';\ninstallSimulator();"],
      ['js', "const { installSimulator } = require(‸'payitoff-link/simulator');"],
      ['ts', "const a = await import(‸'payitoff-link/simulator');"],
      [
        'html',
        '<script type="module">import ‸\'/node_modules/payitoff-link/dist/simulator/index.js\';</script>',
      ],
      ['js', '/* payitoff */ ‸installSimulator();'],
      ['js', "document.createElement(‸'payitoff-nexus-simulator');"],
    ],
    silent: [
      ['js', "import 'payitoff-link';"],
      ['ts', "import type { Simulator } from 'payitoff-link/simulator';"],
      ['js', "if (import.meta.env.DEV) await import('payitoff-link/simulator');"],
      ['ts', "if (ngDevMode) {\n  void import('payitoff-link/simulator');\n}"],
      [
        'js',
        "process.env.NODE_ENV !== 'production' && require('payitoff-link/simulator').installSimulator();",
      ],
      [
        'html',
        '<script type="importmap">{ "imports": { "payitoff-link/simulator": "/payitoff-link/simulator.js" } }</script>',
      ],
    ],
  },
  'link-servicers': {
    fires: [
      ['js', '‸Nexus.linkServicers(options);'],
      ['ts', '‸(globalThis as any).Nexus?.linkServicers!(options);'],
      ['html', '<a onclick="‸Nexus[\'linkServicers\'](o)">x</a>'],
      ['vue', '<template><a @click="‸Nexus.linkServicers(o)">x</a></template>'],
      ['svelte', '<a on:click={() => ‸Nexus.linkServicers(o)}>x</a>'],
    ],
    silent: [
      ['js', 'Nexus.link(options); // Nexus.linkServicers(options)'],
      ['js', "import { Nexus } from 'game';\nNexus.linkServicers();"],
      ['js', "servicers.linkServicers(); const a = 'Nexus.linkServicers()';"],
    ],
  },
  'exit-unhandled': {
    fires: [
      ['js', '‸Nexus.link();'],
      ['js', '‸window.Nexus.link({ onSuccess });'],
      ['js', 'const options = { onSuccess };\n‸Nexus.link(options);'],
    ],
    silent: [
      ['js', 'Nexus.link({ onExit }); Nexus.link({ onExit() {} }); Nexus.link({ "onExit": f });'],
      ['js', 'Nexus.link(options); Nexus.link({ ...options }); Nexus.link({ [name]: f });'],
      ['js', 'const options = { onSuccess };\noptions.onExit = f;\nNexus.link(options);'],
    ],
  },
  'slot-orphaned': {
    fires: [
      [
        'html',
        '<payitoff-link env="production" nexus-key="x">Link</payitoff-link>\n‸<p slot="complete">Done.</p>',
      ],
      [
        'html',
        '‸<span class="a" slot=error>No.</span><div><payitoff-link env="production" nexus-key="x"></payitoff-link></div>',
      ],
      [
        'php',
        '<payitoff-link env="production" nexus-key="<?= $key ?>"></payitoff-link>‸<p slot="illegal">No.</p>',
      ],
    ],
    silent: [
      [
        'html',
        '<payitoff-link env="production" nexus-key="x">Link<p slot="complete">Done.</p></payitoff-link>',
      ],
      [
        'html',
        '<payitoff-link env="production" nexus-key="x"><b><i slot="error">x</i></b></payitoff-link><x-y a="1>0"><p slot="error"></p></x-y>',
      ],
      [
        'vue',
        '<template><payitoff-link :env="env" nexus-key="x" /><MyCard><p slot="complete">x</p></MyCard></template>',
      ],
      [
        'html',
        '<payitoff-link env="production" nexus-key="x"></payitoff-link><!-- <p slot="error"> --><p slot="title" data-slot="error">x</p>',
      ],
      ['html', '<p slot="error">Of some other element.</p>'],
      [
        'html',
        '<payitoff-link env="production" nexus-key="x"></payitoff-link></x-y><x-y><p slot="error">x</p></x-y>',
      ],
    ],
  },
  'status-unknown': {
    fires: [
      ['js', "Nexus.link({ onExit: (r) => r.status === ‸'cancelled' });"],
      ['js', "Nexus.link({ onExit({ status: s }) { switch (s) { case ‸'quit': case 'error': } } });"],
      [
        'js',
        "Nexus.link({ onSuccess: done, onExit: left });\nfunction done(r) { const s = r.status; return ‸'success' != s; }",
      ],
      [
        'js',
        "const left = function (r) { const { status } = r; if (status == ‸'exit') a(); };\nNexus.link({ onExit: left });",
      ],
      ['js', "el.addEventListener('payitoff-error', (e) => e.detail.status === ‸'failed');"],
      ['js', "el.addEventListener('payitoff-success', ({ detail: { status } }) => status === ‸'done');"],
      [
        'jsx',
        "const a = <payitoff-link {...b} onpayitoff-illegal={(e) => e.detail.status === ‸'denied'} />;",
      ],
      [
        'ts',
        "class A { open() { Nexus.link({ onExit: this.left.bind(this) }); } left = (r: any) => r!.status === ‸'no'; }",
      ],
    ],
    silent: [
      [
        'js',
        "Nexus.link({ onExit: (r) => ['incomplete', 'illegal', 'error'].includes(r.status) || r.status === 'complete' });",
      ],
      ['js', "Nexus.link({ onExit: (r) => order.status === 'paid' || r.message === 'cancelled' });"],
      ['js', "other.link({ onExit: (r) => r.status === 'cancelled' }); const Nexus = 1;"],
      ['js', "el.addEventListener('message', (e) => e.detail.status === 'cancelled'); Nexus;"],
    ],
  },
};

const KEYS = ['--sandbox-key', 'nk_test_0001', '--production-key', 'nk_live_0001'];
const MARK = '‸';

function placesOf(text) {
  const places = [];
  let before = '';
  for (const part of text.split(MARK).slice(0, -1)) {
    before += part;
    const lines = before.split('\n');
    places.push(`${lines.length}:${lines.at(-1).length + 1}`);
  }
  return places;
}

const cases = Object.entries(CASES).flatMap(([rule, { fires, silent }]) =>
  [...fires, ...silent].map(([ending, text], i) => ({
    rule,
    file: `${rule}/${i}.${ending}`,
    text: text.replaceAll(MARK, ''),
    places: placesOf(text),
    isFiring: i < fires.length,
  })),
);

describe('rules', () => {
  let report;
  const cleanUps = [];

  before(async () => {
    const files = Object.fromEntries(cases.map(({ file, text }) => [file, text]));
    const cwd = await site({ after: (cleanUp) => cleanUps.push(cleanUp) }, files);
    report = check(['.', ...KEYS], { cwd });
  });
  after(() => Promise.all(cleanUps.map((cleanUp) => cleanUp())));

  test('every case could be read', () => assert.deepEqual(report.problems, []));

  for (const { rule, file, text, places, isFiring } of cases) {
    test(`${rule} ${isFiring ? 'fires' : 'is silent'}: ${file.split('.').at(-1)} ${text.slice(0, 90)}`, () => {
      const found = report.findings.filter((finding) => finding.file === file && finding.rule === rule);
      assert.deepEqual(
        found.map(({ line, column }) => `${line}:${column}`),
        places,
      );
      if (isFiring) assert.notEqual(places.length, 0, 'the case marks no place');
    });
  }
});

const rulesInSarif = () =>
  JSON.parse(run(['check', '.', '--format', 'sarif'], { cwd: import.meta.dirname }).stdout).runs[0].tool
    .driver.rules;

/** Only a running page breaks these: sites/pages.test.mjs has them. */
const ON_PAGES = ['script-blocked', 'element-error'];

test('every rule is seen to fire and to stay silent', () => {
  assert.deepEqual(
    [...Object.keys(CASES), ...ON_PAGES].sort(),
    rulesInSarif()
      .map(({ id }) => id)
      .sort(),
  );
  for (const { fires, silent } of Object.values(CASES)) assert.ok(fires.length && silent.length);
});

test('every rule has its section in the documentation', async () => {
  const docs = await readFile(new URL('../../docs/going-live.md', import.meta.url), 'utf8');
  const steps = docs.slice(docs.indexOf('## 1. API address'));
  const sections = steps.match(/(?<=^### ).*$/gm);
  assert.deepEqual(
    sections.sort(),
    rulesInSarif()
      .map(({ id }) => id)
      .sort(),
  );
});

test('for a test host, production is the mistake, and what only production forbids is not', async (t) => {
  const cwd = await site(t, {
    'wrong.html': `<script src="https://payitoff-cdn.io/nexus/js/v1"></script>
<payitoff-link env="production" nexus-key="nk_live_0001"></payitoff-link>
<form action="https://partners.payitoff.io/api/v3.0.0"></form>`,
    'right.html': `<script src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>
<payitoff-link env="sandbox" nexus-key="nk_test_0001"></payitoff-link>
<form action="https://payitoff-sandbox.io/whatever"></form>`,
    'simulated.html': `<payitoff-link env="simulator" nexus-key="x"></payitoff-link>
<script type="module">import 'payitoff-link/simulator';</script>`,
    'missing.html': '<payitoff-link></payitoff-link>',
  });
  const { findings } = check(['.', '--env', 'sandbox', ...KEYS], { cwd });
  assert.deepEqual(
    findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
    [
      'missing.html:1 env-missing',
      'missing.html:1 key-missing',
      'wrong.html:1 script-mismatch',
      'wrong.html:2 env-mismatch',
      'wrong.html:2 key-mismatch',
      'wrong.html:3 api-mismatch',
    ],
  );
});
