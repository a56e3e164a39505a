// The baseline for creating, connecting and keeping elements: what a careful developer would write to get only this
// tree on the page. It has the style sheet of <payitoff-link> and the tree that one has once it is used (<payitoff-link>
// makes the texts of outcomes when it is first used), and clones it from a template, the fastest way. It has no
// properties or reflection, no states, no slots that show or hide, no form value or validity, no retries, deadlines or
// outcomes: a press opens Nexus, and nothing reports how that ended.
import cssText from '/same-style.js';

const template = document.createElement('template');
template.innerHTML = [
  '<slot name="trigger" hidden></slot>',
  '<button part="button" type="button" aria-haspopup="dialog" aria-busy="false">',
  '<span part="spinner" aria-hidden="true"></span>',
  '<span><slot class="one"></slot><span class="label" hidden lang="en" dir="ltr">Link your student loans</span></span>',
  '</button>',
  '<div part="status" role="status">',
  '<span lang="en" dir="ltr"></span>',
  '<slot name="complete" tabindex="-1" hidden></slot>',
  '<slot name="loading" hidden></slot>',
  '<slot name="incomplete" hidden></slot>',
  '<slot name="illegal" hidden></slot>',
  '<slot name="error" hidden></slot>',
  '<slot name="fallback" hidden></slot>',
  '<span class="announcer"></span>',
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
    this.#button = root.querySelector('button');
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
