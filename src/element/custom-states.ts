import type { FormInternals } from './form-internals.js';

/** Sets or clears a CSS custom state, as in `payitoff-link:state(open)`. */
export function toggleState(internals: Pick<FormInternals, 'states'>, state: string, isOn: boolean): void {
  try {
    if (isOn) internals.states.add(state);
    else internals.states.delete(state);
  } catch {
    // There are none, or, in Chrome before 125, only dashed ones. The element works without CSS states.
  }
}
