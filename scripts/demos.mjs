// Builds the demos that have a build of their own, each as a project that has installed the packed package.
import { installAside, installDependencies, root, runAside } from './setup.mjs';

export const BUILT_DEMOS = ['vue', 'angular'];

/**
 * Builds demos into `demo/<name>/dist`, to be served under `/<name>/`. Does its own set-up, and leaves this
 * process free meanwhile. One after the other: two compilers at once are slower on a small machine.
 *
 * @param {object} options
 * @param {string[]} [options.only] names from BUILT_DEMOS
 * @param {boolean} [options.pack] false where the tarball has just been packed
 * @param {(name: string) => void} [options.onBuilt] called after each demo
 * @throws Error with what the compiler printed
 */
export async function buildDemos({ only = BUILT_DEMOS, pack = true, onBuilt } = {}) {
  const { packPackage, unpackInto } = await import('./pack.mjs');
  if (pack) await packPackage();
  for (const name of only) {
    const project = `${root}demo/${name}`;
    await installAside(project);
    await unpackInto(project);
    // Angular asks about telemetry otherwise.
    const env = { ...process.env, NG_CLI_ANALYTICS: 'false' };
    await runAside('npm', ['run', 'build'], { cwd: project, env });
    onBuilt?.(name);
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  installDependencies();
  const { buildPackage } = await import('./build.mjs');
  await buildPackage();
  await buildDemos({
    only: process.argv.length > 2 ? process.argv.slice(2) : undefined,
    onBuilt: (name) => console.log(`demo/${name}/dist is built.`),
  });
}
