// The list of events beside an element, latest first.
const OUTCOMES = ['open', 'success', 'incomplete', 'illegal', 'error'];

/**
 * @param {object} page
 * @param {HTMLElement} page.list
 * @param {HTMLElement} page.empty what is shown while there is none
 * @param {HTMLButtonElement} page.clear
 */
export function createLog({ list, empty, clear }) {
  const tell = () => (empty.hidden = list.childElementCount > 0);
  clear.addEventListener('click', () => {
    list.replaceChildren();
    tell();
  });
  return function add(name, detail) {
    const item = document.createElement('li');
    const head = document.createElement('div');
    const title = document.createElement('span');
    title.className = name;
    title.textContent = name;
    const time = document.createElement('small');
    time.textContent = new Date().toLocaleTimeString('en-GB');
    head.append(title, time);
    const body = document.createElement('pre');
    body.textContent = JSON.stringify(detail, null, 2);
    item.append(head, body);
    list.prepend(item);
    list.scrollTop = 0;
    tell();
  };
}

/** Puts every event of the elements on this page into the log, and their state onto a badge. */
export function logEvents(add, badge) {
  for (const name of OUTCOMES) {
    document.addEventListener(`payitoff-${name}`, ({ type, detail }) => add(type, detail));
  }
  document.addEventListener('payitoff-statechange', ({ detail }) => showState(badge, detail.state));
}

export function showState(badge, state) {
  badge.textContent = state;
  badge.className = `badge ${state}`;
}
