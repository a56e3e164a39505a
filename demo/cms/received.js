// In place of a server: shows what the form sent.
const cell = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

for (const [name, value] of JSON.parse(sessionStorage.getItem('posted') ?? '[]')) {
  const row = document.createElement('tr');
  const head = cell('th', name);
  head.scope = 'row';
  row.append(head, cell('td', value));
  document.querySelector('tbody').append(row);
}
