/* global addEventListener, caches, fetch, location, self, Response, URL */
// A page's service worker that gets between the page and the Nexus scripts, in the ways that its address asks for:
// `answer` what its cache has for `address`, `ignoreSearch` if it takes that for every query, `fails` or `hangs` for
// exactly that address.
const { address, answer, ignoreSearch, fails, hangs } = Object.fromEntries(new URL(location).searchParams);

async function prepare() {
  if (answer !== undefined) {
    const cache = await caches.open('nexus');
    await cache.put(address, new Response(answer, { headers: { 'content-type': 'text/javascript' } }));
  }
  await self.skipWaiting();
}

async function respond(request) {
  const isRegistered = request.url === address;
  if (isRegistered && fails) return Response.error();
  if (isRegistered && hangs) return new Promise(() => {});
  const cache = await caches.open('nexus');
  return (await cache.match(request, { ignoreSearch: !!ignoreSearch })) ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(prepare()));
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
addEventListener('fetch', (event) => {
  if (new URL(event.request.url).pathname.startsWith('/fake/nexus'))
    event.respondWith(respond(event.request));
});
