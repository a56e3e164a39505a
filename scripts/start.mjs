// `npm start`: all set-up, then the demo site.
import { installDependencies } from './setup.mjs';

installDependencies();
const { buildPackage } = await import('./build.mjs');
await buildPackage();
const { serveDemos } = await import('../demo/server.mjs');
await serveDemos({ port: process.env.PORT ? Number(process.env.PORT) : undefined });
