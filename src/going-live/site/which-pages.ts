/** Following these would do something. */
const DOES_SOMETHING = /log-?out|sign-?out|logoff|delete|remove|unsubscribe|cancel|add-to-cart/i;
/** These are no pages. */
const NO_PAGE =
  /\.(?:pdf|zip|gz|dmg|exe|docx?|xlsx?|pptx?|csv|ics|png|jpe?g|gif|webp|svg|mp[34]|webm|xml|json|txt)$/i;

/** Which links of a page to follow: pages of its own origin that do nothing when they are opened. */
export function linksToFollow(links: readonly string[], from: string): string[] {
  const { origin } = new URL(from);
  const found = links.flatMap((link) => {
    if (!URL.canParse(link)) return [];
    const url = new URL(link);
    url.hash = '';
    const isPage = url.origin === origin && !NO_PAGE.test(url.pathname);
    return isPage && !DOES_SOMETHING.test(url.pathname + url.search) ? [url.href] : [];
  });
  return [...new Set(found)];
}

const MOST_SITEMAPS = 20;

/** The pages that a site's map names; a reason if it cannot be read. */
export async function addressesInSitemap(origin: string, timeout: number): Promise<string[] | string> {
  const maps = [`${origin}/sitemap.xml`];
  const pages = new Set<string>();
  for (let i = 0; i < maps.length && i < MOST_SITEMAPS; i++) {
    const text = await fetch(maps[i]!, { signal: AbortSignal.timeout(timeout) }).then(
      (response) => (response.ok ? response.text() : `${response.status}`),
      (error: Error) => `${error.name}`,
    );
    if (!text.includes('<')) return `The sitemap could not be read: ${text}.`;
    for (const [, address = ''] of text.matchAll(/<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)/g)) {
      const url = address.replaceAll('&amp;', '&');
      if (!URL.canParse(url) || new URL(url).origin !== origin) continue;
      if (/<sitemapindex/.test(text)) maps.push(url);
      else pages.add(url);
    }
  }
  return [...pages];
}
