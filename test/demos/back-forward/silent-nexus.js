globalThis.flows = [];
globalThis.Nexus = {
  init() {},
  link: (options) => globalThis.flows.push(options),
};
