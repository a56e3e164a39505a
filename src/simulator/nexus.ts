import type { NexusApi, NexusInitOptions, NexusLinkOptions, NexusResponse } from '../nexus/nexus-api.js';
import { openDialog } from './dialog.js';
import { acceptsKey, isUuid, newUuid, type SimulatedEnvironment } from './rules.js';

/** The statuses the vendor documents for `onExit`. */
export type ExitStatus = 'incomplete' | 'illegal' | 'error';

/** One accepted call of `Nexus.link`, in the hands of a test. */
export interface SimulatedFlow {
  readonly environment: SimulatedEnvironment;
  /** What the page gave to `Nexus.init`. */
  readonly init: Readonly<NexusInitOptions>;
  /** The borrower's UUID: the page's, or the one of the borrower just created. */
  readonly uuid: string;
  /** Opens the dialog for a person: what happens when there is no `onLink`. */
  open(): void;
  /**
   * Calls the page's `onSuccess`, now and each time; closes the dialog if it is open.
   *
   * @param changes fields that shall differ from the vendor's answer.
   */
  complete(changes?: Partial<NexusResponse>): void;
  /**
   * Calls the page's `onExit`, now and each time; closes the dialog if it is open.
   *
   * @param status default `incomplete`. One the vendor does not document is passed on as it is.
   * @param changes fields that shall differ from the vendor's answer.
   */
  exit(status?: ExitStatus | (string & {}), changes?: Partial<NexusResponse>): void;
}

/** What a test may replace. Each one stands for a moment in the life of the vendor's script. */
export interface SimulatorHandlers {
  /**
   * The script has arrived. Default: `define()`. Do nothing for a script that defines no global; call
   * `define` later for a slow one.
   */
  onDefine?: (define: () => void) => void;
  /** The page calls `Nexus.init`. Default: nothing. What this throws, `Nexus.init` throws. */
  onInit?: (options: NexusInitOptions) => void;
  /** Whether `Nexus.link` accepts a Nexus Key. Default: by the words in it, see docs/simulator.md. */
  acceptsKey?: (key: string, environment: SimulatedEnvironment) => boolean;
  /**
   * The page calls `Nexus.link`, with a key and a UUID that are accepted. Default: `flow.open()`. Answer with
   * `flow.complete()` or `flow.exit()`: at once, later, more than once or never. What this throws, `Nexus.link`
   * throws.
   */
  onLink?: (flow: SimulatedFlow) => void;
}

/** Messages other than the two the vendor publishes are ours: the vendor publishes no others. */
const MESSAGE = {
  complete: 'Link complete.',
  incomplete: "You didn't complete linking your servicers.",
  illegal: 'Linking servicers is not allowed for this borrower right now.',
  error: 'Something went wrong. Please try again.',
  noInit: 'Nexus.init was not called. Call it with your Nexus Key before Nexus.link.',
  noKey: 'The Nexus Key is missing. Pass it to Nexus.init as nexus_key.',
  badKey: {
    sandbox: 'The Nexus Key is invalid: it is not a sandbox key.',
    production: 'The Nexus Key is invalid: it is not a production key.',
    simulator: 'The Nexus Key is invalid.',
  },
  badUuid: 'The uuid is invalid. Pass the UUID of a borrower to Nexus.init, or none.',
  busy: 'Nexus is already open.',
};

/**
 * A Nexus of its own, with the vendor's calls and answers.
 *
 * @returns the API object, and a function that takes its dialog away without an answer.
 */
export function createNexus(
  environment: SimulatedEnvironment,
  handlers: SimulatorHandlers,
): { api: NexusApi; close: () => void } {
  let init: Readonly<NexusInitOptions> | undefined;
  /** The borrower of the last `init`, created by the first `link` that needs one. */
  let created = '';
  let dialog: { flow: SimulatedFlow; close: () => void } | undefined;
  let warned = false;

  /** Takes the dialog away; when a flow asks for it, only its own. */
  const close = (flow = dialog?.flow) => {
    if (!dialog || dialog.flow !== flow) return;
    const { close } = dialog;
    dialog = undefined;
    close();
  };

  const refusal = (): string | undefined => {
    if (!init) return MESSAGE.noInit;
    const { nexus_key: key, uuid } = init;
    if (typeof key !== 'string' || !key.trim()) return MESSAGE.noKey;
    if (!(handlers.acceptsKey ?? acceptsKey)(key, environment)) return MESSAGE.badKey[environment];
    if (uuid && !isUuid(uuid)) return MESSAGE.badUuid;
    return dialog && MESSAGE.busy;
  };

  const link = (options?: NexusLinkOptions) => {
    const refused = refusal();
    if (refused) {
      const result = isUuid(init?.uuid) ? { borrower: { uuid: init.uuid } } : {};
      // A vendor's server takes a while to refuse: the page is not called back from within its own call.
      queueMicrotask(() => call(options?.onExit, { message: refused, result, status: 'error' }));
      return;
    }
    const uuid = init!.uuid || (created ||= newUuid());
    const borrower = { uuid };
    const flow: SimulatedFlow = {
      environment,
      init: init!,
      uuid,
      open() {
        dialog ??= {
          flow,
          close: openDialog(environment, { done: () => flow.complete(), leave: flow.exit }),
        };
      },
      complete(changes) {
        close(flow);
        call(options?.onSuccess, {
          message: MESSAGE.complete,
          result: { borrower },
          status: 'complete',
          ...changes,
        });
      },
      exit(status = 'incomplete', changes) {
        close(flow);
        call(options?.onExit, {
          message: MESSAGE[status as ExitStatus] ?? '',
          result: { borrower, ...(status === 'incomplete' && { workflow: 'link' }) },
          status,
          ...changes,
        });
      },
    };
    (handlers.onLink ?? (() => flow.open()))(flow);
  };

  const api: NexusApi = {
    init(options) {
      handlers.onInit?.(options);
      init = { ...options };
      created = '';
    },
    link,
    linkServicers(options) {
      if (!warned) console.warn('Nexus.linkServicers is deprecated. Call Nexus.link instead.');
      warned = true;
      link(options);
    },
  };
  return { api, close: () => close() };
}

/** What page code throws in its callback is the page's own: it must not look as if Nexus had thrown. */
function call(callback: ((response: NexusResponse) => void) | undefined, response: NexusResponse): void {
  try {
    if (typeof callback === 'function') callback(response);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
