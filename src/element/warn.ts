const warned = new Set<string>();

/** Tells a developer of a mistake, once for each message. */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`<payitoff-link> ${message}`);
}
