import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Config } from './config.js';
import { mentionsPayitoff, type Fact } from './facts.js';
import { isForOther, isTwin, kindOf, whyLeftOut } from './files/file-kind.js';
import { findFiles, reasonOf } from './files/find-files.js';
import { decode, LARGEST, readContent } from './files/read-file.js';
import { OriginalFinder, sourcesIn } from './files/source-map.js';
import { Judge, type Judged } from './judge.js';
import { topicOf, topicsOf } from './parse/find-choices.js';
import { readFacts } from './parse/read-facts.js';
import type { Coverage, Finding, Problem, Report } from './report/report.js';
import { summaryOf, Tally } from './summary.js';

/** Collects what is wrong with a site, file by file and page by page, and says how much of it was looked at. */
export class Checker {
  readonly problems: Problem[] = [];
  findings: Finding[] = [];
  /** Findings that the baseline knows. */
  known: Finding[] = [];
  readonly tally = new Tally();
  readonly coverage: Coverage = {
    files: 0,
    aboutPayitoff: 0,
    pages: 0,
    notRead: { binary: 0, testOrTool: 0, notOfASite: 0, forOtherEnvironment: 0 },
  };
  readonly judge: Judge;
  readonly #config: Config;
  readonly #cwd: string;
  readonly #isServer: (path: string) => boolean;

  /** @param docs Where the rules are explained. */
  constructor(config: Config, cwd: string, docs: string) {
    this.#config = config;
    this.#cwd = cwd;
    this.judge = new Judge(config, docs);
    this.#isServer = picomatch(config.server, { dot: true });
  }

  /** Checks every file that `paths` name, in order. */
  async checkFiles(paths: readonly string[], onFile: (count: number) => void): Promise<void> {
    for await (const found of findFiles(paths, this.#cwd, this.#config.ignore)) {
      if ('problem' in found) this.problems.push(found.problem);
      else if ('leftOut' in found) this.coverage.notRead[found.leftOut]++;
      else {
        await this.#checkFile(found.file);
        onFile(this.coverage.files);
      }
    }
  }

  async #checkFile(path: string): Promise<void> {
    const file = relative(this.#cwd, path).split(sep).join('/');
    const content = await readContent(path, this.#config.watch).catch((error: Error) => error);
    if (content instanceof Error) this.problems.push({ path: file, message: reasonOf(content) });
    else if (content === 'binary') this.coverage.notRead.binary++;
    else if (isForOther(file, this.#config.env)) this.coverage.notRead.forOtherEnvironment++;
    else {
      this.coverage.files++;
      if (content === 'nothing') return;
      this.coverage.aboutPayitoff++;
      if (content === 'too large') {
        const message = `It mentions Payitoff but is larger than ${LARGEST / 1024 / 1024} MB. Check it yourself, then ignore it here.`;
        this.problems.push({ path: file, message });
      } else if (kindOf(file).family === 'map') this.#checkMap(file, content.text);
      else await this.#checkText(path, file, content.text);
    }
  }

  async #checkText(path: string, file: string, text: string): Promise<void> {
    const { facts, secrets } = this.#factsIn(text, file);
    this.tally.add(facts);
    const judged = await this.#withoutTwins(path, file, this.judge.judge({ file, text, facts, secrets }));
    const originals = new OriginalFinder(path, text);
    for (const { finding, isMinified } of judged) {
      const original = isMinified ? await originals.find(finding) : undefined;
      this.findings.push(original ? { ...finding, original } : finding);
    }
  }

  #factsIn(text: string, file: string) {
    const given = { keys: this.#config.keys, isServer: this.#isServer(file) };
    return readFacts(text, file, kindOf(file), given);
  }

  /** Leaves out what another file of the same name has for the right environment: `environment.prod.ts`. */
  async #withoutTwins(path: string, file: string, judged: Judged[]): Promise<Judged[]> {
    if (!judged.some(({ fact }) => fact && topicOf(fact))) return judged;
    const { env } = this.#config;
    const folder = dirname(path);
    const names = await readdir(folder).catch(() => []);
    const topics = new Set<string>();
    for (const name of names.filter((other) => isTwin(file, other, env))) {
      const text = decode(await readFile(join(folder, name)).catch(() => Buffer.alloc(0))) ?? '';
      if (!mentionsPayitoff(text, this.#config.watch)) continue;
      for (const topic of topicsOf(this.#factsIn(text, name).facts, env)) topics.add(topic);
    }
    return judged.filter(({ fact }) => !fact || !topics.has(topicOf(fact) ?? ''));
  }

  /** Whoever publishes a source map publishes its sources: nothing in them runs, but a key in them is known. */
  #checkMap(file: string, text: string): void {
    for (const { source, text: content } of sourcesIn(text)) {
      if (whyLeftOut(source) || !mentionsPayitoff(content, [])) continue;
      const { facts, secrets } = this.#factsIn(content, source);
      const credentials = facts.filter(({ kind }) => kind === 'credential');
      for (const { finding } of this.judge.judge({ file, text: content, facts: credentials, secrets })) {
        const { line, column } = finding;
        const position = { line: 1, column: 1, endLine: 1, endColumn: 1 };
        this.findings.push({ ...finding, ...position, original: { source, line, column } });
      }
    }
  }

  /** Checks what was seen on a page of the running site. */
  addPage(label: string, { text, facts }: { text: string; facts: Fact[] }): void {
    this.coverage.pages++;
    this.tally.add(facts);
    for (const { finding } of this.judge.judge({ file: label, text, facts, secrets: [], onPage: true })) {
      this.findings.push(finding);
    }
  }

  /** Leaves out what a baseline knows. */
  leaveOut(known: ReadonlySet<string>): void {
    this.known = this.findings.filter(({ fingerprint }) => known.has(fingerprint));
    this.findings = this.findings.filter(({ fingerprint }) => !known.has(fingerprint));
  }

  /** @param mayBeNothing Whether it is all right that nothing was about Payitoff. */
  report(mayBeNothing: boolean): Report {
    const { coverage, tally, problems } = this;
    if (!mayBeNothing && tally.isEmpty && !this.findings.length && !problems.length) {
      const looked = coverage.pages
        ? `pages (${coverage.pages})`
        : `files (${coverage.files.toLocaleString('en')})`;
      const message = `Nothing to check: Payitoff is not used in these ${looked}.`;
      problems.push({ path: this.#config.paths.join(' '), message });
    }
    return summaryOf(this, this.#config);
  }
}
