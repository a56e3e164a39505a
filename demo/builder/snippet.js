// From what was chosen to what is pasted. No DOM: the preview and the tests use what it returns.

/** The slots, in the order in which a borrower may meet them. */
export const SLOTS = ['loading', 'complete', 'incomplete', 'illegal', 'error', 'fallback'];

export const DEFAULT_LABEL = 'Link your student loans';

/** Until there is an element: the room of its button, no text before its moment, the fallback after three seconds. */
export const STYLE =
  'payitoff-link:not(:defined){display:inline-block}' +
  "payitoff-link:not(:defined)::before{content:'\\200b';line-height:2.75em}" +
  'payitoff-link:not(:defined)>:not([slot=fallback]){display:none}' +
  'payitoff-link:not(:defined)>[slot=fallback]{animation:payitoff-link 3s step-end}' +
  '@keyframes payitoff-link{from{visibility:hidden;font-size:0}}';

const MODULE = 'payitoff-link.min.js';
const CLASSIC = 'payitoff-link.classic.min.js';

const encode = (text, marks) => text.replace(marks, (mark) => `&#${mark.charCodeAt(0)};`);
const inText = (text) => encode(text, /[&<>]/g);
const inQuotes = (text) => encode(text, /[&<>"]/g);
const LOOK_ALIKES = { '[': '(', ']': ')', '<': '‹', '>': '›' };
/** A shortcode has no way to write these, in editors for text and for HTML alike: what looks like them must do. */
const inShortcode = (text) =>
  text
    .replace(/[[\]<>]/g, (mark) => LOOK_ALIKES[mark])
    .replace(/(^|[\s(‹])"/g, '$1“')
    .replaceAll('"', '”')
    // WordPress reads it as an escape.
    .replaceAll('\\', '\\\\');
const inMarkdown = (text) => text.replace(/[\\[\]<>*_`]/g, '\\$&');

const written = (attributes) =>
  attributes
    .filter(Boolean)
    .map(([name, value]) => (value === undefined ? name : `${name}="${inQuotes(value)}"`))
    .join(' ');

/**
 * @param {object} choice env, nexusKey, uuid, label, preload, timeout, name, required, disabled, theme, and a text for
 *   each of SLOTS
 * @returns {string} the markup of the element, on many lines
 */
export function markupOf(choice) {
  const { env, nexusKey, uuid, label, preload, timeout, name, required, disabled, theme } = choice;
  const attributes = written([
    ['env', env],
    nexusKey && ['nexus-key', nexusKey],
    uuid && ['uuid', uuid],
    preload !== 'intent' && ['preload', preload],
    timeout && ['timeout', timeout],
    name && ['name', name],
    required && ['required'],
    disabled && ['disabled'],
    theme && ['class', `payitoff-${theme}`],
  ]);
  // Phrasing content: a CMS may put all of this into a paragraph.
  const content = SLOTS.filter((slot) => choice[slot]).map(
    // Until the element is there to choose, only the fallback may be seen.
    (slot) => `<span slot="${slot}"${slot === 'fallback' ? '' : ' hidden'}>${inText(choice[slot])}</span>`,
  );
  if (label && label !== DEFAULT_LABEL) content.unshift(`<span hidden>${inText(label)}</span>`);
  const open = `<payitoff-link ${attributes}>`;
  if (content.length === 0) return `${open}</payitoff-link>`;
  return [open, ...content.map((line) => `  ${line}`), '</payitoff-link>'].join('\n');
}

/** What the script makes of a link, for the preview. */
export function linkMarkupOf({ env, nexusKey, label }) {
  const configuration = written([
    ['env', env],
    ['nexus-key', nexusKey],
  ]);
  const words = inText(label || DEFAULT_LABEL);
  return `<payitoff-link ${configuration}><a slot="trigger" href="#payitoff-link">${words}</a></payitoff-link>`;
}

const oneLine = (markup) => markup.replace(/\n */g, '');

/** Where a file is: in a folder of the site, or on a CDN, where the browser checks what it is. */
function scriptTag(file, { source, folder, version, integrity = {} }, ...attributes) {
  const isModule = file === MODULE;
  const onCdn = source === 'cdn';
  return `<script ${written([
    isModule ? ['type', 'module'] : ['defer'],
    [
      'src',
      onCdn ? `https://cdn.jsdelivr.net/npm/payitoff-link@${version}/dist/${file}` : `${folder}${file}`,
    ],
    onCdn && integrity[file] && ['integrity', integrity[file]],
    onCdn && ['crossorigin', 'anonymous'],
    ...attributes,
  ])}></script>`;
}

const styleTag = `<style>${STYLE}</style>`;
const part = (title, language, code) => ({ title, language, code: `${code}\n` });

/** What is pasted, for each answer to "Which CMS?". */
const FORMS = {
  html: (choice) => [
    part('Your page', 'html', `${styleTag}\n${scriptTag(MODULE, choice)}\n${markupOf(choice)}`),
  ],
  raw: (choice) => [
    part(
      'Your text, as HTML: one line',
      'html',
      styleTag + scriptTag(CLASSIC, choice) + oneLine(markupOf(choice)),
    ),
  ],
  link: (choice) => {
    const { env, nexusKey, label, href } = choice;
    const words = label || DEFAULT_LABEL;
    const address = `${href ?? ''}#payitoff-link`;
    const configuration = [
      ['data-env', env],
      ['data-nexus-key', nexusKey],
    ];
    return [
      part('The template of your site, once', 'html', scriptTag(CLASSIC, choice, ...configuration)),
      part('Your text, as HTML', 'html', `<a href="${inQuotes(address)}">${inText(words)}</a>`),
      part('Your text, as Markdown', 'markdown', `[${inMarkdown(words)}](${encodeURI(address)})`),
    ];
  },
  wordpress: (choice) => {
    const { env, nexusKey, label } = choice;
    const texts = [
      ['label', label || DEFAULT_LABEL],
      ...SLOTS.filter((slot) => choice[slot]).map((slot) => [slot, choice[slot]]),
    ].map(([name, text]) => `${name}="${inShortcode(text)}"`);
    return [
      part(
        'Settings → Payitoff Link, once',
        'text',
        `Environment: ${env}\nNexus Key of that environment: ${nexusKey}`,
      ),
      part('Your text, as a shortcode', 'text', `[payitoff_link ${texts.join(' ')}]`),
      part('Or the address of a link, a button or a menu item', 'text', '#payitoff-link'),
    ];
  },
  bundler: (choice) => [
    part('Your JavaScript', 'js', "import 'payitoff-link';"),
    part('Your page', 'html', markupOf(choice)),
    part('Your stylesheet, until the script has loaded', 'css', STYLE),
  ],
};

/** Which fields of the builder mean something, by the answer to "Which CMS?". */
export const FIELDS = {
  html: ['texts', 'form', 'preload', 'theme', 'source'],
  raw: ['texts', 'form', 'preload', 'theme', 'source'],
  link: ['source', 'href'],
  wordpress: ['texts'],
  bundler: ['texts', 'form', 'preload', 'theme'],
};

/** The file of the package that the page loads by itself, if any. */
export const fileOf = ({ cms }) => ({ html: MODULE, raw: CLASSIC, link: CLASSIC })[cms];

/**
 * @param {object} choice as for `markupOf`; and `cms`, `source` with `folder` or `version` and `integrity`, and `href`
 * @returns {{ title: string, language: string, code: string }[]} what to paste, and where
 */
export function snippetsOf(choice) {
  const { cms, theme, themeCss } = choice;
  const hasTheme = theme && FIELDS[cms].includes('theme');
  return [
    ...FORMS[cms](choice),
    ...(hasTheme ? [{ title: 'Your stylesheet', language: 'css', code: themeCss }] : []),
  ];
}

/** What `npx payitoff-link check` would say of it. */
export function warningsOf({ env, nexusKey, place, preload, cms }) {
  const other = env === 'production' ? 'sandbox' : 'production';
  return [
    !nexusKey &&
      `The Nexus Key is missing: the element will not open. Write the public Nexus Key of the ${env} environment.`,
    new RegExp(
      `(?<![a-z0-9])(?:${other === 'sandbox' ? 'sandbox|test' : 'production|live'})(?![a-z0-9])`,
      'i',
    ).test(nexusKey) && `This looks like a ${other} Nexus Key: Nexus will reject it as invalid in ${env}.`,
    env === 'production' &&
      place === 'local' &&
      'Production on a local page: requests go to real servicers. Choose sandbox while you develop.',
    env === 'sandbox' &&
      place === 'public' &&
      'Sandbox on a public page: borrowers get dummy data, and nothing reaches a servicer. Choose production.',
    preload === 'auto' &&
      FIELDS[cms].includes('preload') &&
      'With preload="auto" every visitor’s browser requests the vendor’s script, even before consent.',
  ].filter(Boolean);
}
