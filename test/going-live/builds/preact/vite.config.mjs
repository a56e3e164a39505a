import { defineConfig } from 'vite';
import preact from '@preact/preset-vite';

const page = process.env.PAGE ?? 'right';

export default defineConfig({
  plugins: [preact()],
  resolve: { alias: { '#page': import.meta.dirname + `/src/${page}.jsx` } },
  build: { outDir: `dist/${page}` },
});
