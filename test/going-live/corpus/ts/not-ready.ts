export const environment = {
  production: true,
  payitoff: { apiBase: 'https://payitoff-sandbox.io/api/v3.0.0', apiKey: 'pk_0123456789' as const },
};
enum Scripts {
  Nexus = 'https://payitoff-cdn.io/sandbox/nexus/js/v1',
}
(window as unknown as { Nexus: any }).Nexus!.linkServicers(<object>{ onExit: () => {} });
