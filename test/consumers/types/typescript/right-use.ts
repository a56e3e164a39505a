import { LinkError, PayitoffLink, registerEnvironment, type LinkErrorCode } from 'payitoff-link';
import { PayitoffLink as Same } from 'payitoff-link/element';
import { installSimulator } from 'payitoff-link/simulator';
import metadata from 'payitoff-link/custom-elements.json' with { type: 'json' };

installSimulator() satisfies { uninstall(): void };
registerEnvironment('sandbox-proxy', { scriptUrl: '/proxy/nexus.js' });
Same satisfies typeof PayitoffLink;
metadata.schemaVersion satisfies string;

const link = document.createElement('payitoff-link');
link satisfies PayitoffLink;
document.querySelector('payitoff-link') satisfies PayitoffLink | null;
link.env = 'sandbox';
link.env = 'production';
// Declared by payitoff-link/simulator.
link.env = 'simulator';
link.preload = 'auto';

// It bubbles: whoever listens knows what it holds.
link.addEventListener(
  'payitoff-success',
  ({ detail }) => detail.result.borrower?.uuid satisfies string | undefined,
);
document.body.addEventListener('payitoff-success', ({ detail }) => detail.status satisfies 'complete');
document.addEventListener('payitoff-success', ({ detail }) => detail.status satisfies 'complete');
window.addEventListener('payitoff-success', ({ detail }) => detail.status satisfies 'complete');
document.addEventListener('payitoff-error', ({ detail }) => detail.code satisfies LinkErrorCode);

const outcome = await link.open();
switch (outcome?.status) {
  case 'complete':
    outcome.result.borrower?.uuid satisfies string | undefined;
    break;
  case 'error':
    outcome.code satisfies LinkErrorCode;
    break;
  case 'incomplete':
  case 'illegal':
    outcome.result.borrower?.uuid satisfies string | undefined;
    break;
  case undefined:
    outcome satisfies null;
    break;
  default:
    outcome satisfies never;
}
await link.load().catch((error: unknown) => error instanceof LinkError && error.code);
