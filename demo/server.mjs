// `npm start`: builds the package and serves the site, at PORT or the first free port from 8000 on.
import { buildPackage } from '../scripts/build.mjs';
import { buildDemos, packPackage } from '../scripts/package.mjs';
import { startServer } from '../scripts/server.mjs';
import { addApp, demoSite } from './site.mjs';

const { PORT } = process.env;

await buildPackage();
const { address } = await startServer({ ...(PORT && { port: Number(PORT) }), middleware: [demoSite()] });
// Made at the first request.
await fetch(address);
console.log(`\n  The site is at ${address}/\n`);

// The plain pages are up; the two that need a compiler follow.
console.log('  Building the Vue and Angular demos …');
try {
  await packPackage();
  await buildDemos({
    async onBuilt(name) {
      await addApp(name);
      console.log(`  /${name}/ is ready`);
    },
  });
} catch (error) {
  console.error(`  The Vue and Angular demos could not be built: ${error.message}`);
}
