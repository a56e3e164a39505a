import type { Report } from './report.js';

/** The report as JSON. `version` changes when something is taken away or comes to mean something else. */
export const jsonReport = (report: Report) => `${JSON.stringify({ version: 2, ...report }, null, 2)}\n`;
