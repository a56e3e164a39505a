import { defineConfig } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';

const page = process.env.PAGE ?? 'right';

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { '#page': import.meta.dirname + `/src/${page}.svelte` } },
  build: { outDir: `dist/${page}` },
});
