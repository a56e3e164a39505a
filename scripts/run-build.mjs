// `npm run build`: all set-up, then dist/.
import { installDependencies } from './setup.mjs';

installDependencies();
const { buildPackage } = await import('./build.mjs');
await buildPackage();
