import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  build: { rollupOptions: { input: ['index.html', 'trigger.html'] } },
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'payitoff-link' } } })],
});
