import type { Config } from './config.js';
import type { Fact, Span } from './facts.js';
import { Fingerprints } from './report/baseline.js';
import { Lines } from './report/excerpt.js';
import type { Finding } from './report/report.js';
import { RULES } from './rules/all-rules.js';
import { textOf, type Rule, type Severity, type Violation } from './rules/rule.js';

/** A text, with what was found in it. */
export interface Found {
  file: string;
  text: string;
  facts: readonly Fact[];
  secrets: readonly string[];
  onPage?: true;
}

/** A finding, and what in the text is meant. */
export interface Judged {
  finding: Finding;
  at: Span;
  fact?: Fact | undefined;
  /** The line is longer than a person would write. */
  isMinified: boolean;
}

const MINIFIED = 400;
// The reason ends where the comment does.
const EXCUSE =
  /payitoff-link-ignore(-next-line)?\s+([\w-]+(?:\s*,\s*[\w-]+)*)(?:\s*--\s*(.*?))?\s*(?:\*\/|--%?>|#\}|%\}|\}\}|\*@|$)/;

/** Applies the rules to facts, and the comments that excuse a line. */
export class Judge {
  readonly #config: Config;
  readonly #docs: string;
  readonly #fingerprints = new Fingerprints();
  excused = 0;

  /** @param docs Where the rules are explained. */
  constructor(config: Config, docs: string) {
    this.#config = config;
    this.#docs = docs;
  }

  judge(found: Found): Judged[] {
    const { env, environments, rules, watch } = this.#config;
    const lines = new Lines(found.text, found.secrets, watch);
    return RULES.flatMap((rule) => {
      const severity = rules[rule.id] ?? rule.severity;
      if (severity === 'off' || (rule.productionOnly && env !== 'production')) return [];
      const violations = rule.find({ facts: found.facts, env, environments });
      return violations.flatMap((violation) => this.#finding(rule, severity, violation, found, lines));
    }).sort((a, b) => a.at.start - b.at.start);
  }

  #finding(rule: Rule, severity: Severity, violation: Violation, found: Found, lines: Lines): Judged[] {
    const { at, fact, what } = violation;
    const { env } = this.#config;
    const { file, text, onPage } = found;
    const start = lines.positionOf(at.start);
    const end = lines.positionOf(at.end);
    const excuse = excuseFor(rule.id, start.line, lines);
    if (excuse === 'with a reason') {
      this.excused++;
      return [];
    }
    const finding: Finding = {
      rule: rule.id,
      step: rule.step,
      severity,
      file,
      ...start,
      endLine: end.line,
      endColumn: end.column,
      message:
        textOf(rule.message, env, what) +
        (excuse ? ' The comment that excuses it gives no reason: add "-- why".' : ''),
      fix: textOf(rule.fix, env),
      docs: `${this.#docs}#${rule.id}`,
      excerpt: lines.excerptOf(at),
      ...(onPage ? { onPage } : {}),
      fingerprint: this.#fingerprints.of(
        rule.id,
        file,
        lines.withoutSecrets(text.slice(at.start, Math.min(at.end, at.start + 200))),
      ),
    };
    return [{ finding, at, fact, isMinified: lines.lengthOf(start.line) >= MINIFIED }];
  }
}

function excuseFor(
  rule: string,
  line: number,
  lines: Lines,
): 'with a reason' | 'without a reason' | undefined {
  const sameLine = EXCUSE.exec(lines.line(line));
  const lineBefore = EXCUSE.exec(lines.line(line - 1));
  const match = sameLine && !sameLine[1] ? sameLine : lineBefore?.[1] ? lineBefore : undefined;
  if (!match || !match[2]!.split(/\s*,\s*/).includes(rule)) return undefined;
  return (match[3] ?? '').trim().length > 2 ? 'with a reason' : 'without a reason';
}
