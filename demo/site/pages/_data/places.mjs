/** What the header of every page links to. */
export default [
  { title: 'Docs', address: 'docs/' },
  { title: 'Demos', address: 'demos/' },
  { title: 'Playground', address: 'playground/' },
  { title: 'Builder', address: 'builder/' },
  { title: 'Simulator', address: 'simulator/' },
];
