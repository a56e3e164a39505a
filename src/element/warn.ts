const warned = new Set<string>();

/** Warns a developer, once for each message. */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  try {
    console.warn(`<payitoff-link> ${message}`);
  } catch {
    // A test may let warnings throw. That must not cost an outcome.
  }
}
