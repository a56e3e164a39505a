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
