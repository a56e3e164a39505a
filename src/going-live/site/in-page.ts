// Functions that are handed over to a page: each must do without anything outside of itself.

/** What the checker keeps on a page. */
export interface PageRecord {
  roots: ShadowRoot[];
  blocked: { directive: string; what: string }[];
  errors: string[];
  calls: { method: 'init' | 'link' | 'linkServicers'; options: string[]; key: string }[];
}

/** One `<payitoff-link>` as the page has it. */
export interface SeenElement {
  env: string;
  nexusKey: string;
  isDefined: boolean;
  /** The code of the error that loading Nexus for it ends with. */
  code: string;
}

/** What one frame shows. */
export interface SeenFrame {
  elements: SeenElement[];
  orphanedSlots: string[];
  hasSimulator: boolean;
  links: string[];
}

/** Runs in every frame before the page's own scripts. */
export function startRecord(
  stored: { origin: string; localStorage: { name: string; value: string }[] }[],
): void {
  const host = globalThis as unknown as Record<symbol, PageRecord>;
  const record: PageRecord = { roots: [], blocked: [], errors: [], calls: [] };
  Object.defineProperty(host, Symbol.for('payitoff-link-check'), { value: record });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = attach.call(this, init);
    record.roots.push(root);
    return root;
  };
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
    record.blocked.push({ directive: effectiveDirective, what: `${blockedURI} ${sample}` });
  });
  addEventListener('payitoff-error', (event) => {
    const { detail } = event as unknown as CustomEvent<{ code?: string } | null>;
    record.errors.push(detail?.code ?? '');
  });
  try {
    for (const { origin, localStorage: items } of stored) {
      if (origin !== location.origin) continue;
      for (const { name, value } of items)
        if (localStorage.getItem(name) === null) localStorage.setItem(name, value);
    }
  } catch {
    // A frame without storage.
  }
}

/** Runs after the vendor's script, which the simulator stands for. */
export function recordCalls(): void {
  const host = globalThis as unknown as Record<symbol, PageRecord> & { Nexus?: Record<string, unknown> };
  const record = host[Symbol.for('payitoff-link-check')];
  const { Nexus } = host;
  if (!record || !Nexus) return;
  for (const method of ['init', 'link', 'linkServicers'] as const) {
    const original = Nexus[method];
    if (typeof original !== 'function') continue;
    Nexus[method] = function call(this: unknown, ...args: unknown[]): unknown {
      const given = args[0];
      const isObject = typeof given === 'object' && given !== null;
      const key = isObject ? (given as { nexus_key?: unknown }).nexus_key : undefined;
      const options = isObject
        ? Object.keys(given).filter((name) => (given as Record<string, unknown>)[name] !== undefined)
        : [];
      record.calls.push({ method, options, key: typeof key === 'string' ? key : '' });
      return original.apply(this, args) as unknown;
    };
  }
}

/** What a frame shows. With `load`, each element loads Nexus, without opening it, and says what keeps it from that. */
export async function look(load: boolean): Promise<SeenFrame> {
  type Link = HTMLElement & { env?: string; nexusKey?: string; load?: () => Promise<void> };
  const record = (globalThis as unknown as Record<symbol, PageRecord>)[Symbol.for('payitoff-link-check')];
  const roots = new Set<Document | ShadowRoot>([document, ...(record?.roots ?? [])]);
  for (const root of roots) {
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.add(shadowRoot);
  }
  const all = <E extends Element>(selector: string) =>
    [...roots].flatMap((root) => [...root.querySelectorAll<E & HTMLElement>(selector)]);
  const codeOf = async (element: Link) => {
    if (!load || !element.load) return '';
    const late = new Promise<string>((settle) => setTimeout(settle, 5000, ''));
    const loaded = element.load().then(
      () => '',
      (error: { code?: string }) => error?.code ?? '',
    );
    return Promise.race([loaded, late]);
  };
  const elements: SeenElement[] = [];
  const links = all<Link>('payitoff-link');
  for (const element of links) {
    elements.push({
      env: element.env ?? element.getAttribute('env') ?? '',
      nexusKey: element.nexusKey ?? element.getAttribute('nexus-key') ?? '',
      isDefined: typeof element.load === 'function',
      code: await codeOf(element),
    });
  }
  const slots =
    '[slot=loading],[slot=complete],[slot=incomplete],[slot=illegal],[slot=error],[slot=fallback]';
  const orphaned = links.length
    ? all<HTMLElement>(slots).filter(({ parentElement: parent }) => !parent?.localName.includes('-'))
    : [];
  // What all copies of the package on a page share.
  const page = (globalThis as unknown as Record<symbol, { environments?: Map<string, string> }>)[
    Symbol.for('payitoff-link/1')
  ];
  return {
    elements,
    orphanedSlots: orphaned.map(({ slot }) => slot),
    hasSimulator:
      customElements.get('payitoff-nexus-simulator') !== undefined ||
      page?.environments?.has('simulator') === true,
    links: all<HTMLAnchorElement>('a[href]:not([download])').map(({ href }) => String(href)),
  };
}

/** Takes what has been recorded so far. */
export function takeRecord(): Omit<PageRecord, 'roots'> {
  const record = (globalThis as unknown as Record<symbol, PageRecord>)[Symbol.for('payitoff-link-check')];
  const { blocked = [], errors = [], calls = [] } = record ?? {};
  return { blocked, errors, calls };
}
