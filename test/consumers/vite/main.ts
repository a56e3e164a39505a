import 'payitoff-link';
import { installSimulator } from 'payitoff-link/simulator';

installSimulator({ onLink: (flow) => flow.complete() });
document.addEventListener('payitoff-success', ({ detail }) => {
  document.title = `linked ${detail.result.borrower?.uuid}`;
});
