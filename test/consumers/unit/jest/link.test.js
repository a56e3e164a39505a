import 'payitoff-link';
import { installSimulator } from 'payitoff-link/simulator';

let simulator;
afterEach(() => simulator.uninstall());

it('thanks the borrower', () => {
  simulator = installSimulator({ onLink: (flow) => flow.complete() });
  document.body.innerHTML = `
    <payitoff-link env="simulator" nexus-key="key-1"></payitoff-link>
    <p id="thanks" hidden>Thank you.</p>`;
  // Your page's own code:
  document.addEventListener('payitoff-success', () => (document.querySelector('#thanks').hidden = false));

  document.querySelector('payitoff-link').click();
  expect(document.querySelector('#thanks').hidden).toBe(false);
});
