/** Sets or clears a CSS custom state, as in `payitoff-link:state(open)`. */
export function toggleState({ states }: Partial<ElementInternals>, state: string, isOn: boolean): void {
  try {
    if (isOn) states!.add(state);
    else states!.delete(state);
  } catch {
    // There are none, or only dashed ones (Chrome before 125). The element works without CSS states.
  }
}
