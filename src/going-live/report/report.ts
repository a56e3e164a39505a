import type { Environment, Original, Position } from '../facts.js';
import type { Rule, Severity } from '../rules/rule.js';
import type { Excerpt } from './excerpt.js';

/** Something that kept a part of the site from being checked. */
export interface Problem {
  /** As given by the user, or relative to the working directory. */
  path: string;
  message: string;
}

/** What is wrong at one place of the site. */
export interface Finding extends Position {
  rule: string;
  step: Rule['step'];
  severity: Severity;
  /** Relative to the working directory, with slashes; of a running site, the address of the page. */
  file: string;
  endLine: number;
  endColumn: number;
  message: string;
  fix: string;
  /** Where the documentation explains the rule. */
  docs: string;
  excerpt: Excerpt;
  /** Where it was before a bundler put it here. */
  original?: Original;
  /** Seen in a browser: `line` counts what was seen on the page, and is of no use to an editor. */
  onPage?: true;
  /** The same from run to run, wherever in the file the place moves to. */
  fingerprint: string;
}

/** One of the vendor's four steps (docs/vendor/going-live.md). */
export interface Step {
  step: Rule['step'];
  title: string;
  /** `unknown`: nothing wrong found, but something cannot be known from here. */
  mark: 'wrong' | 'nothing-found' | 'unknown';
  errors: number;
  warnings: number;
  /** Findings that the baseline knows, and that are not told again. */
  known: number;
  /** How many places this step is about have been looked at. */
  places: number;
  /** What cannot be known from here, and what to do about it. */
  unknown: string[];
}

/** What was read, and what was not. */
export interface Coverage {
  files: number;
  /** Of the files, those that have something to do with Payitoff. */
  aboutPayitoff: number;
  pages: number;
  notRead: { binary: number; testOrTool: number; notOfASite: number; forOtherEnvironment: number };
}

export interface Report {
  env: Environment;
  /** `nothing-found` says just that: not that the site is ready. */
  status: 'nothing-found' | 'found' | 'not-checked';
  coverage: Coverage;
  steps: Step[];
  findings: Finding[];
  /** Findings that a comment excuses, and those that the baseline knows. */
  excused: number;
  known: number;
  problems: Problem[];
}
