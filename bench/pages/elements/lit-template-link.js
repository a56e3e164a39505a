// A minimal LitElement whose template is the tree that <payitoff-link> has once it is used, with the same style sheet:
// the usual way to write an element. Its attributes are reactive properties; otherwise it does no more than
// hand-written-link.js.
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

  // The tree has no white space between its tags.
  // prettier-ignore
  render() {
    return html`<slot name="trigger" hidden></slot
    ><button part="button" type="button" aria-haspopup="dialog" aria-busy="false"
      ?disabled=${this.disabled} @click=${this.open}
      ><span part="spinner" aria-hidden="true"></span
      ><span><slot class="one"></slot><span class="label" hidden lang="en" dir="ltr">Link your student loans</span></span
    ></button
    ><div part="status" role="status"
      ><span lang="en" dir="ltr"></span
      ><slot name="complete" tabindex="-1" hidden></slot
      ><slot name="loading" hidden></slot
      ><slot name="incomplete" hidden></slot
      ><slot name="illegal" hidden></slot
      ><slot name="error" hidden></slot
      ><slot name="fallback" hidden></slot
      ><span class="announcer"></span
    ></div>`;
  }
}

customElements.define('lit-template-link', LitTemplateLink);
