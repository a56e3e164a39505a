import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const page = process.env.PAGE ?? 'right';

export default defineConfig({
  plugins: [solid()],
  resolve: { alias: { '#page': import.meta.dirname + `/src/${page}.jsx` } },
  build: { outDir: `dist/${page}` },
});
