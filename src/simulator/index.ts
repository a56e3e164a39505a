import { environments, registerWithoutScript } from '../nexus/environments.js';
import type { NexusApi } from '../nexus/nexus-api.js';
import { pageState } from '../nexus/page-state.js';
import { createNexus, type SimulatorHandlers } from './nexus.js';
import type { SimulatedEnvironment } from './rules.js';

export type { NexusApi, NexusInitOptions, NexusLinkOptions, NexusResponse } from '../nexus/nexus-api.js';
export type { ExitStatus, SimulatedFlow, SimulatorHandlers } from './nexus.js';
export type { SimulatedEnvironment } from './rules.js';

/** Options of {@link installSimulator}. */
export interface SimulatorOptions extends SimulatorHandlers {
  /**
   * Which Nexus to be. `simulator` (default) registers `env="simulator"` and takes any key; `sandbox` and
   * `production` stand in for the vendor's script, so that a page runs unchanged with no script at all.
   */
  environment?: SimulatedEnvironment;
}

/** An installed simulator. */
export interface Simulator {
  /** The object that is the global `Nexus`. */
  readonly nexus: NexusApi;
  /** Puts the page back as it was. A flow that is open is taken away and does not answer. */
  uninstall(): void;
}

let installed: Simulator | undefined;

/**
 * Puts a Nexus on this page that needs no network: the global `Nexus`, and the environment `simulator` for
 * `<payitoff-link>`. Another one that this function installed before is uninstalled first.
 *
 * @throws TypeError when there is no such environment.
 */
export function installSimulator(options: SimulatorOptions = {}): Simulator {
  const { environment = 'simulator', ...handlers } = options;
  if (!['simulator', 'sandbox', 'production'].includes(environment)) {
    throw new TypeError(
      `installSimulator: there is no environment ${JSON.stringify(environment)}. Write "simulator", "sandbox" or "production".`,
    );
  }
  installed?.uninstall();

  const { api, close } = createNexus(environment, handlers);
  const withdraw = environment === 'simulator' ? register() : () => {};
  pageState().origins.set(api, environments().get(environment)!);

  const host = globalThis as { Nexus?: unknown };
  const before = Object.getOwnPropertyDescriptor(host, 'Nexus');
  const simulator: Simulator = {
    nexus: api,
    uninstall() {
      if (installed !== simulator) return;
      installed = undefined;
      close();
      withdraw();
      // A global that somebody put there since is not ours to take away.
      if (host.Nexus !== api) return;
      if (before) Object.defineProperty(host, 'Nexus', before);
      else delete host.Nexus;
    },
  };
  installed = simulator;

  const define = () => {
    if (installed !== simulator) return;
    const configurable = before?.configurable ?? true;
    const enumerable = before?.enumerable ?? true;
    Object.defineProperty(host, 'Nexus', { value: api, writable: true, enumerable, configurable });
  };
  (handlers.onDefine ?? ((run) => run()))(define);
  return simulator;
}

function register(): () => void {
  const before = environments().get('simulator');
  const unregister = registerWithoutScript('simulator');
  return () => {
    unregister();
    if (before !== undefined) environments().set('simulator', before);
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
