// Sanitizers, editors and Markdown processors: how HTML comes out of each, as it is set and as docs/cms.md sets it.
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { snippet } from './snippets.mjs';

const require = createRequire(import.meta.url);
/** From this folder's own node_modules. */
const importOf = async (name) => import(pathToFileURL(require.resolve(name)).href);

/** Runs code of docs/cms.md that makes `clean` out of `dirty`. */
function clean(title, globals, dirty) {
  const names = Object.keys(globals);
  const run = new Function(...names, 'dirty', `${snippet(title)}\nreturn clean;`);
  return run(...Object.values(globals), dirty);
}

async function rehype(dirty, ...steps) {
  const [{ unified }, parse, stringify] = await Promise.all(
    ['unified', 'rehype-parse', 'rehype-stringify'].map(importOf),
  );
  const processor = unified().use(parse.default, { fragment: true });
  for (const step of steps) processor.use(...step);
  return String(await processor.use(stringify.default).process(dirty));
}

async function remark(dirty, raw) {
  const [{ unified }, parse, toRehype, rehypeRaw, stringify] = await Promise.all(
    ['unified', 'remark-parse', 'remark-rehype', 'rehype-raw', 'rehype-stringify'].map(importOf),
  );
  const processor = unified().use(parse.default).use(toRehype.default, { allowDangerousHtml: raw });
  if (raw) processor.use(rehypeRaw.default);
  return String(await processor.use(stringify.default).process(dirty));
}

/** In Node. */
export const IN_NODE = {
  'sanitize-html': async (dirty) => (await importOf('sanitize-html')).default(dirty),
  'sanitize-html, configured': async (dirty) =>
    clean('sanitizers/sanitize-html.js', { sanitizeHtml: (await importOf('sanitize-html')).default }, dirty),
  'rehype-sanitize': async (dirty) => rehype(dirty, [(await importOf('rehype-sanitize')).default]),
  'rehype-sanitize, configured': async (dirty) => {
    const { default: rehypeSanitize, defaultSchema } = await importOf('rehype-sanitize');
    const schema = new Function(
      'defaultSchema',
      `${snippet('sanitizers/rehype-sanitize.js')}\nreturn schema;`,
    );
    return rehype(dirty, [rehypeSanitize, schema(defaultSchema)]);
  },
  'js-xss': async (dirty) => (await importOf('xss')).default(dirty),
  'js-xss, configured': async (dirty) =>
    clean('sanitizers/xss.js', { xss: (await importOf('xss')).default }, dirty),
  'markdown-it': async (dirty) => new (await importOf('markdown-it')).default().render(dirty),
  'markdown-it, `html: true`': async (dirty) =>
    new (await importOf('markdown-it')).default({ html: true }).render(dirty),
  remark: (dirty) => remark(dirty, false),
  'remark, rehype-raw': (dirty) => remark(dirty, true),
};

const tinymce = (name, init) => ({
  script: `${name}/tinymce.min.js`,
  async filter(dirty, { init, base }) {
    const { tinymce } = window;
    tinymce.overrideDefaults({ license_key: 'gpl', base_url: base, promotion: false });
    const [editor] = await new Function('tinymce', `return ${init}`)(tinymce);
    editor.setContent(dirty);
    return editor.getContent();
  },
  options: { init, base: `/${name}` },
});
const PLAIN_TINYMCE = "tinymce.init({ selector: 'textarea' })";

const ckeditor = (create) => ({
  script: 'ckeditor5/dist/browser/ckeditor5.umd.js',
  async filter(dirty, { create }) {
    const names = Object.keys(window.CKEDITOR);
    const editor = await new Function(...names, `return ${create}`)(...Object.values(window.CKEDITOR));
    editor.setData(dirty);
    return editor.getData();
  },
  options: { create },
});
const PLAIN_CKEDITOR = `ClassicEditor.create(document.querySelector('textarea'), {
  licenseKey: 'GPL', plugins: [Essentials, Paragraph, Bold, Link],
})`;

/** In a browser: a script of this folder's node_modules, and what the page does with it. */
export const IN_BROWSER = {
  DOMPurify: {
    script: 'dompurify/dist/purify.min.js',
    filter: (dirty) => window.DOMPurify.sanitize(dirty),
  },
  'DOMPurify, configured': {
    script: 'dompurify/dist/purify.min.js',
    filter: (dirty, code) =>
      new Function('DOMPurify', 'dirty', `${code}\nreturn clean;`)(window.DOMPurify, dirty),
    options: snippet('sanitizers/dompurify.js'),
  },
  'TinyMCE 6': tinymce('tinymce6', PLAIN_TINYMCE),
  'TinyMCE 6, configured': tinymce('tinymce6', snippet('sanitizers/tinymce.js')),
  'TinyMCE 8': tinymce('tinymce', PLAIN_TINYMCE),
  'TinyMCE 8, configured': tinymce('tinymce', snippet('sanitizers/tinymce.js')),
  'CKEditor 5': ckeditor(PLAIN_CKEDITOR),
  'CKEditor 5, configured': ckeditor(snippet('sanitizers/ckeditor.js')),
  'Quill 2': {
    script: 'quill/dist/quill.js',
    filter(dirty) {
      const quill = new window.Quill(document.querySelector('textarea').parentNode);
      quill.clipboard.dangerouslyPasteHTML(dirty);
      return quill.getSemanticHTML();
    },
  },
};

export const MODULES = fileURLToPath(new URL('node_modules', import.meta.url));
