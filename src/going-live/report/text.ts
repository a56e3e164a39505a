import picocolors from 'picocolors';
import { printable } from './excerpt.js';
import type { Coverage, Finding, Problem, Report, Step } from './report.js';

type Paint = ReturnType<typeof picocolors.createColors>;

/** The report for a person: every finding with its line, then the vendor's four steps. */
export function textReport(report: Report, inColor: boolean): string {
  const paint = picocolors.createColors(inColor);
  return [
    ...report.findings.map((finding) => findingText(finding, paint)),
    ...report.problems.map((problem) => problemText(problem, paint)),
    summaryText(report, paint),
  ].join('\n');
}

/** The vendor's four steps, and what the check comes to. */
function summaryText(report: Report, paint: Paint): string {
  const { files, pages } = report.coverage;
  return [
    paint.bold(`Going live with Payitoff: ${report.env}`),
    ...(files || pages ? report.steps.flatMap((step) => stepText(step, paint)) : []),
    '',
    verdictText(report, paint),
    coverageText(report),
    '',
  ].join('\n');
}

function findingText(finding: Finding, paint: Paint): string {
  const { file, line, column, severity, rule, message, fix, docs, excerpt, original, onPage } = finding;
  const inSeverity = severity === 'error' ? paint.red : paint.yellow;
  const number = onPage ? '' : String(original && file.endsWith('.map') ? original.line : line);
  const gutter = ' '.repeat(number.length);
  const caret = ' '.repeat(excerpt.caret) + '^'.repeat(excerpt.length);
  const place = printable(file) + (onPage ? '' : `:${line}:${column}`);
  const from = original
    ? paint.dim(`  from ${printable(original.source)}:${original.line}:${original.column}`)
    : '';
  return [
    `${paint.bold(place)}  ${inSeverity(severity)}  ${paint.dim(rule)}${from}`,
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

const LABEL = 24;

function stepText(
  { step, title, mark, errors, warnings, known, places, unknown }: Step,
  paint: Paint,
): string[] {
  const sign = { wrong: paint.red('✖'), 'nothing-found': paint.green('✔'), unknown: paint.yellow('?') }[mark];
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter(Boolean).join(', ');
  const looked =
    counts ||
    (places ? `nothing ${known ? 'new' : 'wrong'} found in ${count(places, 'place')}` : 'nothing found');
  return [
    `  ${sign} ${step}. ${title.padEnd(LABEL)}${paint.dim(looked)}`,
    ...unknown.map((text) => `       ${paint.dim(`not known: ${text}`)}`),
  ];
}

function verdictText({ env, status, steps, known }: Report, paint: Paint): string {
  const errors = count(sum(steps, 'errors'), 'error');
  const warnings = count(sum(steps, 'warnings'), 'warning');
  const found = [errors, warnings].filter(Boolean).join(', ');
  switch (status) {
    case 'nothing-found':
      return (
        paint.green(paint.bold(`Nothing ${known ? 'new' : 'wrong'} found for ${env}`)) +
        (found ? `, but ${found}.` : '.') +
        (steps.some(({ mark }) => mark === 'unknown')
          ? ' That is not everything: see what is not known.'
          : '')
      );
    case 'found':
      return `${paint.red(paint.bold(`Not ready for ${env}`))}: ${found}.`;
    case 'not-checked':
      return paint.red(paint.bold('Could not check everything')) + (found ? `: ${found} in the rest.` : '.');
  }
}

function coverageText({ coverage, excused, known }: Report): string {
  const { files, aboutPayitoff, pages } = coverage;
  const looked = [
    files || !pages
      ? `${count(files, 'file') || 'No file'} read${files ? `, ${aboutPayitoff.toLocaleString('en')} about Payitoff` : ''}`
      : '',
    pages ? `${count(pages, 'page')} opened` : '',
  ].filter(Boolean);
  const left = notRead(coverage);
  const quiet = [
    excused ? `${count(excused, 'finding')} excused by a comment` : '',
    known ? `${count(known, 'finding')} known from the baseline` : '',
  ].filter(Boolean);
  return [...looked, ...(left ? [`Not read: ${left}`] : []), ...quiet].map((text) => `${text}.`).join(' ');
}

function notRead({ notRead: { binary, testOrTool, notOfASite, forOtherEnvironment } }: Coverage): string {
  return [
    count(testOrTool, 'test or tool', 'tests or tools'),
    count(forOtherEnvironment, 'file for another environment', 'files for another environment'),
    count(binary, 'binary file'),
    count(notOfASite, 'style sheet, text or the like', 'style sheets, texts and the like'),
  ]
    .filter(Boolean)
    .join(', ');
}

const sum = (steps: readonly Step[], what: 'errors' | 'warnings') =>
  steps.reduce((total, step) => total + step[what], 0);
const count = (number: number, what: string, many = `${what}s`) =>
  number ? `${number.toLocaleString('en')} ${number === 1 ? what : many}` : '';
