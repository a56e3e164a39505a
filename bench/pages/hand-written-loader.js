// A partner's own loader, written with care: one tag for any number of calls, and a failure is not remembered. It does
// not choose an environment, retry, time out, notice a `load` event without Nexus, reuse an existing tag, pass a nonce,
// or report outcomes as events.
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
