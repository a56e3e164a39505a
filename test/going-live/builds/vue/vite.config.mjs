import { defineConfig } from 'vite';
import vue from '@vitejs/plugin-vue';

const page = process.env.PAGE ?? 'right';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'payitoff-link' } } })],
  resolve: { alias: { '#page': import.meta.dirname + `/src/${page}.vue` } },
  build: { outDir: `dist/${page}` },
});
