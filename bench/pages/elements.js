// Runs in the contenders' pages, and is called by ../creation.mjs and ../memory.mjs.

/** Resolves in a new task, after every pending microtask. */
const nextTask = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage('');
  });

function connect(tag, count, { hidden = false } = {}) {
  const host = document.createElement('div');
  host.hidden = hidden;
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

/** The time to create, connect, render and lay out `count` elements, in milliseconds. */
globalThis.timeToLayOut = async (tag, count) => {
  await nextTask();
  const start = performance.now();
  const host = connect(tag, count);
  await nextTask();
  const { height } = host.lastElementChild.getBoundingClientRect();
  const time = performance.now() - start;
  if (!height) throw new Error(`<${tag}> has no box.`);
  host.remove();
  await nextTask();
  return time;
};

/** Connects elements until `discard()`. They are not displayed: boxes are the same for the same tree. */
globalThis.keep = async (tag, count) => {
  globalThis.kept = connect(tag, count, { hidden: true });
  await nextTask();
};
globalThis.discard = async () => {
  globalThis.kept.remove();
  globalThis.kept = undefined;
  await nextTask();
};
