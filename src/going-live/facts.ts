/** The two environments of the vendor (docs/vendor/going-live.md). */
export type Environment = 'sandbox' | 'production';

/** A stretch of a file, in UTF-16 code units from its start. */
export interface Span {
  start: number;
  end: number;
}

/** A place for a person and for an editor: both count from 1, columns in UTF-16 code units. */
export interface Position {
  line: number;
  column: number;
}

/** Where a line of a bundle comes from. */
export interface Original extends Position {
  source: string;
}

/** An address of the vendor, as it is used by a page. */
export interface Address {
  of: 'api' | 'script';
  environment: Environment;
  /** As written, with {@link HOLE}s where a part is only known at run time. */
  url: string;
  /** Where it starts in the value it was found in. */
  index: number;
}

/** An attribute or property that is there; `value` is missing when it is only known at run time. */
export interface Setting {
  at: Span;
  value?: string | undefined;
}

interface At {
  at: Span;
  /**
   * Facts with the same `choice` are alternatives of one decision made at run time: the arms of a conditional,
   * the entries of a table, the two sides of a template's `else`.
   */
  choice?: string | undefined;
}

/** What one file says about Payitoff: found by the parsers, judged by the rules. */
export type Fact = At &
  (
    | { kind: 'address'; address: Address; tag: boolean }
    | { kind: 'element'; env?: Setting | undefined; nexusKey?: Setting | undefined; open: boolean }
    | { kind: 'watched'; value: string }
    | { kind: 'credential' }
    | { kind: 'simulator' }
    | { kind: 'nexus-call'; method: NexusMethod; options: string[] | undefined }
    | { kind: 'status'; value: string }
  );

export type FactOf<Kind extends Fact['kind']> = Fact & { kind: Kind };

/** The facts of one kind. */
export function factsOf<Kind extends Fact['kind']>(facts: readonly Fact[], kind: Kind): FactOf<Kind>[] {
  return facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
}

/** Are these two alternatives of one decision? */
export const areAlternatives = (a: Pick<At, 'choice'>, b: Pick<At, 'choice'>) =>
  a.choice !== undefined && a.choice === b.choice;

/** The functions of the vendor's global (docs/vendor/nexus.md). */
export type NexusMethod = 'init' | 'link' | 'linkServicers';

/** Everything the parsers hand over. */
export interface FileFacts {
  facts: Fact[];
  /** Literals that look like an API key, reported or not: never to be shown. */
  secrets: Span[];
}

/** A text that is, or came from, a part of a file. */
export interface Part {
  text: string;
  /** Where a stretch of the text is in the file. */
  locate: (start: number, end: number) => Span;
}

/** What a parser needs to know besides the text. */
export interface ParseContext {
  into: FileFacts;
  /** Reads markup that a script holds in a string. */
  readMarkup: (part: Part) => void;
  /** Strings whose every use is a fact: the Nexus Keys given by the user. */
  watch: readonly string[];
  /** The file never reaches a browser, so that an API key may be in it. */
  server: boolean;
}

/**
 * Stands for a value only known at run time. A letter that is valid both in an HTML attribute and as a JavaScript
 * identifier, and that nobody writes: a template's `{{ island }}` is overwritten with it, length for length.
 */
export const HOLE = '\uA66E';

/**
 * Stands for a template statement such as `{% if %}`: JavaScript takes it for white space, HTML for the name of an
 * attribute.
 */
export const SEAM = '\uFEFF';

/** Is a part of this only known at run time? */
export const isDynamic = (text: string) => text.includes(HOLE) || text.includes(SEAM);

/** Can this text hold a fact at all? Cheap: asked of every file, before any parser. */
export const mentionsPayitoff = (text: string, watch: readonly string[]) =>
  /payitoff|nexus/i.test(text) || watch.some((word) => text.includes(word));
