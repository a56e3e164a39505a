// The simulator as the vendor's script: a server answers the vendor's paths with this file.
import type { NexusApi } from '../nexus/nexus-api.js';
import { SimulatedNexus, type SimulatorHandlers } from './nexus.js';
import type { SimulatedEnvironment } from './rules.js';

const host = globalThis as { Nexus?: NexusApi; payitoffSimulator?: SimulatorHandlers };
const handlers = host.payitoffSimulator ?? {};
const { api } = new SimulatedNexus(environmentOf(document.currentScript), handlers);
(handlers.onDefine ?? ((define) => define()))(() => {
  host.Nexus = api;
});

/** The vendor's paths name the environment. Served from anywhere else, this file accepts keys of both. */
function environmentOf(script: HTMLOrSVGScriptElement | null): SimulatedEnvironment {
  const src = script instanceof HTMLScriptElement ? script.src : '';
  const path = src && new URL(src).pathname;
  if (path.includes('/sandbox/')) return 'sandbox';
  return path.endsWith('/nexus/js/v1') ? 'production' : 'simulator';
}
