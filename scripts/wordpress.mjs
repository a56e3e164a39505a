// `npm run wordpress`: the plugin in a real WordPress on this machine.
// With --zip: the plugin as a zip.
import { buildPackage } from './build.mjs';
import { installAsync, root } from './setup.mjs';

const project = `${root}/integrations/wordpress`;

await installAsync(project);
// Its packages are installed by now.
const { missingTools } = await import('../integrations/wordpress/site/fetch.mjs');

if (process.argv.includes('--zip')) await writeZip();
else await serve();

async function writeZip() {
  const { packPlugin, zip } = await import('../integrations/wordpress/plugin.mjs');
  await buildPackage();
  await packPlugin();
  console.log(`Wrote ${zip}`);
}

async function serve() {
  if (missingTools()) {
    console.error(missingTools());
    process.exitCode = 1;
    return;
  }
  await buildPackage();
  const { PEOPLE, askSite, createSite, startSite } = await import('../integrations/wordpress/site/site.mjs');
  console.log('Installing WordPress …');
  const site = await createSite({
    name: 'local',
    port: process.env.PORT,
    extras: [`${project}/site/simulator.php`, `${root}/dist/nexus-simulator.js`],
  });
  askSite(
    site,
    `update_option( 'payitoff_link', array( 'env' => 'sandbox', 'sandbox_key' => 'demo-sandbox-key' ) );`,
  );
  const { stop } = await startSite(site);
  console.log(`
  WordPress with the plugin: ${site.address}/wp-admin/
  Log in as ${PEOPLE.join(', ')}: the password is the same word.
  The simulator stands in for Nexus: no request leaves this machine. Ctrl+C ends it.
`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stop();
      process.exit();
    });
  }
}
