// A partner's own loader, with care: one tag however often it is asked, and a failure that is not remembered.
// What it does not do: choose an environment, retry, give up in time, see through a `load` event without Nexus, reuse
// a tag that is there, pass a nonce, tell outcomes as events.
let loading;

function loadNexus() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/nexus.js';
    script.onload = resolve;
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error('Nexus could not be loaded.'));
    };
    document.head.append(script);
  });
  return loading;
}

document.querySelector('#go').addEventListener('click', async () => {
  await loadNexus();
  globalThis.Nexus.init({ nexus_key: 'a-key' });
  globalThis.Nexus.link({ onSuccess: console.log, onExit: console.log });
});
