const page = process.env.PAGE ?? 'right';

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  distDir: `dist/${page}`,
  turbopack: { root: import.meta.dirname, resolveAlias: { '#page': `./src/${page}.jsx` } },
};
