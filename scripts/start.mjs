// `npm start`: all set-up, then the demo site.
import { installDependencies } from './setup.mjs';

installDependencies();
const { buildPackage } = await import('./build.mjs');
await buildPackage();
const { serveDemos } = await import('../demo/server.mjs');
await serveDemos({ port: process.env.PORT ? Number(process.env.PORT) : undefined });

// The plain pages are up by now; the two that need a compiler follow.
const { buildDemos } = await import('./demos.mjs');
console.log('  Building the Vue and Angular demos …');
await buildDemos({ onBuilt: (name) => console.log(`  /${name}/ is there`) }).catch((error) =>
  console.error(`  The Vue and Angular demos could not be built: ${error.message}`),
);
