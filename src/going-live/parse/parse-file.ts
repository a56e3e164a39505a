import type { ParseContext, Part } from '../facts.js';
import type { Language, Script } from '../files/language.js';
import { parseMarkup } from './parse-markup.js';
import { parseScript, UnreadableScript } from './parse-script.js';
import { neutralise, scriptIslands } from './template-islands.js';

/** Collects the facts of a file, or of a source in a source map. */
export function parseFile(part: Part, language: Exclude<Language, 'map'>, context: ParseContext): void {
  switch (language) {
    case 'js':
    case 'jsx':
    case 'ts':
    case 'tsx':
    case 'json':
      parseScriptFile(part, language, context);
      break;
    default:
      parseMarkup(part, language, context);
  }
}

/** `.js` may hold TypeScript, and any script may be the template of a server: the first attempt that works is right. */
function parseScriptFile(part: Part, language: Script, context: ParseContext): void {
  const islands = scriptIslands(part.text);
  const attempts: (() => void)[] = [() => parseScript(part, language, context)];
  if (language === 'jsx') attempts.push(() => parseScript(part, 'tsx', context));
  if (islands.length) {
    attempts.push(() => parseScript({ ...part, text: neutralise(part.text, islands) }, language, context));
  }
  let failure: unknown;
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof UnreadableScript)) throw error;
      failure ??= error;
    }
  }
  throw failure;
}
