import { DEFAULT_LABEL } from '../core/messages.js';
import { make } from './shadow-tree.js';

/** What the browser says of a required field that is empty, in its own language. No message at all would be an error. */
export function missingValueMessage(): string {
  return (make('input', { required: '' }) as HTMLInputElement).validationMessage || DEFAULT_LABEL;
}
