import { defineNuxtConfig } from 'nuxt/config';

const page = process.env.PAGE ?? 'right';

export default defineNuxtConfig({
  compatibilityDate: '2025-07-01',
  telemetry: false,
  alias: { '#page': `${import.meta.dirname}/variants/${page}.vue` },
  nitro: { output: { publicDir: `${import.meta.dirname}/dist/${page}` } },
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'payitoff-link' } },
});
