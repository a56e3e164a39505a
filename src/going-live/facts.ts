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

/** An attribute or property that is there; `value` is missing when it is only known at run time. */
export interface Setting {
  at: Span;
  value?: string | undefined;
}

interface At {
  at: Span;
  /** Only one of several values, picked at run time: the one of the right environment is there as well. */
  isChoice?: boolean;
}

/** The functions of the vendor's global (docs/vendor/nexus.md). */
export type NexusMethod = 'init' | 'link' | 'linkServicers';

/** What one file or one page says about Payitoff. */
export type Fact = At &
  (
    | {
        kind: 'address';
        of: 'api' | 'script';
        environment: Environment;
        /** As written, with {@link HOLE}s where a part is only known at run time. */
        url: string;
        /** `tag`: a script tag. `use`: where a request goes. `value`: anything else that holds an address. */
        place: 'tag' | 'use' | 'value';
      }
    | { kind: 'element'; env?: Setting | undefined; nexusKey?: Setting | undefined; mayHaveMore: boolean }
    | { kind: 'env-setting'; value: string }
    | { kind: 'nexus-key'; environment: Environment | 'another' }
    | { kind: 'credential'; what: 'header' | 'key' | 'public name' | 'request' }
    | { kind: 'simulator' }
    | { kind: 'nexus-call'; method: NexusMethod; options: string[] | undefined }
    | { kind: 'status'; value: string }
    | { kind: 'element-error'; code: string }
    | { kind: 'blocked'; directive: string }
    | { kind: 'orphaned-slot'; name: string }
  );

export type FactOf<Kind extends Fact['kind']> = Fact & { kind: Kind };

/** The facts of one kind. */
export function factsOf<Kind extends Fact['kind']>(facts: readonly Fact[], kind: Kind): FactOf<Kind>[] {
  return facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
}

/** Stands for a part of an address that is only known at run time. */
export const HOLE = '\uA66E';

const PAYITOFF = /payitoff|\bNexus\b\)?[!?]*\s*(?:\.|\[)[\s"'.]*(?:init|link|linkServicers)\b/i;

/** Can this text hold a fact at all? Cheap: asked of every file first. */
export const mentionsPayitoff = (text: string, keys: readonly string[]) =>
  PAYITOFF.test(text) || keys.some((key) => text.includes(key));
