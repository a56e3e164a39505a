// Panels of code, `[data-tabs]`: one tab for each `<pre data-title>`, and a button that copies what is shown.
let count = 0;

for (const panel of document.querySelectorAll('[data-tabs]')) {
  const codes = [...panel.querySelectorAll('pre[data-title]')];
  const tabs = codes.map(makeTab);
  const choose = (chosen) => {
    tabs.forEach((tab, index) => {
      tab.setAttribute('aria-selected', String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      codes[index].hidden = index !== chosen;
    });
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => choose(index));
    tab.addEventListener('keydown', (event) => {
      const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      const chosen = (next + tabs.length) % tabs.length;
      choose(chosen);
      tabs[chosen].focus();
    });
  });
  panel.querySelector('[role=tablist]').append(...tabs);
  choose(0);
}

function makeTab(code) {
  const tab = document.createElement('button');
  code.id ||= `code-${(count += 1)}`;
  Object.assign(tab, { type: 'button', id: `${code.id}-tab`, textContent: code.dataset.title });
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', code.id);
  code.setAttribute('role', 'tabpanel');
  code.setAttribute('aria-labelledby', tab.id);
  return tab;
}

for (const button of document.querySelectorAll('[data-copy]')) {
  const panel = button.closest('.code');
  button.addEventListener('click', async () => {
    const code = panel.querySelector('pre:not([hidden])');
    panel.querySelector('.copied').textContent = await copy(code.textContent, code);
  });
}

/**
 * Copies; where the clipboard is closed the code is selected, for the reader to press the keys.
 *
 * @returns {Promise<string>} what to tell the reader
 */
export async function copy(text, shown) {
  const done = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (done) return 'Copied.';
  getSelection().selectAllChildren(shown);
  return 'Selected. Press Ctrl+C or ⌘C to copy.';
}
