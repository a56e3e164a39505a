/** What a browser can do with the element, as docs/browsers.md names it. Nexus opens and tells each outcome in all. */
export const ABILITIES = {
  look: 'look',
  focus: '`focus()`',
  states: '`:state()`',
  command: '`command`',
  value: 'form value',
  required: '`required`',
  validity: '`checkValidity()`',
  label: 'label click',
  labels: '`labels`',
  form: '`form`',
  fieldset: 'disabled fieldset',
  reset: 'form reset',
} as const;

export type Ability = keyof typeof ABILITIES;

export interface Lack {
  /** What is taken away, as docs/browsers.md names it. */
  readonly part: string;
  /** The browsers that lack it. */
  readonly browsers: string;
  /** Runs in a page before the element's own script. No engine can be made to forget its syntax. */
  readonly script: string;
  readonly lost: readonly Ability[];
}

const without = (member: string) => `delete ElementInternals.prototype.${member};`;

export const LACKS: readonly Lack[] = [
  {
    part: '`attachInternals()`, and so form-associated elements',
    browsers: 'Safari before 16.4, Firefox before 98',
    script: `delete HTMLElement.prototype.attachInternals;
      delete window.ElementInternals;
      const { define } = CustomElementRegistry.prototype;
      CustomElementRegistry.prototype.define = function (name, constructor, options) {
        Object.defineProperty(constructor, 'formAssociated', { value: false });
        define.call(this, name, constructor, options);
      };`,
    lost: ['states', 'value', 'required', 'label', 'labels', 'fieldset', 'reset', 'form'],
  },
  ...(
    [
      ['setFormValue', ['value']],
      ['setValidity', ['required', 'validity']],
      ['checkValidity', []],
      ['reportValidity', []],
      ['validity', []],
      ['validationMessage', []],
      ['willValidate', []],
      ['form', ['form']],
      ['labels', ['labels']],
    ] as const
  ).map(([member, lost]) => ({
    part: `\`ElementInternals.${member}\``,
    browsers: 'test DOMs',
    script: without(member),
    lost,
  })),
  {
    part: 'custom states',
    browsers: 'Chrome before 90, Firefox before 126, Safari before 17.4',
    script: without('states'),
    lost: ['states'],
  },
  {
    part: 'custom states without dashes',
    browsers: 'Chrome 90 to 124',
    script: `const { add } = CustomStateSet.prototype;
      CustomStateSet.prototype.add = function (name) {
        if (!name.startsWith('--')) throw new SyntaxError('not a dashed name');
        return add.call(this, name);
      };`,
    lost: ['states'],
  },
  {
    part: 'constructable style sheets',
    browsers: 'Safari before 16.4, Firefox before 101',
    script: `for (const { prototype } of [Document, ShadowRoot]) delete prototype.adoptedStyleSheets;
      for (const name of ['replace', 'replaceSync']) delete CSSStyleSheet.prototype[name];
      window.CSSStyleSheet = new Proxy(CSSStyleSheet, {
        construct() { throw new TypeError('Illegal constructor'); },
      });`,
    lost: [],
  },
  {
    part: '`adoptedStyleSheets`',
    browsers: 'test DOMs',
    script: `for (const { prototype } of [Document, ShadowRoot]) delete prototype.adoptedStyleSheets;`,
    lost: [],
  },
  {
    part: '`light-dark()` (the error text has the colour of the page)',
    browsers: 'Chrome before 123, Firefox before 120, Safari before 17.5',
    script: `const { replaceSync } = CSSStyleSheet.prototype;
      CSSStyleSheet.prototype.replaceSync = function (css) {
        replaceSync.call(this, css.replaceAll('light-dark(', 'unknown('));
      };`,
    lost: [],
  },
  {
    part: 'focus delegated by a shadow root',
    browsers: 'Firefox before 94',
    script: `const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (options) {
        return attachShadow.call(this, { ...options, delegatesFocus: false });
      };`,
    lost: [],
  },
  {
    part: 'invoker commands',
    browsers: 'Chrome before 135, Firefox before 144, Safari before 26.2',
    script: `addEventListener('command', (event) => event.stopImmediatePropagation(), true);
      for (const name of ['command', 'commandForElement']) delete HTMLButtonElement.prototype[name];
      delete window.CommandEvent;`,
    lost: ['command'],
  },
  {
    part: 'errors with a `cause`',
    browsers: 'Chrome before 93, Firefox before 91',
    script: `window.Error = class Error extends window.Error { constructor(message) { super(message); } };`,
    lost: [],
  },
  {
    part: 'recent methods (`Object.hasOwn()`, `at()`, `replaceChildren()`, `structuredClone()` …)',
    browsers: 'Chrome before 98, Firefox before 94, Safari before 15.4',
    script: `for (const name of ['replaceChildren', 'checkVisibility', 'togglePopover']) {
        delete Element.prototype[name];
        delete HTMLElement.prototype[name];
      }
      for (const name of ['replaceChildren', 'moveBefore']) {
        for (const { prototype } of [Document, DocumentFragment, Element]) delete prototype[name];
      }
      for (const name of ['showPopover', 'inert', 'popover']) delete HTMLElement.prototype[name];
      for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toSpliced', 'with']) delete Array.prototype[name];
      for (const name of ['hasOwn', 'groupBy']) delete Object[name];
      for (const name of ['at', 'replaceAll', 'isWellFormed']) delete String.prototype[name];
      for (const name of ['any', 'timeout']) delete AbortSignal[name];
      for (const name of ['withResolvers', 'any', 'try']) delete Promise[name];
      for (const name of ['structuredClone', 'reportError', 'scheduler', 'requestIdleCallback']) delete window[name];
      delete Crypto.prototype.randomUUID;
      delete HTMLFormElement.prototype.requestSubmit;
      delete URL.canParse;
      delete URL.parse;`,
    lost: [],
  },
];
