// `npm run test:cms`: what docs/cms.md tells to paste, pasted; and what filters and editors leave of it.
import { requireBrowsers } from '../../scripts/browsers.mjs';
import { buildPackage } from '../../scripts/build.mjs';
import { installAsync, root, run } from '../../scripts/setup.mjs';

requireBrowsers(['chromium']);
await installAsync(`${root}/test/cms`);
await buildPackage();
const given = process.argv.slice(2);
const files = given.some((argument) => argument.endsWith('.mjs'))
  ? []
  : ['test/cms/pages.test.mjs', 'test/cms/sanitizers.test.mjs'];
run('node', ['--test', '--test-reporter=spec', ...given, ...files]);
