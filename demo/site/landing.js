import '../payitoff-link/payitoff-link.min.js';
import { installSimulator } from '../payitoff-link/simulator.js';
import { createLog, logEvents } from './log.js';

const at = (id) => document.getElementById(id);
const link = at('link');

installSimulator({ environment: 'sandbox' });
logEvents(createLog({ list: at('log'), empty: at('empty'), clear: at('clear') }), at('state'));

link.addEventListener('payitoff-success', ({ detail }) => {
  at('borrower').textContent = `Borrower ${detail.result.borrower?.uuid?.slice(0, 8) ?? ''}`;
});
link.addEventListener('payitoff-statechange', ({ detail }) => {
  at('again').hidden = detail.state !== 'complete';
});
at('again').addEventListener('click', () => {
  link.reset();
  link.focus();
});
