import type { PayitoffLinkEventMap } from 'payitoff-link';

export const LINK_EVENTS: readonly (keyof PayitoffLinkEventMap)[] = [
  'payitoff-open',
  'payitoff-success',
  'payitoff-incomplete',
  'payitoff-illegal',
  'payitoff-error',
  'payitoff-statechange',
];

/** One line about an event, for a person. */
export function describe({ type, detail }: CustomEvent): string {
  switch (type) {
    case 'payitoff-open':
      return `${detail.env}, ${detail.uuid || 'a new borrower'}`;
    case 'payitoff-statechange':
      return `${detail.previous} → ${detail.state}`;
    case 'payitoff-error':
      return `${detail.code}: ${detail.message}`;
    default:
      return `${detail.message} ${detail.result.borrower?.uuid ?? ''}`;
  }
}
