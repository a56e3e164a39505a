/** Sets or clears a CSS custom state, as in `payitoff-link:state(open)`. */
export function toggleState(internals: ElementInternals, state: string, isOn: boolean): void {
  try {
    if (isOn) internals.states.add(state);
    else internals.states.delete(state);
  } catch {
    // Chromium before 125 takes dashed names only. The element works without CSS states.
  }
}
