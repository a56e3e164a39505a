import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

const page = process.env.PAGE ?? 'right';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '#page': import.meta.dirname + `/src/${page}.jsx` } },
  build: { outDir: `dist/${page}` },
});
