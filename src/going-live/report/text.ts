import picocolors from 'picocolors';
import { printable } from './excerpt.js';
import type { Finding, Problem, Report, Step } from './report.js';

type Paint = ReturnType<typeof picocolors.createColors>;

/** The report for a person: every finding with its line, then the vendor's four steps. */
export function textReport(report: Report, inColor: boolean): string {
  const paint = picocolors.createColors(inColor);
  return [
    ...report.findings.map((finding) => findingText(finding, paint)),
    ...report.problems.map((problem) => problemText(problem, paint)),
    paint.bold(`Going live with Payitoff: ${report.env}`),
    ...(report.files ? report.steps.map((step) => stepText(step, paint)) : []),
    '',
    verdictText(report, paint),
    '',
  ].join('\n');
}

function findingText(finding: Finding, paint: Paint): string {
  const { file, line, column, severity, rule, message, fix, docs, excerpt, original } = finding;
  const inSeverity = severity === 'error' ? paint.red : paint.yellow;
  const number = String(original && isSourceMap(file) ? original.line : line);
  const gutter = ' '.repeat(number.length);
  const caret = ' '.repeat(excerpt.caret) + '^'.repeat(excerpt.length);
  const from = original
    ? paint.dim(`  from ${printable(original.source)}:${original.line}:${original.column}`)
    : '';
  return [
    `${paint.bold(`${printable(file)}:${line}:${column}`)}  ${inSeverity(severity)}  ${paint.dim(rule)}${from}`,
    paint.dim(`  ${gutter} │`),
    `${paint.dim(`  ${number} │`)} ${excerpt.text}`,
    `${paint.dim(`  ${gutter} │`)} ${inSeverity(caret)}`,
    `  ${message}`,
    `  ${paint.green('→')} ${fix}`,
    `  ${paint.dim(docs)}`,
    '',
  ].join('\n');
}

const problemText = ({ path, message }: Problem, paint: Paint) =>
  `${paint.bold(printable(path))}  ${paint.red('not checked')}\n  ${printable(message)}\n`;

function stepText({ step, title, errors, warnings, seen }: Step, paint: Paint): string {
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter(Boolean).join(', ');
  // API keys are only ever seen where they are wrong.
  const note = counts || (seen || step === 2 ? '' : 'none found');
  return `  ${errors ? paint.red('✖') : paint.green('✔')} ${step}. ${note ? title.padEnd(24) + paint.dim(note) : title}`;
}

function verdictText({ env, files, status, steps }: Report, paint: Paint): string {
  const total = `${count(files, 'file') || 'No file'} checked`;
  const errors = count(sum(steps, 'errors'), 'error');
  const warnings = count(sum(steps, 'warnings'), 'warning');
  const found = [errors, warnings].filter(Boolean).join(', ');
  const verdict = {
    ready: paint.green(paint.bold(`Ready for ${env}`)) + (found ? `, with ${found}` : ''),
    'not-ready': paint.red(paint.bold(`Not ready for ${env}`)) + `: ${found}`,
    'not-checked':
      paint.red(paint.bold('Could not check everything')) + (found ? `: ${found} in the rest` : ''),
  }[status];
  return `${verdict}. ${total}.`;
}

const isSourceMap = (file: string) => file.endsWith('.map');
const sum = (steps: readonly Step[], what: 'errors' | 'warnings') =>
  steps.reduce((total, step) => total + step[what], 0);
const count = (number: number, what: string) =>
  number ? `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}` : '';
