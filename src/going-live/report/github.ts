import type { Finding, Report } from './report.js';

/** The report as workflow commands, which GitHub shows beside the changed lines. */
export function githubReport({ findings, problems }: Report): string {
  const lines = [
    ...findings.map(annotation),
    ...problems.map(({ path, message }) => `::error title=not checked::${data(`${path}: ${message}`)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(finding: Finding): string {
  const { severity, file, rule, message, fix, docs, onPage } = finding;
  const title = `title=${property(rule)}`;
  if (onPage) return `::${severity} ${title}::${data(`${file}: ${message} ${fix} ${docs}`)}`;
  const { line, column, endLine, endColumn } = finding;
  const place = `file=${property(file)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
  return `::${severity} ${place},${title}::${data(`${message} ${fix} ${docs}`)}`;
}

/** A workflow command ends with its line; a property, with a colon or comma as well. */
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
