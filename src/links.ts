/** The owner's configuration, the same for every link. */
export interface LinksConfig {
  readonly env: string;
  readonly nexusKey: string;
}

/**
 * Turns every link whose address ends in `#payitoff-link` into the trigger of a `<payitoff-link>`: links below `root`,
 * links that are added later, and links in any open shadow root that a pointer or the focus enters. A link carries no
 * configuration of its own.
 */
export function upgradeLinks(root: Element | ShadowRoot, config: LinksConfig): void {
  const watched = new WeakSet<Node>();

  function watch(scope: Element | ShadowRoot): void {
    if (watched.has(scope)) return;
    watched.add(scope);
    const upgradeAll = () => {
      for (const link of scope.querySelectorAll<HTMLAnchorElement>('a[href$="#payitoff-link"]')) {
        upgrade(link, config);
      }
    };
    upgradeAll();
    new MutationObserver(upgradeAll).observe(scope, {
      childList: true,
      subtree: true,
      attributeFilter: ['href'],
    });
  }

  watch(root);
  // A shadow root can be attached at any time, and no event says so.
  for (const type of ['pointerover', 'focusin']) {
    addEventListener(
      type,
      (event) => {
        for (const node of event.composedPath()) if (node instanceof ShadowRoot) watch(node);
      },
      true,
    );
  }
}

function upgrade(link: HTMLAnchorElement, config: LinksConfig): void {
  // An SVG link has no `isContentEditable`; in an editor, the link is text that will be saved.
  if (link.isContentEditable !== false || link.closest('payitoff-link')) return;
  // Not `document.createElement`, which markup can shadow.
  const Link = customElements.get('payitoff-link') as new () => HTMLElementTagNameMap['payitoff-link'];
  // In a component, the link may have a slot of its own.
  const element = Object.assign(new Link(), config, { slot: link.slot });
  const hadFocus = link.matches(':focus');
  link.replaceWith(element);
  link.slot = 'trigger';
  element.append(link);
  // The element shows no trigger before its first update.
  if (hadFocus) void element.updateComplete.then(() => link.focus({ preventScroll: true }));
}
