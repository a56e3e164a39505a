import type { Environment, Fact } from '../facts.js';
import { staysOnServer, type FileKind } from '../files/file-kind.js';
import { findAddresses, findNexusKeys, findSimulator } from './find-addresses.js';
import { findCalls } from './find-calls.js';
import { markChoices } from './find-choices.js';
import { findCredentials } from './find-credentials.js';
import { findCompiled, findElements, findOrphanedSlots } from './find-elements.js';
import { findEnvSettings } from './find-env-settings.js';
import { outlineOf } from './outline.js';
import type { Source } from './source.js';

/** Searches a text, then leaves out what is excused. The secrets are API keys, right or wrong: never to be shown. */
export function readFacts(
  text: string,
  path: string,
  kind: FileKind,
  given: { keys: Partial<Record<Environment, string>>; isServer: boolean },
): { facts: Fact[]; secrets: string[] } {
  const source: Source = {
    text,
    kind,
    outline: outlineOf(text, kind),
    staysOnServer: given.isServer || staysOnServer(path, kind, text),
    facts: [],
    secrets: new Set(),
    answers: new Map(),
  };
  findAddresses(source, path.slice(path.lastIndexOf('/') + 1));
  findNexusKeys(source, given.keys);
  const tags = findElements(source);
  findEnvSettings(source, tags);
  findOrphanedSlots(source, tags);
  findCompiled(source);
  findSimulator(source);
  findCredentials(source);
  findCalls(source);
  markChoices(source);
  return { facts: source.facts, secrets: [...source.secrets] };
}
