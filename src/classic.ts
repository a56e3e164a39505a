// The entry of the classic file: the element, and links for editors who may write nothing else.
import { upgradeLinks } from './links.js';
import { safeDocument } from './nexus/safe-document.js';
import { register } from './register.js';

register();

// `currentScript` is null in a module; Node has no document.
const script = globalThis.document && (safeDocument.currentScript as HTMLScriptElement | null);

if (script?.dataset.env !== undefined) {
  const { env, nexusKey = '' } = script.dataset;
  upgradeLinks(script.closest(':root')!, { env, nexusKey });
}
