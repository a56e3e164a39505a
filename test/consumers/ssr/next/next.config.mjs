// This repository's lockfile is not this project's.
export default { turbopack: { root: import.meta.dirname } };
