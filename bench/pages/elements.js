// Runs in elements.html; ../elements.mjs calls it.

/** Resolves in a task of its own: every microtask of the work before has run. */
const nextTask = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage('');
  });

function connect(tag, count) {
  // Not rendered: the figure is what the elements cost, not what layout does.
  const host = document.createElement('div');
  host.hidden = true;
  document.body.append(host);
  for (let index = 0; index < count; index += 1) {
    const element = document.createElement(tag);
    element.setAttribute('env', 'sandbox');
    element.setAttribute('nexus-key', 'a-key');
    element.append('Link');
    host.append(element);
  }
  return host;
}

/** Milliseconds to create and connect `count` elements, until the last microtask of that. */
globalThis.timeToConnect = async (tag, count) => {
  await nextTask();
  const start = performance.now();
  const host = connect(tag, count);
  await nextTask();
  const time = performance.now() - start;
  host.remove();
  await nextTask();
  return time;
};

/** Connects elements to stay, until `discard()`. */
globalThis.keep = async (tag, count) => {
  globalThis.kept = connect(tag, count);
  await nextTask();
};
globalThis.discard = async () => {
  globalThis.kept.remove();
  globalThis.kept = undefined;
  await nextTask();
};
