// Types of <payitoff-link> in Svelte 5 markup: import 'payitoff-link/svelte' once, anywhere in the project.
import type { HTMLAttributes } from 'svelte/elements';
import type { PayitoffLink } from '../index.js';
import type { LinkAttributes, LinkListeners } from './attributes.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'payitoff-link': HTMLAttributes<PayitoffLink> & LinkAttributes & LinkListeners<'on'>;
  }
}
