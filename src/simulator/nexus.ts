import type { NexusApi, NexusInitOptions, NexusLinkOptions, NexusResponse } from '../nexus/nexus-api.js';
import { SimulatorDialog } from './dialog.js';
import { exitResponse, refusalResponse, REFUSALS, successResponse, type ExitStatus } from './responses.js';
import { acceptsKey, isUuid, newUuid, type SimulatedEnvironment } from './rules.js';

/** One accepted call of `Nexus.link`, for a test to answer. */
export interface SimulatedFlow {
  readonly environment: SimulatedEnvironment;
  /** What the page passed to `Nexus.init`. */
  readonly init: Readonly<NexusInitOptions>;
  /** The borrower's UUID: the page's own, or that of the borrower just created. */
  readonly uuid: string;
  /** Opens the dialog for a person to use. This is what happens without an `onLink` handler. */
  open(): void;
  /**
   * Calls the page's `onSuccess` at once, every time; closes the dialog if it is open.
   *
   * @param changes Fields to overwrite in the response.
   */
  complete(changes?: Partial<NexusResponse>): void;
  /**
   * Calls the page's `onExit` at once, every time; closes the dialog if it is open.
   *
   * @param status Default: `incomplete`. A status that the vendor does not document is passed on as it is.
   * @param changes Fields to overwrite in the response.
   */
  exit(status?: ExitStatus | (string & {}), changes?: Partial<NexusResponse>): void;
}

/** What a test can replace: each handler replaces one step of the vendor's script. */
export interface SimulatorHandlers {
  /**
   * Called when the script has loaded. Default: `define()`. Do nothing to simulate a script that defines no
   * global; call `define` later to simulate a slow one.
   */
  onDefine?: (define: () => void) => void;
  /** Called by `Nexus.init`. Default: nothing. `Nexus.init` throws what this throws. */
  onInit?: (options: NexusInitOptions) => void;
  /** Whether `Nexus.link` accepts a Nexus Key. Default: decided by the words in it, see docs/simulator.md. */
  acceptsKey?: (key: string, environment: SimulatedEnvironment) => boolean;
  /**
   * Called by `Nexus.link` once key and UUID have been accepted. Default: `flow.open()`. Respond with
   * `flow.complete()` or `flow.exit()`: at once, later, more than once or never. `Nexus.link` throws what this
   * throws.
   */
  onLink?: (flow: SimulatedFlow) => void;
}

/** A stand-in for the vendor's Nexus, with the same calls and responses. */
export class SimulatedNexus {
  readonly #environment: SimulatedEnvironment;
  readonly #handlers: SimulatorHandlers;
  #initOptions: Readonly<NexusInitOptions> | undefined;
  /** The borrower of the last `init`, created by the first `link` that needs one. */
  #createdUuid = '';
  #open: { flow: SimulatedFlow; dialog: SimulatorDialog } | undefined;
  #hasWarned = false;
  #isUninstalled = false;

  /** The object that becomes the global `Nexus`. */
  readonly api: NexusApi = {
    init: (options) => this.#init(options),
    link: (options) => this.#link(options),
    linkServicers: (options) => this.#linkServicers(options),
  };

  constructor(environment: SimulatedEnvironment, handlers: SimulatorHandlers) {
    this.#environment = environment;
    this.#handlers = handlers;
  }

  /** From now on nothing opens, and the page is not called back any more. */
  uninstall(): void {
    this.#isUninstalled = true;
    this.#closeDialog();
  }

  #closeDialog(): void {
    const dialog = this.#open?.dialog;
    this.#open = undefined;
    dialog?.close();
  }

  #init(options: NexusInitOptions): void {
    this.#handlers.onInit?.(options);
    this.#initOptions = { ...options };
    this.#createdUuid = '';
  }

  #link(options: NexusLinkOptions | undefined): void {
    if (this.#isUninstalled) return;
    this.#forgetRemovedDialog();
    const refusal = this.#refusal();
    if (refusal) {
      const uuid = this.#initOptions?.uuid;
      const response = refusalResponse(refusal, isUuid(uuid) ? uuid : undefined);
      // The vendor's server takes a while to refuse: the page is never called back from within its own call.
      queueMicrotask(() => this.#callBack(options?.onExit, response));
      return;
    }
    const flow = this.#createFlow(options);
    const { onLink = () => flow.open() } = this.#handlers;
    onLink(flow);
  }

  #linkServicers(options: NexusLinkOptions): void {
    if (!this.#hasWarned) console.warn('Nexus.linkServicers is deprecated. Call Nexus.link instead.');
    this.#hasWarned = true;
    this.#link(options);
  }

  #refusal(): string | undefined {
    if (!this.#initOptions) return REFUSALS.noInit;
    const { nexus_key: key, uuid } = this.#initOptions;
    if (typeof key !== 'string' || !key.trim()) return REFUSALS.noKey;
    const accepts = this.#handlers.acceptsKey ?? acceptsKey;
    if (!accepts(key, this.#environment)) return REFUSALS.invalidKey[this.#environment];
    if (uuid && !isUuid(uuid)) return REFUSALS.invalidUuid;
    return this.#open && REFUSALS.busy;
  }

  /** Closures, not methods: a handler may take the functions out of the object. */
  #createFlow(options: NexusLinkOptions | undefined): SimulatedFlow {
    const init = this.#initOptions!;
    const uuid = init.uuid || (this.#createdUuid ||= newUuid());
    const flow: SimulatedFlow = {
      environment: this.#environment,
      init,
      uuid,
      open: () => this.#openDialog(flow),
      complete: (changes) =>
        this.#respond(flow, options?.onSuccess, { ...successResponse(uuid), ...changes }),
      exit: (status = 'incomplete', changes) =>
        this.#respond(flow, options?.onExit, { ...exitResponse(uuid, status), ...changes }),
    };
    return flow;
  }

  #openDialog(flow: SimulatedFlow): void {
    this.#forgetRemovedDialog();
    if (this.#open || this.#isUninstalled) return;
    const dialog = new SimulatorDialog(this.#environment, {
      onDone: () => flow.complete(),
      onExit: (status) => flow.exit(status),
    });
    this.#open = { flow, dialog };
    dialog.open();
  }

  /** A dialog that the page has removed with its own content does not keep Nexus busy. */
  #forgetRemovedDialog(): void {
    if (!this.#open?.dialog.isConnected) this.#closeDialog();
  }

  /** Closes the flow's own dialog, and calls the page back. */
  #respond(flow: SimulatedFlow, callback: NexusLinkOptions['onExit'], response: NexusResponse): void {
    if (this.#open?.flow === flow) this.#closeDialog();
    this.#callBack(callback, response);
  }

  /** What page code throws in its callback is the page's own error: it must not look as if Nexus had thrown. */
  #callBack(callback: NexusLinkOptions['onExit'], response: NexusResponse): void {
    if (this.#isUninstalled || typeof callback !== 'function') return;
    try {
      callback(response);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
