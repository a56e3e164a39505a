// Types of <payitoff-link> in JSX: import 'payitoff-link/jsx' once, anywhere in the project.
//
// A project has one of these frameworks. Nothing here names a type of theirs, so that the others are not
// missed: what any element may have is read off their own <div>.
import type { PayitoffLink } from '../index.js';
import type { LinkAttributes, LinkListeners } from './attributes.js';

type GlobalProps<Elements> = Elements extends { div: infer Props } ? Omit<Props, 'ref'> : unknown;

type NullableRef =
  ((element: PayitoffLink | null) => void | (() => void)) | { current: PayitoffLink | null } | null;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'payitoff-link': GlobalProps<IntrinsicElements> &
        LinkAttributes &
        LinkListeners<'on'> & { ref?: NullableRef | undefined };
    }
  }
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'payitoff-link': GlobalProps<IntrinsicElements> &
        LinkAttributes &
        LinkListeners<'on'> & { ref?: NullableRef | undefined };
    }
  }
}

// Solid's own index exports JSX by name, which cannot be added to.
declare module 'solid-js/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements {
      'payitoff-link': GlobalProps<IntrinsicElements> &
        LinkAttributes &
        LinkListeners<'on:'> & { ref?: PayitoffLink | ((element: PayitoffLink) => void) | undefined };
    }
  }
}
