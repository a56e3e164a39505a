import { environments, registerWithoutScript } from '../nexus/environments.js';
import type { NexusApi } from '../nexus/nexus-api.js';
import { pageState } from '../nexus/page-state.js';
import { SimulatedNexus, type SimulatorHandlers } from './nexus.js';
import type { SimulatedEnvironment } from './rules.js';

export type { NexusApi, NexusInitOptions, NexusLinkOptions, NexusResponse } from '../nexus/nexus-api.js';
export type { SimulatedFlow, SimulatorHandlers } from './nexus.js';
export type { ExitStatus } from './responses.js';
export type { SimulatedEnvironment } from './rules.js';

const ENVIRONMENTS: SimulatedEnvironment[] = ['simulator', 'sandbox', 'production'];

/** Options of {@link installSimulator}. */
export interface SimulatorOptions extends SimulatorHandlers {
  /**
   * Which Nexus to simulate. `simulator` (the default) registers `env="simulator"` and accepts keys of both
   * environments; `sandbox` and `production` stand in for the vendor's script, so that a page runs unchanged
   * without it.
   */
  environment?: SimulatedEnvironment;
}

/** An installed simulator. */
export interface Simulator {
  /** The object that is the global `Nexus`. */
  readonly nexus: NexusApi;
  /** Restores the page. Removes an open dialog; a flow that has not responded never will. */
  uninstall(): void;
}

let installed: Simulator | undefined;

/**
 * Installs a Nexus that needs no network: the global `Nexus`, and the environment `simulator` for
 * `<payitoff-link>`. Uninstalls the one that an earlier call installed.
 *
 * @throws TypeError if `environment` is none of the three.
 */
export function installSimulator(options: SimulatorOptions = {}): Simulator {
  const { environment = 'simulator', ...handlers } = options;
  if (!ENVIRONMENTS.includes(environment)) {
    throw new TypeError(
      `installSimulator: there is no environment ${JSON.stringify(environment)}. Use "simulator", "sandbox" or "production".`,
    );
  }
  installed?.uninstall();

  const nexus = new SimulatedNexus(environment, handlers);
  const unregister = environment === 'simulator' ? registerSimulator() : () => {};
  pageState().origins.set(nexus.api, environments().get(environment)!);

  const { define, restore } = replaceGlobal(nexus.api);
  const simulator: Simulator = {
    nexus: nexus.api,
    uninstall() {
      if (installed !== simulator) return;
      installed = undefined;
      nexus.uninstall();
      unregister();
      restore();
    },
  };
  installed = simulator;
  (handlers.onDefine ?? ((run) => run()))(() => {
    if (installed === simulator) define();
  });
  return simulator;
}

/** Registers `env="simulator"`, and returns a function that brings back what had that name before. */
function registerSimulator(): () => void {
  const before = environments().get('simulator');
  const unregister = registerWithoutScript('simulator');
  return () => {
    unregister();
    if (before !== undefined) environments().set('simulator', before);
  };
}

/** Functions that make `api` the global `Nexus`, and that bring back the global of before. */
function replaceGlobal(api: NexusApi): Record<'define' | 'restore', () => void> {
  const host = globalThis as { Nexus?: unknown };
  const before = Object.getOwnPropertyDescriptor(host, 'Nexus');
  const { configurable = true, enumerable = true } = before ?? {};
  return {
    define: () =>
      Object.defineProperty(host, 'Nexus', { value: api, writable: true, enumerable, configurable }),
    restore() {
      // What somebody else has put there since stays.
      if (host.Nexus !== api) return;
      if (before) Object.defineProperty(host, 'Nexus', before);
      else delete host.Nexus;
    },
  };
}

declare module '../nexus/environments.js' {
  interface PayitoffEnvironments {
    /** The offline Nexus of `payitoff-link/simulator`. */
    simulator: true;
  }
}

declare global {
  interface Window {
    /** Handlers for the simulator as a script, set before the script runs. */
    payitoffSimulator?: SimulatorHandlers;
  }
}
