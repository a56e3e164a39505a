// Stands for your application: a server of your own would serve these.
const FILES = {
  '/': 'page.html',
  '/payitoff-link.min.js': 'node_modules/payitoff-link/dist/payitoff-link.min.js',
};

/** Opens the application: `page.goto('/')` of a server of your own. */
export async function openApp(page) {
  await page.route('https://app.example/**', (route) =>
    route.fulfill({ path: FILES[new URL(route.request().url()).pathname] }),
  );
  await page.goto('https://app.example/');
}
