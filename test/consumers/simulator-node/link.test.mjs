import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installSimulator } from 'payitoff-link/simulator';

test('scripted answers need no browser', (t) => {
  const { nexus, uninstall } = installSimulator({ onLink: (flow) => flow.complete() });
  t.after(uninstall);
  assert.equal(globalThis.Nexus, nexus);

  let response;
  nexus.init({ nexus_key: 'key-1' });
  nexus.link({ onSuccess: (answer) => (response = answer) });
  assert.equal(response.message, 'Link complete.');
});
