// Code as a partner writes it without the element, against the simulator in place of the vendor's script.
import { createLog } from './log.js';

const at = (id) => document.getElementById(id);
const log = createLog({ list: at('log'), empty: at('empty'), clear: at('clear') });

at('open').addEventListener('click', () => {
  try {
    window.Nexus.init({ nexus_key: at('key').value, uuid: at('uuid').value || undefined });
    window.Nexus.link({
      onSuccess: (response) => log('onSuccess', response),
      onExit: (response) => log('onExit', response),
    });
  } catch (error) {
    log('thrown', error.message);
  }
});
