export type { LinkPreload } from './element/attribute-property.js';
export { PayitoffLink, type LinkEnv } from './element/payitoff-link.js';
export type {
  LinkOpenDetail,
  LinkState,
  LinkStateChangeDetail,
  PayitoffErrorEvent,
  PayitoffIllegalEvent,
  PayitoffIncompleteEvent,
  PayitoffLinkEventMap,
  PayitoffOpenEvent,
  PayitoffStateChangeEvent,
  PayitoffSuccessEvent,
} from './element/link-events.js';
export { LinkError, type LinkErrorCode } from './core/link-error.js';
export type {
  LinkExit,
  LinkFailure,
  LinkIllegal,
  LinkIncomplete,
  LinkOutcome,
  LinkResult,
  LinkSuccess,
} from './core/outcome.js';
export { registerTestHost } from './element/public-page.js';
export { registerEnvironment, type PayitoffEnvironments } from './nexus/environments.js';
