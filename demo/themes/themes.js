const choice = document.querySelector('#choice');

function show() {
  const query = new URLSearchParams(new FormData(choice));
  for (const frame of document.querySelectorAll('iframe')) {
    query.set('theme', frame.dataset.theme);
    frame.src = `frame.html?${query}`;
  }
}

choice.addEventListener('change', show);
show();

for (const code of document.querySelectorAll('pre')) {
  code.textContent = await (await fetch(`${code.dataset.file}`)).text();
}
