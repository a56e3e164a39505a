import { Directive, ElementRef, forwardRef, inject } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import type { PayitoffLink } from 'payitoff-link';

/**
 * Makes `<payitoff-link formControlName="…">` a control of a reactive form: its value is the borrower's UUID
 * once complete, else `''`.
 */
@Directive({
  selector: 'payitoff-link[formControlName], payitoff-link[formControl], payitoff-link[ngModel]',
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => LinkValueAccessor), multi: true }],
  host: {
    '(payitoff-statechange)': 'report()',
    '(focusout)': 'onTouched()',
  },
})
export class LinkValueAccessor implements ControlValueAccessor {
  readonly #link = inject<ElementRef<PayitoffLink>>(ElementRef).nativeElement;
  #onChange: (value: string) => void = () => {};
  protected onTouched: () => void = () => {};

  /** The element knows its own value; the form can only take it back. */
  writeValue(value: string | null): void {
    if (!value && this.#link.value) this.#link.reset();
  }

  registerOnChange(onChange: (value: string) => void): void {
    this.#onChange = onChange;
  }

  registerOnTouched(onTouched: () => void): void {
    this.onTouched = onTouched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.#link.disabled = isDisabled;
  }

  protected report(): void {
    this.#onChange(this.#link.value);
  }
}
