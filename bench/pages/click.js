// On every page that opens Nexus: records how long after the click `Nexus.link` was called, and if in the same task.
let clickedAt;
let inClick = false;

addEventListener(
  'click',
  ({ timeStamp }) => {
    clickedAt = timeStamp;
    inClick = true;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (inClick = false);
    port2.postMessage('');
  },
  { capture: true },
);

/** Called by the server's Nexus. */
globalThis.onNexusLink = () => {
  globalThis.linked = { milliseconds: performance.now() - clickedAt, inClick };
};
