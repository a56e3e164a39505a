// The tree and the style sheet of <payitoff-link> as the template of a minimal LitElement: what the usual way costs.
// What it does not do is what hand-written-link.js does not do; the attributes are reactive properties here.
import { LitElement, html, unsafeCSS } from 'lit';
import cssText from '/same-style.js';

class LitTemplateLink extends LitElement {
  static formAssociated = true;
  static shadowRootOptions = { mode: 'open', delegatesFocus: true };
  static styles = unsafeCSS(cssText);
  static properties = {
    env: {},
    nexusKey: { attribute: 'nexus-key' },
    disabled: { type: Boolean, reflect: true },
  };

  #internals = this.attachInternals();

  get form() {
    return this.#internals.form;
  }

  open() {
    globalThis.Nexus.init({ nexus_key: this.nexusKey });
    globalThis.Nexus.link({});
  }

  // The same tree has no white space between its tags.
  // prettier-ignore
  render() {
    return html`<button part="button" type="button" aria-haspopup="dialog"
      ?disabled=${this.disabled} @click=${this.open}
      ><span part="spinner" aria-hidden="true" hidden></span
      ><span><slot></slot><span class="label" hidden>Link your student loans</span></span
    ></button
    ><div part="status" role="status"
      ><slot name="complete" tabindex="-1" hidden></slot
      ><slot name="loading" hidden></slot
      ><slot name="incomplete" hidden></slot
      ><slot name="illegal" hidden></slot
      ><slot name="error" hidden>Something went wrong. Please try again.</slot
      ><slot name="fallback" hidden></slot
    ></div>`;
  }
}

customElements.define('lit-template-link', LitTemplateLink);
