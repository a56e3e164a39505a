/**
 * Every code of a `payitoff-error`. `nexus-error` is an error that Nexus itself reports; all others are
 * faults found by the element.
 */
export type LinkErrorCode =
  | 'missing-env'
  | 'unknown-env'
  | 'missing-nexus-key'
  | 'environment-conflict'
  | 'script-failed'
  | 'script-timeout'
  | 'nexus-missing'
  | 'nexus-threw'
  | 'unknown-status'
  | 'busy'
  | 'nexus-error';

/** A fault with its code, the reason `load()` rejects with. The message says what to do. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly code: LinkErrorCode;

  constructor(code: LinkErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Every message text of the element. `%` stands for what {@link fault} is told. None holds a key or a uuid. */
const TEXTS = {
  'missing-env': 'The env attribute is missing: write env="sandbox" or env="production".',
  // Without the value: a partner who mixes up attributes may have written a key there.
  'unknown-env': 'The env attribute is unknown: write exactly one of %.',
  'missing-nexus-key': 'The nexus-key attribute is missing: write nexus-key="..." with the Nexus Key of %.',
  'environment-conflict':
    'env="%", but the page has another Nexus script: use one env, remove the other script tag.',
  'script-failed': '% could not be loaded: check the connection, ad blockers, and script-src.',
  'script-timeout': '% did not answer in time: try again, or write a longer timeout.',
  'nexus-missing': 'No Nexus.init and Nexus.link from %: check ad blockers, consent tools, and id="Nexus".',
  'nexus-threw': 'Nexus threw: see cause.',
  'unknown-status': 'Nexus called onExit with an unknown status: see cause.',
  busy: 'Another <payitoff-link> is open: close it first.',
};

/**
 * A fault with its text.
 *
 * @param about what the text is about, where it names something: an environment, a script URL.
 */
export function fault(code: keyof typeof TEXTS, about = '', options?: ErrorOptions): LinkError {
  return new LinkError(
    code,
    TEXTS[code].replace('%', () => about),
    options,
  );
}
