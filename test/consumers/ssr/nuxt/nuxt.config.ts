export default defineNuxtConfig({
  compatibilityDate: '2025-07-01',
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'payitoff-link' } },
});
