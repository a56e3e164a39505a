// In every page that opens Nexus: tells how long after the click `Nexus.link` was called, and whether in its own task.
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
