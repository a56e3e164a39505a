import { relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Config } from './config.js';
import { mentionsPayitoff, type Fact, type FileFacts, type ParseContext } from './facts.js';
import { reasonOf, findFiles, type Found } from './files/find-files.js';
import { isTest, languageOf, type Language } from './files/language.js';
import { readContent, LARGEST } from './files/read-file.js';
import { OriginalFinder, sourcesIn } from './files/source-map.js';
import { parseFile } from './parse/parse-file.js';
import { parseMarkup } from './parse/parse-markup.js';
import { UnreadableScript } from './parse/parse-script.js';
import { Lines } from './report/excerpt.js';
import type { Finding, Problem, Report } from './report/report.js';
import { docsOf, RULES } from './rules/all-rules.js';
import { STEPS } from './rules/rule.js';

/** Files on their way from the disk while one is parsed. */
const READ_AHEAD = 4;

/** Checks everything that `config.paths` names, file by file, in order. */
export async function check(config: Config, cwd: string, onFile: (count: number) => void): Promise<Report> {
  const checker = new Checker(config, cwd);
  let files = 0;
  for await (const { found, content } of readAhead(
    findFiles(config.paths, cwd, config.ignore),
    config.watch,
  )) {
    if ('problem' in found) {
      checker.problems.push(found.problem);
      continue;
    }
    onFile(++files);
    await checker.checkFile(found.file, content!);
  }
  return checker.report(files);
}

type LoadedFile = { found: Found; content?: Awaited<ReturnType<typeof readContent>> | Error };

async function* readAhead(files: AsyncIterable<Found>, watch: readonly string[]): AsyncGenerator<LoadedFile> {
  const waiting: Promise<LoadedFile>[] = [];
  for await (const found of files) {
    waiting.push(
      'problem' in found
        ? Promise.resolve({ found })
        : readContent(found.file, watch).then(
            (content) => ({ found, content }),
            (error: Error) => ({ found, content: error }),
          ),
    );
    if (waiting.length > READ_AHEAD) yield await waiting.shift()!;
  }
  for (const loaded of waiting) yield await loaded;
}

class Checker {
  readonly problems: Problem[] = [];
  readonly #config: Config;
  readonly #cwd: string;
  readonly #findings: Finding[] = [];
  readonly #seen = new Set<number>();
  readonly #isServer: (path: string) => boolean;

  constructor(config: Config, cwd: string) {
    this.#config = config;
    this.#cwd = cwd;
    this.#isServer = picomatch([...config.server], { dot: true });
  }

  async checkFile(path: string, content: NonNullable<LoadedFile['content']>): Promise<void> {
    const file = relative(this.#cwd, path).split(sep).join('/');
    if (content instanceof Error) this.problems.push({ path: file, message: reasonOf(content) });
    else if (content === 'too large') {
      const message = `It speaks of Payitoff, but is larger than ${LARGEST / 1024 / 1024} MB. Look at it yourself, and ignore it here.`;
      this.problems.push({ path: file, message });
    } else if (content !== 'nothing') {
      const language = languageOf(file)!;
      if (language === 'map') this.#checkMap(file, content.text);
      else await this.#checkText(path, file, content.text, language);
    }
  }

  async #checkText(
    path: string,
    file: string,
    text: string,
    language: Exclude<Language, 'map'>,
  ): Promise<void> {
    const facts = this.#factsOf(file, text, language, file);
    for (const fact of facts.facts) this.#seen.add(stepOf(fact));
    const originals = new OriginalFinder(path, text);
    const found = this.#judge(facts, text, file);
    for (const { finding, line } of found) {
      const original = await originals.find(finding, line);
      this.#findings.push(original ? { ...finding, original } : finding);
    }
  }

  /** Whoever publishes a source map publishes its sources: nothing in them runs, but a key in them is known. */
  #checkMap(file: string, text: string): void {
    for (const { source, text: content } of sourcesIn(text)) {
      const language = languageOf(source);
      if (!language || language === 'map' || isTest(source) || !mentionsPayitoff(content, [])) continue;
      const problems = this.problems.length;
      const facts = this.#factsOf(source, content, language, file);
      // The site does not run it: that it cannot be parsed is no problem.
      this.problems.length = problems;
      facts.facts = facts.facts.filter(({ kind }) => kind === 'credential');
      for (const { finding } of this.#judge(facts, content, file)) {
        const { line, column } = finding;
        const position = { line: 1, column: 1, endLine: 1, endColumn: 1 };
        this.#findings.push({ ...finding, ...position, original: { source, line, column } });
      }
    }
  }

  #factsOf(path: string, text: string, language: Exclude<Language, 'map'>, file: string): FileFacts {
    const into: FileFacts = { facts: [], secrets: [] };
    const context: ParseContext = {
      into,
      watch: this.#config.watch,
      server: isServerPath(path) || this.#isServer(path),
      readMarkup: (part) => parseMarkup(part, 'html', context),
    };
    try {
      parseFile({ text, locate: (start, end) => ({ start, end }) }, language, context);
    } catch (error) {
      this.problems.push({ path: file, message: `It speaks of Payitoff, but ${whyUnread(error, text)}` });
    }
    return into;
  }

  #judge(facts: FileFacts, text: string, file: string): { finding: Finding; line: string }[] {
    const { env, keys, environments, severities, watch } = this.#config;
    const found = RULES.flatMap((rule) => {
      const severity = severities[rule.id] ?? rule.severity;
      if (severity === 'off' || (rule.productionOnly && env !== 'production')) return [];
      return rule
        .find({ ...facts, env, keys, environments })
        .map((violation) => ({ rule, severity, ...violation }));
    });
    if (!found.length) return [];

    const lines = new Lines(text, facts.secrets, watch);
    found.sort((a, b) => a.at.start - b.at.start);
    return found.map(({ rule, severity, at, message }) => {
      const start = lines.positionOf(at.start);
      const end = lines.positionOf(at.end);
      const finding: Finding = {
        rule: rule.id,
        step: rule.step,
        severity,
        file,
        ...start,
        endLine: end.line,
        endColumn: end.column,
        message,
        fix: rule.fix(env),
        docs: docsOf(rule),
        excerpt: lines.excerptOf(at),
      };
      return { finding, line: lines.lineAt(start) };
    });
  }

  report(files: number): Report {
    const findings = this.#findings;
    if (files > 0 && this.#seen.size === 0 && findings.length === 0 && this.problems.length === 0) {
      const message = `Nothing to check: Payitoff is used in none of these files (${files.toLocaleString('en')}).`;
      this.problems.push({ path: this.#config.paths.join(' '), message });
    }
    const steps = ([1, 2, 3, 4] as const).map((step) => {
      const own = findings.filter((finding) => finding.step === step);
      const errors = own.filter(({ severity }) => severity === 'error').length;
      return { step, title: STEPS[step], errors, warnings: own.length - errors, seen: this.#seen.has(step) };
    });
    const status = this.problems.length
      ? 'not-checked'
      : steps.some(({ errors }) => errors > 0)
        ? 'not-ready'
        : 'ready';
    return { env: this.#config.env, status, files, steps, findings, problems: this.problems };
  }
}

function whyUnread(error: unknown, text: string): string {
  if (error instanceof UnreadableScript) {
    const { line, column } = new Lines(text, [], []).positionOf(error.at.start);
    return `its script cannot be read at ${line}:${column}: ${error.message}`;
  }
  // The parsers' stack overflowed.
  if (error instanceof RangeError) return 'it is nested too deep to be read.';
  throw error;
}

/** Places that frameworks keep for code that stays on the server. */
const isServerPath = (path: string) =>
  /\.server\.|(^|\/)(pages\/api|server)\/|(^|\/)app\/.*route\.[jt]s$/.test(path);

function stepOf(fact: Fact): number {
  switch (fact.kind) {
    case 'address':
      return fact.address.of === 'api' ? 1 : 3;
    case 'credential':
      return 2;
    default:
      return 4;
  }
}
