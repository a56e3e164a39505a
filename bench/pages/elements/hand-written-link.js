// What a careful person would write who needs only this tree on the page: the baseline of creating, connecting and
// keeping elements. The tree and its style sheet are those of <payitoff-link>; the tree is cloned from a template, the
// fastest way there is. What it does not do: properties and reflection, states, slots that show or hide, the form's
// value and validity, retries, deadlines, outcomes. A press opens Nexus, and nothing tells how that ended.
import cssText from '/same-style.js';

const template = document.createElement('template');
template.innerHTML = [
  '<button part="button" type="button" aria-haspopup="dialog">',
  '<span part="spinner" aria-hidden="true" hidden></span>',
  '<span><slot></slot><span class="label" hidden>Link your student loans</span></span>',
  '</button>',
  '<div part="status" role="status">',
  '<slot name="complete" tabindex="-1" hidden></slot>',
  '<slot name="loading" hidden></slot>',
  '<slot name="incomplete" hidden></slot>',
  '<slot name="illegal" hidden></slot>',
  '<slot name="error" hidden>Something went wrong. Please try again.</slot>',
  '<slot name="fallback" hidden></slot>',
  '</div>',
].join('');

const sheet = new CSSStyleSheet();
sheet.replaceSync(cssText);

class HandWrittenLink extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = ['disabled'];

  #internals = this.attachInternals();
  #button;

  connectedCallback() {
    if (this.#button) return;
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    root.append(template.content.cloneNode(true));
    this.#button = root.firstElementChild;
    this.#button.addEventListener('click', () => this.open());
  }

  attributeChangedCallback() {
    if (this.#button) this.#button.disabled = this.hasAttribute('disabled');
  }

  get form() {
    return this.#internals.form;
  }

  open() {
    globalThis.Nexus.init({ nexus_key: this.getAttribute('nexus-key') });
    globalThis.Nexus.link({});
  }
}

customElements.define('hand-written-link', HandWrittenLink);
