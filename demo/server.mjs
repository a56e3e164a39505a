// `npm start`: builds the package and serves the demo site, at PORT or the first free port from 8000 on.
import { buildPackage } from '../scripts/build.mjs';
import { buildDemos, packPackage } from '../scripts/package.mjs';
import { startServer } from '../scripts/server.mjs';
import { demoSite } from './site.mjs';

const { PORT } = process.env;

function home(context, next) {
  if (context.path === '/') context.url = '/html/';
  return next();
}

await buildPackage();
const { address } = await startServer({
  ...(PORT && { port: Number(PORT) }),
  middleware: [home, demoSite()],
});
console.log(`\n  The demos are at ${address}/\n`);

// The plain pages are up; the two that need a compiler follow.
console.log('  Building the Vue and Angular demos …');
try {
  await packPackage();
  await buildDemos({ onBuilt: (name) => console.log(`  /${name}/ is ready`) });
} catch (error) {
  console.error(`  The Vue and Angular demos could not be built: ${error.message}`);
}
