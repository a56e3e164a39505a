// Types of <payitoff-link> in Vue templates: import 'payitoff-link/vue' once, anywhere in the project.
import type { EmitFn, HTMLAttributes, ReservedProps } from 'vue';
import type { PayitoffLink, PayitoffLinkEventMap } from '../index.js';
import type { LinkAttributes } from './attributes.js';

type Props = HTMLAttributes &
  ReservedProps &
  Omit<LinkAttributes, 'nexus-key'> & { nexusKey?: LinkAttributes['nexus-key'] };

type Emits = { [Name in keyof PayitoffLinkEventMap]: (event: PayitoffLinkEventMap[Name]) => void };

/** The shape that Vue's own guide gives to a custom element. */
type VuePayitoffLink = new () => PayitoffLink & {
  /** @deprecated For the template's type check: not there at run time. */
  $props: Props;
  /** @deprecated For the template's type check: not there at run time. */
  $emit: EmitFn<Emits>;
};

declare module 'vue' {
  interface HTMLAttributes {
    /** The platform's own attribute, which Vue leaves out: names the slot of an element's child. */
    slot?: string | undefined;
  }
  interface GlobalComponents {
    'payitoff-link': VuePayitoffLink;
  }
}
