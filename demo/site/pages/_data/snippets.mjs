// The code on the first page: what the documents show, which CI compiles and runs, and for HTML the least of it.
import { readFileSync } from 'node:fs';
import { root } from '../../../../scripts/setup.mjs';

const HTML = `<script type="module" src="payitoff-link.min.js"></script>

<payitoff-link env="sandbox" nexus-key="your-nexus-key">Link your student loans</payitoff-link>

<script>
  document.addEventListener('payitoff-success', (event) => {
    console.log('linked', event.detail.result.borrower?.uuid);
  });
</script>`;

/** Document, and the titles of its blocks of code. */
const SHOWN = [
  ['Vue', 'docs/frameworks.md', 'vue/LinkLoans.vue'],
  ['Angular', 'docs/frameworks.md', 'angular/link-loans.ts'],
  ['CMS', 'docs/cms.md', 'html/template.html', 'html/link.html'],
];

function blockOf(document, title) {
  const text = readFileSync(`${root}/${document}`, 'utf8');
  const block = text.split(`title="${title}"\n`)[1]?.split(/^```$/m)[0];
  if (!block) throw new Error(`${document} has no block of code with the title ${title}`);
  return block.trim();
}

export default [
  { title: 'HTML', language: 'html', code: HTML },
  ...SHOWN.map(([title, document, ...titles]) => ({
    title,
    language: titles[0].split('.').at(-1),
    code: titles.map((block) => blockOf(document, block)).join('\n\n'),
  })),
];
