import { ReactiveElement } from '@lit/reactive-element';
import { DEFAULT_LABEL } from '../core/messages.js';
import { make } from './shadow-tree.js';

/**
 * The part of an element that forms and style sheets see: value, validity, labels and custom states. Safari before 16.4,
 * Firefox before 98 and happy-dom have no `ElementInternals`, and jsdom implements only part of it. Whatever is missing
 * falls back to a simple default.
 */
export abstract class FormControl extends ReactiveElement {
  static readonly formAssociated = true;

  abstract disabled: boolean;
  readonly #internals: Partial<ElementInternals> = this.attachInternals?.() ?? {};
  #customValidity = '';
  #validity = { valid: true } as ValidityState;
  #validationMessage = '';

  /** The form this element belongs to, if any. */
  get form(): HTMLFormElement | null {
    return this.#internals.form ?? null;
  }
  /** The form this element belongs to, if any. Setting it sets the attribute, because frameworks set properties. */
  set form(id: string | null) {
    if (id == null) this.removeAttribute('form');
    else this.setAttribute('form', id);
  }
  /** The `<label>`s of this element; `null` in browsers without form-associated elements. */
  get labels(): NodeListOf<HTMLLabelElement> | null {
    return (this.#internals.labels as NodeListOf<HTMLLabelElement>) ?? null;
  }
  /** See `HTMLInputElement.validity`. */
  get validity(): ValidityState {
    return this.#internals.validity ?? this.#validity;
  }
  /** See `HTMLInputElement.validationMessage`. */
  get validationMessage(): string {
    return this.#internals.validationMessage ?? this.#validationMessage;
  }
  /** See `HTMLInputElement.willValidate`. */
  get willValidate(): boolean {
    return this.#internals.willValidate ?? !this.isDisabled;
  }
  /** See `HTMLInputElement.checkValidity()`. */
  checkValidity(): boolean {
    return this.#internals.checkValidity?.() ?? this.validity.valid;
  }
  /** See `HTMLInputElement.reportValidity()`. */
  reportValidity(): boolean {
    return this.#internals.reportValidity?.() ?? this.validity.valid;
  }
  /** See `HTMLInputElement.setCustomValidity()`. */
  setCustomValidity(message: string): void {
    this.#customValidity = String(message);
    this.updateValidity();
  }

  /** Whether the element, or a `<fieldset>` around it, is disabled. */
  protected get isDisabled(): boolean {
    return this.disabled || this.matches(':disabled');
  }

  /** Whether a required value is missing. */
  protected abstract get isValueMissing(): boolean;

  /** The element that the browser points at when a value is missing. */
  protected abstract get validityAnchor(): HTMLElement | undefined;

  protected updateFormValue(value: string): void {
    this.#internals.setFormValue?.(value || null);
  }

  protected updateValidity(): void {
    const valueMissing = this.isValueMissing;
    const message = this.#customValidity || (valueMissing ? missingValueMessage() : '');
    this.#validity = { valueMissing, customError: !!this.#customValidity, valid: !message } as ValidityState;
    this.#validationMessage = message;
    this.#internals.setValidity?.(this.#validity, message, this.validityAnchor);
  }

  /** Sets or clears a CSS custom state, as in `payitoff-link:state(open)`. */
  protected toggleState(state: string, isOn: boolean): void {
    try {
      const { states } = this.#internals;
      if (isOn) states!.add(state);
      else states!.delete(state);
    } catch {
      // There are none, or only dashed ones (Chrome before 125). The element works without CSS states.
    }
  }
}

/** The browser's own message for an empty required field, in its language. `setValidity` insists on some message. */
function missingValueMessage(): string {
  return (make('input', { required: '' }) as HTMLInputElement).validationMessage || DEFAULT_LABEL;
}
