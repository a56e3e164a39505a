import type { Location, Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import type { Environment } from '../facts.js';
import { STEPS, textOf, type Rule } from '../rules/rule.js';
import type { Finding, Report } from './report.js';
import { DOCS, RULES } from '../rules/all-rules.js';

/** The report as SARIF 2.1.0, which code hosts show beside the code. */
export function sarifReport(report: Report, version: string): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'payitoff-link',
            version,
            rules: RULES.map((rule) => descriptorOf(rule, report.env, version)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.status !== 'not-checked',
            toolExecutionNotifications: report.problems.map(({ path, message }): Notification => ({
              level: 'error',
              message: { text: `${path}: ${message}` },
            })),
          },
        ],
        results: report.findings.map(resultOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const descriptorOf = (rule: Rule, env: Environment, version: string): ReportingDescriptor => ({
  id: rule.id,
  shortDescription: { text: rule.title },
  // Where every published version of a package can be read; the same page ships in the package.
  helpUri: `https://unpkg.com/payitoff-link@${version}/${DOCS}#${rule.id}`,
  help: { text: `${textOf(rule.fix, env)} See ${DOCS}#${rule.id}.` },
  defaultConfiguration: { level: rule.severity },
  properties: { tags: [`step ${rule.step}: ${STEPS[rule.step]}`] },
});

function resultOf(finding: Finding): Result {
  const { rule, severity, file, message, fix, original, fingerprint, onPage } = finding;
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${message} ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: onPage ? file : uriOf(file) },
          ...(onPage ? {} : { region: regionOf(finding) }),
        },
      },
    ],
    partialFingerprints: { 'payitoffLink/v1': fingerprint },
    ...(original ? { relatedLocations: [originalLocation(original)] } : {}),
  };
}

const regionOf = ({ line, column, endLine, endColumn, excerpt }: Finding): Region => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
  snippet: { text: excerpt.text },
});

/** A path may hold any character; a `#` or `?` of it would end the path of an address. */
const uriOf = (path: string) => path.split('/').map(encodeURIComponent).join('/');

const originalLocation = ({ source, line, column }: NonNullable<Finding['original']>): Location => ({
  id: 1,
  message: { text: 'Before bundling' },
  physicalLocation: {
    artifactLocation: { uri: uriOf(source) },
    region: { startLine: line, startColumn: column },
  },
});
