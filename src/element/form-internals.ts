/** The members of ElementInternals that the element uses. */
export interface FormInternals extends Pick<
  ElementInternals,
  'checkValidity' | 'reportValidity' | 'setFormValue' | 'setValidity' | 'validationMessage' | 'validity'
> {
  readonly form: HTMLFormElement | null;
  readonly labels: NodeListOf<HTMLLabelElement> | null;
  readonly states: Set<string>;
  readonly willValidate: boolean;
}

/** What stands in for a member that is missing. No form knows of the element then; page code can still ask it. */
const FALLBACKS = {
  form: null,
  labels: null,
  willValidate: true,
  setFormValue() {},
  setValidity(this: object, flags: ValidityStateFlags, validationMessage: string) {
    Reflect.set(this, 'validity', { ...flags, valid: !validationMessage });
    Reflect.set(this, 'validationMessage', validationMessage);
  },
  checkValidity,
  reportValidity: checkValidity,
} satisfies Partial<Record<keyof FormInternals, unknown>>;

function checkValidity(this: FormInternals): boolean {
  return this.validity.valid;
}

/** The element's internals, whole also where the browser, or the DOM of a unit test, has not all of them. */
export function attachFormInternals(element: HTMLElement): FormInternals {
  let internals = {};
  try {
    internals = element.attachInternals();
  } catch {
    // Safari before 16.4, Firefox before 98, happy-dom.
  }
  for (const [name, fallback] of Object.entries(FALLBACKS)) {
    if (!(name in internals)) Reflect.set(internals, name, fallback);
  }
  return internals as FormInternals;
}
