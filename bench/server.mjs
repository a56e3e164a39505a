// Serves the benchmark's pages, and a Nexus that arrives after a delay, as over a mobile network.
import { serveFolders } from '../scripts/server.mjs';
import { root } from '../scripts/setup.mjs';
import { articleFiles, compressedElement } from './article.mjs';
import { HAND_WRITTEN, OURS, buildContenders, scriptOf } from './contenders.mjs';

const FOLDERS = {
  '/': `${root}/bench/pages`,
  '/payitoff-link/': `${root}/dist`,
  '/loadjs/': `${root}/node_modules/loadjs/dist`,
};

const NEXUS = 'globalThis.Nexus = { init() {}, link: () => onNexusLink() };';

/** A page with elements in its markup and, if given, the script that defines them. */
const inMarkup = (tag, script, size = 100) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${size} in markup</title>
${script ? `<script type="module" src="${script}"></script>` : ''}
</head><body>
${`<${tag} env="sandbox" nexus-key="a-key">Link your student loans</${tag}>\n`.repeat(size)}
</body></html>`;

/** A page that imports the script after it has loaded, and adds 100 elements in a separate task. */
const byScript = (tag, script) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>100 by script</title></head><body><script>
onload = async () => {
  await import('${script}');
  setTimeout(() => {
    for (let index = 0; index < 100; index += 1) {
      const element = document.createElement('${tag}');
      element.setAttribute('env', 'sandbox');
      element.setAttribute('nexus-key', 'a-key');
      element.append('Link your student loans');
      document.body.append(element);
    }
    document.title = 'done';
  });
};
</script></body></html>`;

/** Generated files, by path. */
async function generatedFiles() {
  const { PayitoffLink } = await import(`${root}/dist/element.js`);
  const pages = [OURS, HAND_WRITTEN].flatMap((tag) => [
    [`/100-in-markup/${tag}.html`, inMarkup(tag, scriptOf(tag))],
    [`/100-by-script/${tag}.html`, byScript(tag, scriptOf(tag))],
  ]);
  return {
    ...(await buildContenders()),
    ...articleFiles(),
    ...Object.fromEntries(pages),
    '/100-in-markup/no-script.html': inMarkup(OURS),
    '/10-in-markup/payitoff-link.html': inMarkup(OURS, scriptOf(OURS), 10),
    '/same-style.js': `export default ${JSON.stringify(PayitoffLink.styles.cssText)};`,
  };
}

/** @param latency the delay of Nexus's script, in milliseconds */
export async function serveBench({ latency }) {
  const generated = await generatedFiles();
  return serveFolders(FOLDERS, [
    async function answer(context, next) {
      if (context.path === '/nexus.js') {
        await new Promise((resolve) => setTimeout(resolve, latency));
        send(context, NEXUS);
      } else if (context.path === '/article/payitoff-link.min.js') {
        send(context, compressedElement());
        context.set('content-encoding', 'br');
      } else if (generated[context.path]) send(context, generated[context.path]);
      else await next();
      context.set('cache-control', 'no-store');
    },
  ]);
}

function send(context, body) {
  context.body = body;
  context.type = context.path.split('.').at(-1);
}
