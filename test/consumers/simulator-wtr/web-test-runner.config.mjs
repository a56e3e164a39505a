import { chromeLauncher } from '@web/test-runner-chrome';

export default {
  files: '*.test.js',
  nodeResolve: true,
  browsers: [
    chromeLauncher({
      // Without CHROME_PATH the launcher looks for Chrome itself. The argument is for containers that run as root.
      launchOptions: { executablePath: process.env.CHROME_PATH, args: ['--no-sandbox'] },
    }),
  ],
};
