// From what was chosen to what is pasted. No DOM: the preview and the tests use what it returns.

/** The slots, in the order in which a borrower may meet them. */
export const SLOTS = ['loading', 'complete', 'incomplete', 'illegal', 'error', 'fallback'];

export const DEFAULT_LABEL = 'Link your student loans';

const escape = (text, marks) => text.replace(marks, (mark) => `&#${mark.charCodeAt(0)};`);
const inText = (text) => escape(text, /[&<>]/g);
const inQuotes = (text) => escape(text, /[&<>"]/g);

/**
 * @param {object} choice env, nexusKey, label, preload, name, required, theme, and a text for each of SLOTS
 * @returns {string} the markup of the element
 */
export function markupOf(choice) {
  const { env, nexusKey, label, preload, name, required, theme } = choice;
  const attributes = [
    ['env', env],
    nexusKey && ['nexus-key', nexusKey],
    preload !== 'intent' && ['preload', preload],
    name && ['name', name],
    required && ['required'],
    theme && ['class', `payitoff-${theme}`],
  ].filter(Boolean);
  const written = attributes.map(([key, value]) =>
    value === undefined ? key : `${key}="${inQuotes(value)}"`,
  );
  const content = SLOTS.filter((slot) => choice[slot]).map(
    // Until the element is there to choose, only the fallback may be seen.
    (slot) => `<p slot="${slot}"${slot === 'fallback' ? '' : ' hidden'}>${inText(choice[slot])}</p>`,
  );
  if (label && label !== DEFAULT_LABEL) {
    content.unshift(choice.fallback ? `<span hidden>${inText(label)}</span>` : inText(label));
  }
  const open = `<payitoff-link ${written.join(' ')}>`;
  if (content.length === 0) return `${open}</payitoff-link>`;
  return [open, ...content.map((line) => `  ${line}`), '</payitoff-link>'].join('\n');
}

/**
 * @param {object} choice as for `markupOf`; and `delivery`, and `folder`, where the package's files are
 * @returns {{ title: string, language: string, code: string }[]} what to paste, and where
 */
export function snippetsOf(choice) {
  const { delivery, folder, theme, themeCss } = choice;
  const markup = markupOf(choice);
  const script = {
    module: `<script type="module" src="${inQuotes(folder)}payitoff-link.min.js"></script>\n`,
    classic: `<script defer src="${inQuotes(folder)}payitoff-link.classic.min.js"></script>\n`,
  }[delivery];
  return [
    !script && { title: 'Your JavaScript', language: 'js', code: "import 'payitoff-link';\n" },
    { title: 'Your page', language: 'html', code: `${script ?? ''}${markup}\n` },
    theme && { title: 'Your stylesheet', language: 'css', code: themeCss },
  ].filter(Boolean);
}

/** What `npx payitoff-link check` would say of it. */
export function warningsOf({ env, nexusKey, place, preload }) {
  const other = env === 'production' ? 'sandbox' : 'production';
  return [
    !nexusKey &&
      `The Nexus Key is missing: the element will not open. Write the public Nexus Key of the ${env} environment.`,
    new RegExp(
      `(?<![a-z0-9])(?:${other === 'sandbox' ? 'sandbox|test' : 'production|live'})(?![a-z0-9])`,
      'i',
    ).test(nexusKey) && `This looks like a ${other} Nexus Key: Nexus will call it invalid in ${env}.`,
    env === 'production' &&
      place === 'local' &&
      'Production on a local page: requests go to real servicers. Choose sandbox while you develop.',
    env === 'sandbox' &&
      place === 'public' &&
      'Sandbox on a public page: borrowers get dummy data, and nothing reaches a servicer. Choose production.',
    preload === 'auto' &&
      'With preload="auto" every visitor’s browser asks the vendor for its script, also before any consent.',
  ].filter(Boolean);
}
