import type { Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import type { Finding, Report } from './report.js';
import type { Environment } from '../facts.js';
import { STEPS, type Rule } from '../rules/rule.js';
import { docsOf, RULES } from '../rules/all-rules.js';

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
            rules: RULES.map((rule) => descriptorOf(rule, report.env)),
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

const descriptorOf = (rule: Rule, env: Environment): ReportingDescriptor => ({
  id: rule.id,
  shortDescription: { text: rule.title },
  help: { text: `${rule.fix(env)} See ${docsOf(rule)}.` },
  defaultConfiguration: { level: rule.severity },
  properties: { tags: [`step ${rule.step}: ${STEPS[rule.step]}`] },
});

function resultOf(finding: Finding): Result {
  const { rule, severity, file, line, column, endLine, endColumn, message, fix, excerpt, original } = finding;
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${message} ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          region: {
            startLine: line,
            startColumn: column,
            endLine,
            endColumn,
            snippet: { text: excerpt.text },
          },
        },
      },
    ],
    ...(original ? { relatedLocations: [originalLocation(original)] } : {}),
  };
}

const originalLocation = ({ source, line, column }: NonNullable<Finding['original']>): Location => ({
  id: 1,
  message: { text: 'Before bundling' },
  physicalLocation: {
    artifactLocation: { uri: encodeURI(source) },
    region: { startLine: line, startColumn: column },
  },
});
