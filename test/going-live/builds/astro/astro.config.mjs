import { defineConfig } from 'astro/config';

const page = process.env.PAGE ?? 'right';

export default defineConfig({
  outDir: `dist/${page}`,
  vite: { resolve: { alias: { '#page': `${import.meta.dirname}/src/variants/${page}.astro` } } },
});
