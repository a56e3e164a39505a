import type { PayitoffLink, PayitoffLinkEventMap } from '../index.js';

/** What markup may say of `<payitoff-link>`, by attribute name. */
export interface LinkAttributes {
  env?: PayitoffLink['env'] | undefined;
  'nexus-key'?: PayitoffLink['nexusKey'] | undefined;
  uuid?: PayitoffLink['uuid'] | undefined;
  preload?: PayitoffLink['preload'] | undefined;
  timeout?: PayitoffLink['timeout'] | `${number}` | undefined;
  disabled?: PayitoffLink['disabled'] | undefined;
  name?: PayitoffLink['name'] | undefined;
  required?: PayitoffLink['required'] | undefined;
  nonce?: string | undefined;
}

/** A listener for each event, under the name a framework gives it: `onpayitoff-success`. */
export type LinkListeners<Prefix extends string> = {
  [Name in keyof PayitoffLinkEventMap as `${Prefix}${Name}`]?:
    ((event: PayitoffLinkEventMap[Name]) => unknown) | undefined;
};
