/**
 * The vendor's API as types, no code. Source: docs/vendor/nexus.md, which names the vendor's pages. Nothing beyond those is
 * known or assumed.
 */

/** Options of `Nexus.init`. */
export interface NexusInitOptions {
  /** The public Nexus Key of the environment whose script is on the page. */
  nexus_key: string;
  /** The borrower's Payitoff UUID. Without it Nexus creates the borrower. */
  uuid?: string;
}

/** The one object Nexus hands to `onSuccess` and `onExit`. */
export interface NexusResponse {
  message: string;
  /** `complete` for `onSuccess`; `incomplete`, `illegal` or `error` for `onExit`. */
  status: string;
  /** "May change over time": `borrower.uuid`, and on an exit `workflow`. */
  result: { borrower?: { uuid?: string }; workflow?: string; [field: string]: unknown };
}

/** Options of `Nexus.link`. */
export interface NexusLinkOptions {
  /** Called when the borrower presses I'm Done. */
  onSuccess?: (response: NexusResponse) => void;
  /** Called when the borrower leaves in any other way, or on an error. */
  onExit?: (response: NexusResponse) => void;
}

/** The global `Nexus` that the vendor's script defines. */
export interface NexusApi {
  init(options: NexusInitOptions): void;
  link(options: NexusLinkOptions): void;
  /** @deprecated The vendor's former name of `link`; it still answers, and will be removed. */
  linkServicers?(options: NexusLinkOptions): void;
}
