// `npm run test:soak`: 20,000 random sequences against the model of the contract, in Chromium.
import { run } from './setup.mjs';

run('node', ['scripts/test.mjs', '--files', 'test/model/model.test.ts'], {
  env: { RUNS: '20000', ENGINE: 'chromium', ...process.env },
});
