/** The command `forced-colors`, for `active` or `none`: the runner's own `emulateMedia` has it in no engine of ours. */
export function forcedColors() {
  return {
    name: 'forced-colors',
    async executeCommand({ command, payload, session }) {
      if (command !== 'forced-colors') return undefined;
      const page = session.browser.getPage(session.id);
      const protocol = await page.createCDPSession();
      await protocol.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'forced-colors', value: payload }],
      });
      return true;
    },
  };
}
