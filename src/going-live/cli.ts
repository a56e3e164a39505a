// Nothing here that an old Node does not understand: it is to say that it is too old.
const OLDEST = 20;

if (parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    'payitoff-link needs Node ' + OLDEST + ' or later; this is ' + process.versions.node + '.\n',
  );
  process.exitCode = 2;
} else {
  void import('./main.js');
}

export {};
