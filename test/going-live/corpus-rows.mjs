/**
 * Sites of a few files each, by what is hard about them. `‸` marks where something is wrong; a row without one is right as it
 * is. The keys in them are nk_test_0001 (sandbox) and nk_live_0001 (production).
 */
export const ROWS = {
  'settings of a production build': [
    { '.env.production': 'VITE_PAYITOFF_API=‸https://payitoff-sandbox.io/api/v3.0.0\n' },
    { '.env.production': 'VITE_PAYITOFF_ENV=‸sandbox\n', 'src/a.js': "import 'payitoff-link';" },
    { '.env': 'PAYITOFF_API="‸https://payitoff-sandbox.io/api/v3"\n' },
    { '.env': 'PAYITOFF_NEXUS_KEY=‸nk_test_0001\n' },
    { 'config/production.json': '{ "payitoff": { "api": "‸https://payitoff-sandbox.io/api/v3" } }' },
    {
      'src/environments/environment.ts':
        "export const environment = { api: '‸https://payitoff-sandbox.io/api/v3' };",
    },
    { 'application.yml': 'payitoff:\n  base-url: ‸https://payitoff-sandbox.io/api/v3\n  env: ‸sandbox\n' },
    { 'application-prod.properties': 'payitoff.url=‸https://payitoff-sandbox.io/api/v3\n' },
    { 'terraform.tfvars': 'payitoff_api = "‸https://payitoff-sandbox.io/api/v3"\n' },
    { 'wrangler.toml': '[vars]\nPAYITOFF_API = "‸https://payitoff-sandbox.io/api/v3"\n' },
    {
      'k8s/deployment.yaml': 'env:\n  - name: PAYITOFF_API\n    value: ‸https://payitoff-sandbox.io/api/v3\n',
    },
    {
      '.env': 'API=https://payitoff-sandbox.io/api/v3\n',
      '.env.production': 'API=https://partners.payitoff.io/api/v3\n',
    },
    {
      '.env.development': 'API=https://payitoff-sandbox.io/api/v3\n',
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      '.env.example': 'API=https://payitoff-sandbox.io/api/v3\n',
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'src/environments/environment.ts':
        "export const environment = { api: 'https://payitoff-sandbox.io/api/v3' };",
      'src/environments/environment.prod.ts':
        "export const environment = { api: 'https://partners.payitoff.io/api/v3' };",
    },
    { '.env': '# was https://payitoff-sandbox.io\nAPI=https://partners.payitoff.io/api/v3\n' },
  ],
  'containers, servers and their languages': [
    { Dockerfile: 'FROM node:20\nENV PAYITOFF_API=‸https://payitoff-sandbox.io/api/v3\n' },
    { Dockerfile: 'FROM node:20\nENV PAYITOFF_API ‸https://payitoff-sandbox.io/api/v3\n' },
    {
      'docker-compose.yml':
        'services:\n  web:\n    environment:\n      PAYITOFF_API: ‸https://payitoff-sandbox.io/api/v3\n',
    },
    { 'nginx.conf': 'location /payitoff/ { proxy_pass ‸https://payitoff-sandbox.io/; }\n' },
    { 'deploy.sh': 'curl -sf ‸https://payitoff-sandbox.io/api/v3/health\n' },
    { 'app/client.py': 'BASE = "‸https://payitoff-sandbox.io/api/v3"\n' },
    { 'app/client.rb': "BASE = '‸https://payitoff-sandbox.io/api/v3'\n" },
    { 'client.go': 'package x\nconst base = "‸https://payitoff-sandbox.io/api/v3"\n' },
    { 'Client.java': 'class C { static final String BASE = "‸https://payitoff-sandbox.io/api/v3"; }\n' },
    { 'Client.cs': 'class C { const string Base = "‸https://payitoff-sandbox.io/api/v3"; }\n' },
    {
      'server/index.js':
        "import express from 'express';\nconst base = '‸https://payitoff-sandbox.io/api/v3';\n",
    },
    {
      'client.py':
        '# https://payitoff-sandbox.io\nif url.startswith("https://payitoff-sandbox.io"):\n    raise ValueError("https://payitoff-sandbox.io")\n',
    },
    {
      'client.py':
        '"""Talks to https://payitoff-sandbox.io in tests."""\nBASE = "https://partners.payitoff.io/api/v3"\n',
    },
    {
      'client.go':
        'package x\n// https://payitoff-sandbox.io\nconst base = "https://partners.payitoff.io/api/v3"\n',
    },
    {
      'client.py':
        'HEADERS = {"Authorization": f"Bearer {KEY}"}\nBASE = "https://partners.payitoff.io/api/v3"\n',
    },
  ],
  'template languages': [
    { 'a.astro': '---\nconst a = 1;\n---\n<payitoff-link ‸env="sandbox" nexus-key="x"></payitoff-link>' },
    { 'a.astro': '---\nconst api = "‸https://payitoff-sandbox.io/api/v3";\n---\n<p>{api}</p>' },
    {
      'a.blade.php':
        '@if ($user)\n<payitoff-link ‸env="sandbox" nexus-key="{{ $key }}"></payitoff-link>\n@endif',
    },
    { 'a.ejs': '<payitoff-link ‸env="sandbox" nexus-key="<%= key %>"></payitoff-link>' },
    { 'a.erb': '<payitoff-link ‸env="sandbox" nexus-key="<%= key %>"></payitoff-link>' },
    { 'a.cshtml': '@model X\n<payitoff-link ‸env="sandbox" nexus-key="@Model.Key"></payitoff-link>' },
    { 'a.pug': 'div\n  payitoff-link(‸env="sandbox" nexus-key=key)\n' },
    { 'a.haml': '%payitoff-link{ "‸env" => "sandbox", "nexus-key" => key }\n' },
    { 'a.jsp': '<%@ page %>\n<payitoff-link ‸env="sandbox" nexus-key="${key}"></payitoff-link>' },
    { 'a.ftl': '<payitoff-link ‸env="sandbox" nexus-key="${key}"></payitoff-link>' },
    { 'a.gohtml': '<payitoff-link ‸env="sandbox" nexus-key="{{ .Key }}"></payitoff-link>' },
    { 'a.mdx': '# Loans\n\n<payitoff-link ‸env="sandbox" nexus-key="x" />\n' },
    { 'a.xyz': '<payitoff-link ‸env="sandbox" nexus-key="x"></payitoff-link>' },
    {
      'a.ejs':
        '<%# <payitoff-link env="sandbox"> %>\n<payitoff-link env="<%= env %>" nexus-key="<%= key %>"></payitoff-link>',
    },
    {
      'a.ejs':
        '<% if (live) { %><payitoff-link env="production" nexus-key="a"></payitoff-link><% } else { %><payitoff-link env="sandbox" nexus-key="b"></payitoff-link><% } %>',
    },
    {
      'a.blade.php':
        '{{-- <payitoff-link env="sandbox"> --}}\n@if ($live)\n<payitoff-link env="production" nexus-key="a"></payitoff-link>\n@else\n<payitoff-link env="sandbox" nexus-key="b"></payitoff-link>\n@endif',
    },
    {
      'a.cshtml':
        '@* <payitoff-link env="sandbox"> *@\n<payitoff-link env="@Model.Env" nexus-key="@Model.Key"></payitoff-link>',
    },
    {
      'a.mdx':
        '# Loans\n\n```html\n<payitoff-link env="sandbox" nexus-key="x"></payitoff-link>\n```\n\n<payitoff-link env="production" nexus-key="x" />\n',
    },
  ],
  'a choice between the environments': [
    {
      'a.js':
        "const SANDBOX = 'https://payitoff-sandbox.io/api/v3';\nconst PRODUCTION = 'https://partners.payitoff.io/api/v3';\nexport const api = live ? PRODUCTION : SANDBOX;",
    },
    {
      'a.js':
        "export const api = live ? 'https://partners.payitoff.io/api/v3' : 'https://payitoff-sandbox.io/api/v3';",
    },
    {
      'a.js':
        "const env = live ? 'production' : 'sandbox';\nexport const a = { env, 'nexus-key': key };\n// payitoff-link",
    },
    {
      'a.py':
        'API = "https://partners.payitoff.io/api/v3" if LIVE else "https://payitoff-sandbox.io/api/v3"\n',
    },
    {
      'a.go':
        'package x\nvar hosts = map[string]string{"live": "https://partners.payitoff.io/api/v3", "test": "https://payitoff-sandbox.io/api/v3"}\n',
    },
    { 'a.js': "if (import.meta.env.DEV) {\n  window.api = 'https://payitoff-sandbox.io/api/v3';\n}" },
    {
      'a.js':
        "if (live) load('https://payitoff-cdn.io/nexus/js/v1');\nelse load('https://payitoff-cdn.io/sandbox/nexus/js/v1');",
    },
    { 'a.js': "const api = process.env.PAYITOFF_API ?? '‸https://payitoff-sandbox.io/api/v3';" },
    { 'a.js': "const env = process.env.PAYITOFF_ENV || ‸'sandbox';" },
    {
      'a.html':
        '<script src="‸https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>\n<p>Text.</p>\n<script src="‸https://payitoff-cdn.io/nexus/js/v1"></script>',
    },
    {
      'a.html':
        '<payitoff-link ‸env="sandbox" nexus-key="a"></payitoff-link>\n<payitoff-link env="production" nexus-key="b"></payitoff-link>',
    },
    {
      'a.js':
        "fetch('https://partners.payitoff.io/api/v3/a');\nfetch('‸https://payitoff-sandbox.io/api/v3/b');",
    },
  ],
  'what a compiler makes of a page': [
    {
      'main.js':
        'consts:[["‸env","sandbox","nexus-key","x"]],template:function(n,e){n&1&&t(0,"payitoff-link",0)}',
    },
    {
      'main.js':
        'var n=W(`<payitoff-link>Link</payitoff-link>`,2);function p(e){var t=n();z(()=>B(t,"‸env","sandbox"));B(t,"nexus-key","x")}',
    },
    {
      'main.js':
        'var n=W(`<payitoff-link>Link</payitoff-link>`,2);function p(e){var t=n();z(()=>B(t,"env","production"));B(t,"nexus-key","x")}',
    },
    { 'main.js': 'var _=T(`<payitoff-link ‸env=sandbox>Link`);_.nexusKey=k' },
    { 'main.js': 'var _=T(`<payitoff-link env=production>Link`);_.nexusKey=k' },
    { 'main.js': 'let a=(0,j.jsx)(`payitoff-link`,{‸env:`sandbox`,"nexus-key":k,children:`Link`})' },
    { 'main.js': 'let a=C("payitoff-link",{‸env:"sandbox","nexus-key":k},"Link",8,["nexus-key"])' },
    { 'main.js': 'let a=C("payitoff-link",{env:"production","nexus-key":k},"Link",8,["nexus-key"])' },
    {
      'page.html':
        '<script>self.__next_f.push([1,"[\\"$\\",\\"payitoff-link\\",null,{\\"‸env\\":\\"sandbox\\",\\"nexus-key\\":\\"x\\"}]"])</script>',
    },
  ],
  'names that make an API key public': [
    { '.env': '‸NEXT_PUBLIC_PAYITOFF_API_KEY=sk_live_0123\n' },
    { '.env.production': '‸VITE_PAYITOFF_SECRET=sk_live_0123\n' },
    { 'a.js': 'export const key = import.meta.env.‸VITE_PAYITOFF_API_KEY;' },
    { Dockerfile: 'ARG ‸REACT_APP_PAYITOFF_API_TOKEN\n' },
    { '.env': 'PAYITOFF_API_KEY=sk_live_0123\nNEXT_PUBLIC_PAYITOFF_NEXUS_KEY=nk_live_0001\n' },
    {
      'server.js':
        "import http from 'node:http';\nfetch('https://partners.payitoff.io/api/v3', { headers: { Authorization: `Bearer ${process.env.PAYITOFF_API_KEY}` } });",
    },
  ],
  'tests and tools': [
    {
      'e2e/link.js': "page.goto('https://payitoff-sandbox.io');",
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'src/Link.stories.jsx': '<payitoff-link env="sandbox" nexus-key="x" />',
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'mocks/handlers.js': "http.get('https://payitoff-sandbox.io/api/v3')",
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'vite.config.js': "export default { server: { proxy: { '/api': 'https://payitoff-sandbox.io' } } };",
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'src/setupProxy.js': "proxy('/api', 'https://payitoff-sandbox.io')",
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'tests/test_client.py': 'BASE = "https://payitoff-sandbox.io/api/v3"\n',
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'requests.http': 'GET https://payitoff-sandbox.io/api/v3\n',
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
  ],
  'other products and prose': [
    {
      'a.js': "import { Nexus } from '@acme/nexus';\nNexus.link({ a: 1 });",
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'a.js': "nexus.init({ url: 'https://nexus.example.com' });",
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'README.md': 'Use https://payitoff-sandbox.io.',
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'a.html':
        '<p>Never use https://payitoff-sandbox.io. Write "https://partners.payitoff.io".</p><payitoff-link env="production" nexus-key="x">',
    },
    {
      'a.css': 'payitoff-link[env="sandbox"] { color: red }',
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'a.json':
        '{ "description": "Test against https://payitoff-sandbox.io first.", "payitoff": "https://partners.payitoff.io/api/v3" }',
    },
  ],
  'sites as teams write them': [
    {
      'a.vue': `<script setup>\nconst api = '‸https://payitoff-sandbox.io/api/v3';\n</script>\n<template><payitoff-link env="production" :nexus-key="key" /></template>`,
    },
    {
      'a.vue': `<template>\n<payitoff-link :env="isProd ? 'production' : 'sandbox'" nexus-key="x"/>\n</template>`,
    },
    {
      'a.svelte': `<script>\n  const env = import.meta.env.PROD ? 'production' : 'sandbox';\n</script>\n<payitoff-link {env} nexus-key="x" />`,
    },
    { 'App.tsx': `export default () => <PayitoffLink ‸env="sandbox" nexusKey="x" />;` },
    {
      'App.tsx': `const cfg: Config = {\n  env: 'production',\n  nexusKey: 'x',\n};\nexport default () => <payitoff-link {...cfg} />;`,
    },
    {
      'App.jsx': `const props = { ‸env: 'sandbox', 'nexus-key': 'x' };\nexport default () => <payitoff-link {...props} />;`,
    },
    {
      'a.js': `const s = document.createElement('script');\ns.src = '‸https://payitoff-cdn.io/sandbox/nexus/js/v1';\ndocument.head.append(s);`,
    },
    { 'a.js': `loadScript("‸//payitoff-cdn.io/sandbox/nexus/js/v1", () => Nexus.init({ nexus_key: k }));` },
    { 'a.html': `<link rel="preload" as="script" href="‸https://payitoff-cdn.io/sandbox/nexus/js/v1">` },
    {
      'a.html': `<!-- TODO: remove <script src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script> -->\n<script src="https://payitoff-cdn.io/nexus/js/v1"></script>`,
    },
    {
      'a.html': `<script src="https://payitoff-cdn.io/nexus/js/v1"></script>\n<script>\nNexus.init({ nexus_key: 'nk_live_0001' });\nbtn.onclick = () => ‸Nexus.linkServicers({ onSuccess: ok, onExit: bye });\n</script>`,
    },
    { 'a.html': `<button onclick="‸Nexus.linkServicers(opts)">Go</button>` },
    { 'a.js': `// Nexus.linkServicers is gone\nNexus.link({ onSuccess: a, onExit: b });` },
    {
      'a.js': `const client = axios.create({ baseURL: 'https://partners.payitoff.io/api/v3.0.0', headers: { ‸Authorization: 'Bearer sk_123456' } });`,
    },
    {
      'a.js': `const headers = { Authorization: \`Bearer \${token}\` };\nfetch('/api/payitoff/borrowers', { headers });\nconst docs = 'https://partners.payitoff.io';`,
    },
    {
      'server.ts': `import { Hono } from 'hono';\nconst r = await fetch('https://partners.payitoff.io/api/v3.0.0/me', { headers: { Authorization: \`Bearer \${key}\` } });`,
    },
    {
      'supabase/functions/x/index.ts': `Deno.serve(async () => fetch('‸https://payitoff-sandbox.io/api/v3'));`,
    },
    {
      'app/services/payitoff.rb': `class Payitoff\n  BASE = ENV.fetch("PAYITOFF_URL", "‸https://payitoff-sandbox.io/api/v3")\nend\n`,
    },
    {
      'config/payitoff.php': `<?php return ['url' => env('PAYITOFF_URL', '‸https://payitoff-sandbox.io/api/v3')];`,
    },
    {
      'config/payitoff.php': `<?php return ['url' => env('PAYITOFF_URL', 'https://partners.payitoff.io/api/v3')]; // not https://payitoff-sandbox.io`,
    },
    { 'settings.py': `PAYITOFF = {\n    "ENV": ‸"sandbox",\n    "URL": os.environ["PAYITOFF_URL"],\n}\n` },
    {
      'settings.py': `if DEBUG:\n    URL = "https://payitoff-sandbox.io/api/v3"\nelse:\n    URL = "https://partners.payitoff.io/api/v3"\n`,
    },
    {
      'appsettings.json': `{ "Payitoff": { "BaseUrl": "‸https://payitoff-sandbox.io/api/v3", "Environment": ‸"sandbox" } }`,
    },
    {
      'appsettings.Development.json': `{ "Payitoff": { "BaseUrl": "https://payitoff-sandbox.io/api/v3" } }`,
      'appsettings.json': `{ "Payitoff": { "BaseUrl": "https://partners.payitoff.io/api/v3" } }`,
    },
    {
      'src/environments/environment.ts': `export const environment = { production: false, payitoffEnv: 'sandbox' };`,
      'src/environments/environment.prod.ts': `export const environment = { production: true, payitoffEnv: 'production' };`,
    },
    {
      'src/environments/environment.prod.ts': `export const environment = { production: true, payitoffEnv: ‸'sandbox' };`,
    },
    {
      'vercel.json': `{ "rewrites": [{ "source": "/payitoff/:p*", "destination": "‸https://payitoff-sandbox.io/:p*" }] }`,
    },
    {
      'netlify.toml': `[[redirects]]\n  from = "/payitoff/*"\n  to = "‸https://payitoff-sandbox.io/:splat"\n`,
    },
    { _redirects: `/payitoff/* ‸https://payitoff-sandbox.io/:splat 200\n` },
    { '.htaccess': `RewriteRule ^payitoff/(.*)$ ‸https://payitoff-sandbox.io/$1 [P]\n` },
    { '.github/workflows/deploy.yml': `jobs:\n  deploy:\n    env:\n      VITE_PAYITOFF_ENV: ‸sandbox\n` },
    { 'docker-compose.yml': `services:\n  app:\n    environment:\n      - PAYITOFF_ENV=‸sandbox\n` },
    {
      'main.tf': `resource "x" "y" {\n  env_vars = { PAYITOFF_API = "‸https://payitoff-sandbox.io/api/v3" }\n}\n`,
    },
    { 'values.yaml': `payitoff:\n  env: production\n  api: https://partners.payitoff.io/api/v3\n` },
    { 'a.liquid': `<payitoff-link ‸env="sandbox" nexus-key="{{ settings.key }}"></payitoff-link>` },
    {
      'a.twig': `{% if app.debug %}<payitoff-link env="sandbox" nexus-key="a"></payitoff-link>{% else %}<payitoff-link env="production" nexus-key="b"></payitoff-link>{% endif %}`,
    },
    {
      'a.hbs': `{{#if live}}<payitoff-link env="production" nexus-key="{{k}}"></payitoff-link>{{else}}<payitoff-link env="sandbox" nexus-key="{{k}}"></payitoff-link>{{/if}}`,
    },
    {
      'a.php': `<?php $env = WP_DEBUG ? 'sandbox' : 'production'; ?><payitoff-link env="<?= $env ?>" nexus-key="<?= $key ?>"></payitoff-link>`,
    },
    {
      'a.php': `<?php\nadd_shortcode('loan', fn() => '<payitoff-link ‸env="sandbox" nexus-key="x"></payitoff-link>');`,
    },
    { 'a.php': `<?php echo "<payitoff-link ‸env=\\"sandbox\\" nexus-key=\\"$key\\"></payitoff-link>";` },
    { 'a.html': `‸<payitoff-link nexus-key="x">Link</payitoff-link>` },
    { 'a.html': `‸<payitoff-link env="production">Link</payitoff-link>` },
    { 'a.html': `<payitoff-link ‸env="prod" nexus-key="x">Link</payitoff-link>` },
    { 'a.component.html': `<payitoff-link [env]="env" [attr.nexus-key]="key"></payitoff-link>` },
    {
      'a.html': `<payitoff-link\n  env="production"\n  nexus-key="nk_live_0001"\n  uuid="">\n  <span slot="complete">Done in our sandbox</span>\n</payitoff-link>`,
    },
    {
      'lit.js':
        'render() { return html`<payitoff-link env=${this.env} nexus-key=${this.key}></payitoff-link>`; }',
    },
    {
      'lit.ts':
        "@property() env: 'sandbox' | 'production' = 'production';\nrender() { return html`<payitoff-link env=${this.env} nexus-key=${this.key}></payitoff-link>`; }",
    },
    { 'a.js': `document.querySelector('payitoff-link').setAttribute('‸env', 'sandbox');` },
    {
      'a.js': `const link = document.createElement('payitoff-link');\nlink.env = live ? 'production' : 'sandbox';\nlink.nexusKey = key;`,
    },
    {
      'a.js': `Nexus.link({\n  onSuccess: save,\n  onExit: (r) => {\n    if (r.status === ‸"cancelled") track();\n  },\n});`,
    },
    {
      'a.js': `Nexus.link({ onSuccess, onExit });\nfunction onExit({ status }) {\n  switch (status) {\n    case 'incomplete': return a();\n    case ‸'failed': return b();\n  }\n}`,
    },
    {
      'a.js': `Nexus.link({ onSuccess, onExit: (r) => r.status === 'error' ? a() : b() });\nif (order.status === 'paid') c();`,
    },
    {
      'a.ts': `type Env = 'sandbox' | 'production';\ninterface Props { env: Env; api?: 'https://payitoff-sandbox.io' }\nexport const a = 'payitoff-link';`,
    },
    {
      'a.js': `if (url.includes('payitoff-sandbox.io')) throw new Error('Do not use https://payitoff-sandbox.io in production');`,
    },
    { 'a.js': `console.warn('Loading https://payitoff-cdn.io/sandbox/nexus/js/v1');` },
    { 'a.js': `const isSandbox = location.hostname === 'payitoff-sandbox.io';` },
    { 'a.js': `const url = '‸http://partners.payitoff.io/api/v3.0.0/x';` },
    { 'a.js': `const url = '‸https://partners.payitoff.io/v3.0.0/x';` },
    { 'a.js': 'const url = `https://partners.payitoff.io/api/${VERSION}/x`;' },
    {
      'a.js': `const url = base + '/x'; // https://payitoff-sandbox.io/api\nconst base = "https://partners.payitoff.io/api/v3.0.0";`,
    },
    {
      'index.html': `<meta http-equiv="Content-Security-Policy" content="script-src 'self' https://payitoff-cdn.io; connect-src ‸https://payitoff-sandbox.io">`,
    },
    {
      _headers: `/*\n  Content-Security-Policy: connect-src https://partners.payitoff.io ‸https://payitoff-sandbox.io\n`,
    },
    { 'a.kt': `val base = "‸https://payitoff-sandbox.io/api/v3"` },
    { 'a.swift': `let base = URL(string: "‸https://payitoff-sandbox.io/api/v3")!` },
    { 'a.dart': `const base = '‸https://payitoff-sandbox.io/api/v3';` },
    { 'a.rs': `const BASE: &str = "‸https://payitoff-sandbox.io/api/v3";` },
    { 'a.ex': `@base "‸https://payitoff-sandbox.io/api/v3"` },
    { 'a.sql': `INSERT INTO settings VALUES ('payitoff_url', '‸https://payitoff-sandbox.io/api/v3');` },
    {
      'sw.js': `self.addEventListener('fetch', (e) => { if (e.request.url.startsWith('https://partners.payitoff.io')) return; });`,
    },
    { 'a.js': `const q = "env=sandbox&payitoff=1";` },
    { 'a.js': `window.dataLayer = [{ payitoff_env: ‸'sandbox' }];` },
    { 'a.html': `<div data-payitoff-env="‸sandbox" data-nexus-key="x"></div>` },
    {
      'a.html': `<script defer src="payitoff-link.classic.min.js" data-‸env="sandbox" data-nexus-key="x"></script>`,
    },
    { 'a.html': `<script>window.PAYITOFF = { apiKey: '‸sk_live_abcdef', env: 'production' };</script>` },
    { 'a.ts': `export const payitoffApiKey = ‸'sk_live_abcdef';` },
    {
      'next.config.js': `module.exports = { env: { PAYITOFF_API: '‸https://payitoff-sandbox.io/api/v3' } };`,
    },
  ],
  // Written before the code that reads them was looked at again, to see how well it does on what it does not know.
  'sites not seen before': [
    {
      'config/environments/production.rb': `Rails.application.configure do\n  config.x.payitoff.url = "‸https://payitoff-sandbox.io/api/v3"\nend\n`,
    },
    {
      'config/environments/development.rb': `config.x.payitoff.url = "https://payitoff-sandbox.io/api/v3"\n`,
      'config/environments/production.rb': `config.x.payitoff.url = "https://partners.payitoff.io/api/v3"\n`,
    },
    { 'helm/values-prod.yaml': `env:\n  PAYITOFF_BASE_URL: ‸https://payitoff-sandbox.io/api/v3\n` },
    {
      'helm/values-staging.yaml': `env:\n  PAYITOFF_BASE_URL: https://payitoff-sandbox.io/api/v3\n`,
      'helm/values-prod.yaml': `env:\n  PAYITOFF_BASE_URL: https://partners.payitoff.io/api/v3\n`,
    },
    {
      'variables.tf': `variable "payitoff_api" {\n  type    = string\n  default = "‸https://payitoff-sandbox.io/api/v3"\n}\n`,
    },
    {
      'nuxt.config.ts': `export default defineNuxtConfig({ runtimeConfig: { public: { payitoffEnv: ‸'sandbox', nexusKey: 'nk_live_0001' } } });`,
    },
    {
      'app.config.ts': `export const payitoff = {\n  ‸env: 'sandbox' as const,\n  nexusKey: 'nk_live_0001',\n};`,
    },
    { 'config.json': `{"payitoff":{"‸nexusKey":"nk_test_0001"}}` },
    { 'gradle.properties': `payitoff.nexusKey=‸nk_test_0001\n` },
    { 'k8s/configmap.yaml': `apiVersion: v1\nkind: ConfigMap\ndata:\n  PAYITOFF_ENV: ‸"sandbox"\n` },
    {
      'firebase.json': `{"hosting":{"headers":[{"source":"**","headers":[{"key":"Content-Security-Policy","value":"connect-src 'self' ‸https://payitoff-sandbox.io"}]}]}}`,
    },
    {
      'serverless.yml': `provider:\n  environment:\n    PAYITOFF_URL: ‸\${env:PAYITOFF_URL, 'https://payitoff-sandbox.io/api/v3'}\n`,
    },
    { Makefile: `deploy:\n\tPAYITOFF_ENV=‸sandbox npm run build\n` },
    {
      'package.json': `{"scripts":{"build":"vite build"},"description":"calls https://payitoff-sandbox.io"}`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      '.env.local': 'VITE_PAYITOFF_API=https://payitoff-sandbox.io/api/v3\n',
      '.env.production': 'VITE_PAYITOFF_API=https://partners.payitoff.io/api/v3\n',
    },
    {
      '.gitlab-ci.yml': `deploy_production:\n  variables:\n    PAYITOFF_API: "‸https://payitoff-sandbox.io/api/v3"\n`,
    },
    {
      'application.yml': `spring:\n  profiles: dev\npayitoff:\n  url: https://payitoff-sandbox.io/api/v3\n---\nspring:\n  profiles: prod\npayitoff:\n  url: https://partners.payitoff.io/api/v3\n`,
    },
    {
      'src/Payitoff/Client.php': `<?php\nfinal class Client {\n    private const SANDBOX = 'https://payitoff-sandbox.io/api/v3';\n    private const LIVE = 'https://partners.payitoff.io/api/v3';\n    public function base(): string { return $this->live ? self::LIVE : self::SANDBOX; }\n}\n`,
    },
    { 'Client.scala': `object Client { val base = "‸https://payitoff-sandbox.io/api/v3" }` },
    {
      'client.ts': `export enum Api {\n  Sandbox = 'https://payitoff-sandbox.io/api/v3',\n  Production = 'https://partners.payitoff.io/api/v3',\n}`,
    },
    {
      'client.ts': `const BASE_URL = \`https://\${isProd ? 'partners.payitoff.io' : 'payitoff-sandbox.io'}/api/v3\`;`,
    },
    {
      'client.js': `const hosts = new Map([['sandbox', 'https://payitoff-sandbox.io'], ['production', 'https://partners.payitoff.io']]);`,
    },
    {
      'client.js': `/**\n * @param {string} base such as https://payitoff-sandbox.io/api/v3\n */\nexport const call = (base) => fetch(base);\nexport const LIVE = 'https://partners.payitoff.io/api/v3';`,
    },
    {
      'client.js': `let base = 'https://partners.payitoff.io/api/v3';\nif (process.env.NODE_ENV !== 'production') {\n  base = 'https://payitoff-sandbox.io/api/v3';\n}`,
    },
    {
      'client.js': `switch (import.meta.env.MODE) {\n  case 'production': url = 'https://partners.payitoff.io/api/v3'; break;\n  default: url = 'https://payitoff-sandbox.io/api/v3';\n}`,
    },
    {
      'client.go': `package payitoff\nconst (\n\tSandboxURL = "https://payitoff-sandbox.io/api/v3"\n\tProductionURL = "https://partners.payitoff.io/api/v3"\n)\n`,
    },
    {
      'client.py': `class Client:\n    def __init__(self, base_url="‸https://payitoff-sandbox.io/api/v3"):\n        self.base_url = base_url\n`,
    },
    {
      'client.py': `logger.info("calling https://payitoff-sandbox.io/api/v3")\nBASE = "https://partners.payitoff.io/api/v3"\n`,
    },
    {
      'client.py': `print("switch from https://payitoff-sandbox.io before you go live")\nBASE = "https://partners.payitoff.io/api/v3"\n`,
    },
    {
      'Client.java': `class C {\n  /** Not https://payitoff-sandbox.io. */\n  @Value("\${payitoff.url:‸https://payitoff-sandbox.io/api/v3}") String url;\n}`,
    },
    { 'post.rb': `uri = URI("‸https://payitoff-sandbox.io/api/v3/borrowers")\nNet::HTTP.get(uri)\n` },
    {
      'run.sh': `# curl https://payitoff-sandbox.io\nexport PAYITOFF_URL=\${PAYITOFF_URL:-‸https://payitoff-sandbox.io/api/v3}\n`,
    },
    {
      'page.html': `<body>\n<payitoff-link class="big"\n   ‸env='sandbox'\n   nexus-key='nk_live_0001'>Link</payitoff-link>`,
    },
    {
      'page.html': `<script>\n  var el = document.createElement("payitoff-link");\n  el.setAttribute("‸env", "sandbox");\n  el.setAttribute("nexus-key", "nk_live_0001");\n</script>`,
    },
    {
      'page.html': `<script>window.payitoffSettings = { environment: ‸"sandbox", nexusKey: "nk_live_0001" };</script>`,
    },
    {
      'page.html': `<pre><code>&lt;payitoff-link env="sandbox"&gt;</code></pre><payitoff-link env="production" nexus-key="x"></payitoff-link>`,
    },
    {
      'page.html': `<a href="https://docs.payitoff.io/docs/sandbox">Docs</a><payitoff-link env="production" nexus-key="x"></payitoff-link>`,
    },
    { 'page.html': `<template><payitoff-link ‸env="sandbox" nexus-key="x"></payitoff-link></template>` },
    {
      'Link.vue': `<script setup lang="ts">\nconst props = withDefaults(defineProps<{ env?: 'sandbox' | 'production' }>(), { env: 'production' });\n</script>\n<template><payitoff-link :env="props.env" nexus-key="x" /></template>`,
    },
    {
      'Link.vue': `<script>\nexport default { data: () => ({ ‸env: 'sandbox', nexusKey: 'x' }) };\n</script>\n<template><payitoff-link :env="env" :nexus-key="nexusKey" /></template>`,
    },
    {
      'Link.svelte': `<script>\n  let { ‸env = 'sandbox' } = $props();\n</script>\n<payitoff-link {env} nexus-key="x"></payitoff-link>`,
    },
    {
      'link.component.ts': `@Component({ template: '<payitoff-link [env]="env" nexus-key="x"></payitoff-link>' })\nexport class LinkComponent { ‸env = 'sandbox'; }`,
    },
    {
      'link.component.ts': `@Component({ template: '<payitoff-link [env]="env" nexus-key="x"></payitoff-link>' })\nexport class LinkComponent { env = environment.production ? 'production' : 'sandbox'; }`,
    },
    {
      'Link.jsx': `export function Link() {\n  return <payitoff-link env={process.env.NEXT_PUBLIC_ENV ?? ‸'sandbox'} nexus-key={key} />;\n}`,
    },
    {
      'Link.jsx': `export const Link = ({ live }) => <payitoff-link env={live ? 'production' : 'sandbox'} nexus-key={live ? 'nk_live_0001' : 'nk_test_0001'} />;`,
    },
    {
      'layout.tsx': `<Script src="‸https://payitoff-cdn.io/sandbox/nexus/js/v1" strategy="beforeInteractive" />`,
    },
    {
      'layout.tsx': `const src = process.env.NEXT_PUBLIC_LIVE === '1'\n  ? 'https://payitoff-cdn.io/nexus/js/v1'\n  : 'https://payitoff-cdn.io/sandbox/nexus/js/v1';\nexport default () => <Script src={src} />;`,
    },
    {
      'useNexus.ts': `Nexus.init({ nexus_key: key });\nNexus.link({ onSuccess: ({ status }) => status === 'complete' && done(), onExit: (r) => (r.status === ‸'canceled' ? quit() : fail()) });`,
    },
    {
      'use.js': `Nexus.link({\n  onSuccess: handle,\n  onExit: handle,\n});\nconst handle = (response) => {\n  if (response.status === ‸'closed') return;\n};`,
    },
    {
      'use.js': `element.addEventListener('payitoff-incomplete', function (event) { if (event.detail.status === ‸'abandoned') track(); });`,
    },
    {
      'api.ts': `await axios.get('https://partners.payitoff.io/api/v3.0.0/borrowers', { headers: { ‸Authorization: 'Bearer ' + import.meta.env.VITE_TOKEN } });`,
    },
    {
      'api.ts': `const api = ky.create({ prefixUrl: 'https://partners.payitoff.io/api/v3.0.0', headers: { '‸X-API-Key': 'sk_live_secret1' } });`,
    },
    {
      'api.ts': `await fetch('https://api.stripe.com/v1', { headers: { Authorization: 'Bearer sk_stripe' } });\nconst p = 'https://partners.payitoff.io/api/v3.0.0';`,
    },
    {
      'src/routes/+server.ts': `import { PAYITOFF_KEY } from '$env/static/private';\nexport const GET = () => fetch('https://partners.payitoff.io/api/v3.0.0/me', { headers: { Authorization: \`Bearer \${PAYITOFF_KEY}\` } });`,
    },
    {
      'app/routes/me.ts': `export async function loader() {\n  return fetch('https://partners.payitoff.io/api/v3.0.0/me', { headers: { Authorization: \`Bearer \${process.env.PAYITOFF_KEY}\` } });\n}`,
    },
    {
      'functions/index.js': `const functions = require('firebase-functions');\nexports.me = functions.https.onRequest((q, r) => fetch('https://partners.payitoff.io/api/v3.0.0/me', { headers: { Authorization: 'Bearer ' + process.env.KEY } }));`,
    },
    {
      'cypress.config.js': `module.exports = { e2e: { baseUrl: 'https://payitoff-sandbox.io' } };`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'playwright.config.ts': `export default { use: { baseURL: 'https://payitoff-sandbox.io' } };`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'postman/payitoff.postman_collection.json': `{"item":[{"request":{"url":"https://payitoff-sandbox.io/api/v3"}}]}`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'openapi.yaml': `servers:\n  - url: https://payitoff-sandbox.io/api/v3\n    description: sandbox\n  - url: https://partners.payitoff.io/api/v3\n`,
    },
    {
      'src/__mocks__/nexus.js': `export const base = 'https://payitoff-sandbox.io';`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'src/testing/server.js': `setupServer(http.get('https://payitoff-sandbox.io/api/v3'));`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'docs/guide.md': `Use \`https://payitoff-sandbox.io\` while testing.\n\n<payitoff-link env="production" nexus-key="x"></payitoff-link>\n`,
    },
    {
      'locales/en.json': `{"hint":"Your data is in our sandbox at https://payitoff-sandbox.io for now.","payitoff":"Payitoff"}`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'a.html': `<p>We moved from payitoff-sandbox.io to partners.payitoff.io.</p><payitoff-link env="production" nexus-key="x"></payitoff-link>`,
    },
    {
      'a.html': `<payitoff-link env="production" nexus-key="x">Link</payitoff-link>\n‸<p slot="complete">Done.</p>`,
    },
    {
      'a.html': `<payitoff-link env="production" nexus-key="x">Link<p slot="complete">Done.</p></payitoff-link>`,
    },
    {
      'a.html': `<my-card><span slot="error">x</span></my-card><payitoff-link env="production" nexus-key="x"></payitoff-link>`,
    },
    { 'app.min.js': `const e={api:"‸https://payitoff-sandbox.io/api/v3",t:1};fetch(e.api)` },
    {
      'app.min.js': `const e={sandbox:"https://payitoff-sandbox.io/api/v3",production:"https://partners.payitoff.io/api/v3"}[n];fetch(e)`,
    },
    {
      'app.min.js': `var c="production"===m?"https://partners.payitoff.io/api/v3":"https://payitoff-sandbox.io/api/v3"`,
    },
    { 'app.min.js': `x.createElement("payitoff-link",{‸env:"sandbox","nexus-key":"a"},"Link")` },
  ],
  'more sites not seen before': [
    {
      'src/environments/environment.production.ts': `export const environment = {\n  payitoff: { baseUrl: ‸'https://payitoff-sandbox.io/api/v3' },\n};`,
    },
    {
      'config/payitoff.yml': `development:\n  url: https://payitoff-sandbox.io/api/v3\nproduction:\n  url: https://partners.payitoff.io/api/v3\n`,
    },
    {
      'config/payitoff.exs': `import Config\nconfig :app, :payitoff, base_url: "‸https://payitoff-sandbox.io/api/v3"\n`,
    },
    {
      'lib/payitoff.ex': `defmodule Payitoff do\n  # https://payitoff-sandbox.io\n  @url "https://partners.payitoff.io/api/v3"\nend\n`,
    },
    {
      'Payitoff.kt': `object Api {\n    const val BASE = BuildConfig.DEBUG.let { if (it) "https://payitoff-sandbox.io" else "https://partners.payitoff.io" }\n}`,
    },
    { 'build.gradle': `buildConfigField "String", "PAYITOFF", '"‸https://payitoff-sandbox.io/api/v3"'\n` },
    {
      'Info.plist': `<plist><dict><key>PayitoffURL</key><string>‸https://payitoff-sandbox.io/api/v3</string></dict></plist>`,
    },
    {
      'strings.xml': `<resources><string name="payitoff_url">‸https://payitoff-sandbox.io/api/v3</string></resources>`,
    },
    {
      'web.config': `<configuration><appSettings><add key="PayitoffUrl" value="‸https://payitoff-sandbox.io/api/v3" /></appSettings></configuration>`,
    },
    {
      'ecosystem.config.js': `module.exports = { apps: [{ name: 'web', env: { PAYITOFF_URL: '‸https://payitoff-sandbox.io/api/v3' } }] };`,
    },
    {
      'cloudbuild.yaml': `steps:\n- args: ['--set-env-vars', 'PAYITOFF_URL=‸https://payitoff-sandbox.io/api/v3']\n`,
    },
    { 'app.yaml': `env_variables:\n  PAYITOFF_ENV: ‸'sandbox'\n` },
    { Procfile: `web: PAYITOFF_URL=‸https://payitoff-sandbox.io/api/v3 node server.js\n` },
    { 'fly.toml': `[env]\n  PAYITOFF_ENV = ‸"sandbox"\n` },
    {
      'index.php': `<?php\n$client = new GuzzleHttp\\Client(['base_uri' => ‸'https://payitoff-sandbox.io/api/v3/']);\n`,
    },
    {
      'functions.php': `<?php\n// wp_enqueue_script('nexus', 'https://payitoff-cdn.io/sandbox/nexus/js/v1');\nwp_enqueue_script('nexus', 'https://payitoff-cdn.io/nexus/js/v1');\n`,
    },
    { 'template.html.erb': `<%= javascript_include_tag ‸"https://payitoff-cdn.io/sandbox/nexus/js/v1" %>` },
    {
      'template.html.erb': `<% src = Rails.env.production? ? "https://payitoff-cdn.io/nexus/js/v1" : "https://payitoff-cdn.io/sandbox/nexus/js/v1" %>\n<%= javascript_include_tag src %>`,
    },
    {
      'page.jinja2': `{# <payitoff-link env="sandbox"> #}\n<payitoff-link env="{{ 'production' if prod else 'sandbox' }}" nexus-key="{{ key }}"></payitoff-link>`,
    },
    {
      'page.njk': `{% set ‸env = "sandbox" %}\n<payitoff-link env="{{ env }}" nexus-key="x"></payitoff-link>`,
    },
    { 'link.marko': `<payitoff-link ‸env="sandbox" nexus-key=input.key/>` },
    {
      'Link.astro': `---\nconst { env = 'production' } = Astro.props;\n---\n<payitoff-link env={env} nexus-key="x"></payitoff-link>`,
    },
    {
      'link.ts': `@customElement('my-link')\nclass MyLink extends LitElement {\n  render() { return html\`<payitoff-link ‸env="sandbox" nexus-key=\${this.key}></payitoff-link>\`; }\n}`,
    },
    {
      'Link.tsx': `<Nexus ref={r} />; declare const Nexus: any;\nuseEffect(() => { window.Nexus?.init({ nexus_key: 'nk_live_0001' }); ‸window.Nexus?.link({ onSuccess }); }, []);`,
    },
    {
      'Link.tsx': `export default function Link() {\n  const env: Env = process.env.NODE_ENV === 'production' ? 'production' : 'sandbox';\n  return <payitoff-link env={env} nexus-key={key} />;\n}`,
    },
    {
      'Link.tsx': `const ENVS = { dev: 'sandbox', prod: 'production' } as const;\nexport default () => <payitoff-link env={ENVS[mode]} nexus-key={key} />;`,
    },
    { 'main.js': `Object.assign(document.createElement('payitoff-link'), { ‸env: 'sandbox', nexusKey });` },
    { 'main.js': `document.querySelectorAll('payitoff-link').forEach((el) => { ‸el.env = 'sandbox'; });` },
    { 'main.js': `$('#link').attr({ ‸env: 'sandbox', 'nexus-key': 'x' }); // the payitoff-link` },
    {
      'main.js': `const nexusUrl = location.hostname.endsWith('example.com') ? '//payitoff-cdn.io/nexus/js/v1' : '//payitoff-cdn.io/sandbox/nexus/js/v1';`,
    },
    { 'main.js': `import('‸https://payitoff-cdn.io/sandbox/nexus/js/v1');` },
    { 'main.js': `const log = (m) => console.log('[payitoff-sandbox.io]', m);\nimport 'payitoff-link';` },
    {
      'main.js': `// TODO(payitoff): env: 'sandbox'\nconst link = { env: 'production', nexusKey: 'nk_live_0001' };`,
    },
    {
      'main.js': `const ALLOWED = ['https://payitoff-sandbox.io', 'https://partners.payitoff.io'];\nif (!ALLOWED.includes(origin)) throw new Error('no');`,
    },
    {
      'main.js': `fetch('https://partners.payitoff.io/api/v3.0.0/x', { headers: { ‸authorization: \`Bearer \${localStorage.token}\` } });`,
    },
    {
      'main.js': `const client = new Payitoff({ ‸apiKey: 'sk_live_12345', base: 'https://partners.payitoff.io/api/v3.0.0' });`,
    },
    {
      'index.html': `<meta name="nexus-key" content="‸nk_test_0001"><payitoff-link env="production"  nexus-key="nk_live_0001"></payitoff-link>`,
    },
    {
      'index.html': `<title>Payitoff sandbox</title><payitoff-link env="production" nexus-key="nk_live_0001"></payitoff-link>`,
    },
    {
      'index.html': `<payitoff-link env="production" nexus-key="nk_live_0001" title="not the sandbox"></payitoff-link>\n<textarea><payitoff-link env="sandbox"></textarea>`,
    },
    {
      'index.html': `<dialog><form><payitoff-link ‸env="sandbox" nexus-key="nk_live_0001" name="loan" required></payitoff-link></form></dialog>`,
    },
    {
      'index.html': `<div data-slot="complete">x</div><p slot="title">x</p><payitoff-link env="production" nexus-key="x"></payitoff-link>`,
    },
    {
      'index.html': `<div>\n‸<span slot="error">That did not work.</span>\n<payitoff-link env="production" nexus-key="x">Link</payitoff-link></div>`,
    },
    { 'layout.liquid': `{{ '‸https://payitoff-cdn.io/sandbox/nexus/js/v1' | script_tag }}` },
    {
      'test/helpers.js': `const a = 'https://payitoff-sandbox.io';`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      '.storybook/preview.js': `window.api = 'https://payitoff-sandbox.io';`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'vitest.setup.ts': `process.env.API = 'https://payitoff-sandbox.io';`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
    {
      'docs/api.html': `<p>The base URL is <code>https://payitoff-sandbox.io/api/v3</code>.</p><payitoff-link env="production" nexus-key="x"></payitoff-link>`,
    },
    {
      'CHANGELOG.md': `Moved off https://payitoff-sandbox.io`,
      'a.html': '<payitoff-link env="production" nexus-key="x">',
    },
  ],
};

/** The files of a row as they are written, and the lines on which something is wrong. */
export function readRow(row) {
  const files = {};
  const wrong = [];
  for (const [name, marked] of Object.entries(row)) {
    files[name] = marked.replaceAll('‸', '');
    marked.split('\n').forEach((line, i) => {
      if (line.includes('‸')) wrong.push(`${name}:${i + 1}`);
    });
  }
  return { files, wrong };
}
