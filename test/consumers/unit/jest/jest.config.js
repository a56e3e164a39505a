export default {
  testEnvironment: 'jsdom',
  // payitoff-link is an ES module, and so are these tests: NODE_OPTIONS=--experimental-vm-modules npx jest
  transform: {},
};
