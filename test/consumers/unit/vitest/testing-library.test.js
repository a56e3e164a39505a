import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import 'payitoff-link';
import { installSimulator } from 'payitoff-link/simulator';
import { afterEach, expect, it } from 'vitest';

let simulator;
afterEach(() => simulator.uninstall());

it('is clicked as a borrower clicks it', async () => {
  simulator = installSimulator({ onLink: (flow) => flow.exit('incomplete') });
  document.body.innerHTML = `
    <label for="loans">Your loans</label>
    <payitoff-link id="loans" data-testid="loans" env="simulator" nexus-key="key-1"></payitoff-link>`;
  document.addEventListener(
    'payitoff-incomplete',
    () => document.body.insertAdjacentHTML('beforeend', '<p role="alert">Not done yet.</p>'),
    { once: true },
  );
  await userEvent.click(screen.getByTestId('loans'));
  expect((await screen.findByRole('alert')).textContent).toBe('Not done yet.');
});
