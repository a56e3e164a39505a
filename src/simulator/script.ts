// The simulator as the vendor's script: a server puts this file at the vendor's paths.
import type { NexusApi } from '../nexus/nexus-api.js';
import { createNexus, type SimulatorHandlers } from './nexus.js';
import type { SimulatedEnvironment } from './rules.js';

const host = globalThis as { Nexus?: NexusApi; payitoffSimulator?: SimulatorHandlers };
const handlers = host.payitoffSimulator ?? {};
const { api } = createNexus(environmentOf(document.currentScript), handlers);
(handlers.onDefine ?? ((define) => define()))(() => {
  host.Nexus = api;
});

/** The vendor's paths tell the environment; a copy of this file anywhere else takes any key. */
function environmentOf(script: HTMLOrSVGScriptElement | null): SimulatedEnvironment {
  const src = script instanceof HTMLScriptElement ? script.src : '';
  const path = src && new URL(src).pathname;
  if (path.includes('/sandbox/')) return 'sandbox';
  return path.endsWith('/nexus/js/v1') ? 'production' : 'simulator';
}
