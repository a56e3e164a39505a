import picocolors from 'picocolors';
import type { Finding, Report, Step } from './check.js';
import { printable } from './excerpt.js';

/** The report for a person: every finding with its line, then the vendor's four steps. */
export function textReport(report: Report, inColor: boolean): string {
  const paint = picocolors.createColors(inColor);

  const finding = ({
    file,
    line,
    column,
    severity,
    rule,
    message,
    fix,
    docs,
    excerpt,
    original,
  }: Finding) => {
    const mark = severity === 'error' ? paint.red('error') : paint.yellow('warning');
    const number = String(original && isSourceMap(file) ? original.line : line);
    const gutter = ' '.repeat(number.length);
    const caret = ' '.repeat(excerpt.caret) + '^'.repeat(excerpt.length);
    const from = original
      ? paint.dim(`  from ${printable(original.source)}:${original.line}:${original.column}`)
      : '';
    return [
      `${paint.bold(`${printable(file)}:${line}:${column}`)}  ${mark}  ${paint.dim(rule)}${from}`,
      paint.dim(`  ${gutter} │`),
      `${paint.dim(`  ${number} │`)} ${excerpt.text}`,
      `${paint.dim(`  ${gutter} │`)} ${severity === 'error' ? paint.red(caret) : paint.yellow(caret)}`,
      `  ${message}`,
      `  ${paint.green('→')} ${fix}`,
      `  ${paint.dim(docs)}`,
      '',
    ].join('\n');
  };

  const step = ({ step, title, errors, warnings, seen }: Step) => {
    const counts = [count(errors, 'error'), count(warnings, 'warning')].filter(Boolean).join(', ');
    // API keys are only ever seen where they are wrong.
    const note = counts || (seen || step === 2 ? '' : 'none found');
    return `  ${errors ? paint.red('✖') : paint.green('✔')} ${step}. ${note ? title.padEnd(24) + paint.dim(note) : title}`;
  };

  const problems = report.problems.map(
    ({ path, message }) =>
      `${paint.bold(printable(path))}  ${paint.red('not checked')}\n  ${printable(message)}\n`,
  );
  const total = `${count(report.files, 'file') || 'No file'} checked`;
  const errors = count(sum(report.steps, 'errors'), 'error');
  const warnings = count(sum(report.steps, 'warnings'), 'warning');
  const found = [errors, warnings].filter(Boolean).join(', ');
  const verdict = {
    ready: paint.green(paint.bold(`Ready for ${report.env}`)) + (found ? `, with ${found}` : ''),
    'not-ready': paint.red(paint.bold(`Not ready for ${report.env}`)) + `: ${found}`,
    'not-checked':
      paint.red(paint.bold('Could not check everything')) + (found ? `: ${found} in the rest` : ''),
  }[report.status];

  return [
    ...report.findings.map(finding),
    ...problems,
    paint.bold(`Going live with Payitoff: ${report.env}`),
    ...(report.files ? report.steps.map(step) : []),
    '',
    `${verdict}. ${total}.`,
    '',
  ].join('\n');
}

const isSourceMap = (file: string) => file.endsWith('.map');
const sum = (steps: readonly Step[], what: 'errors' | 'warnings') =>
  steps.reduce((total, step) => total + step[what], 0);
const count = (number: number, what: string) =>
  number ? `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}` : '';
