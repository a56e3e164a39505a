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
  /** Relative to the working directory, with slashes. */
  file: string;
  endLine: number;
  endColumn: number;
  message: string;
  fix: string;
  docs: string;
  excerpt: Excerpt;
  /** Where it was before a bundler put it here. */
  original?: Original;
}

/** One of the vendor's four steps (docs/vendor/going-live.md). */
export interface Step {
  step: Rule['step'];
  title: string;
  errors: number;
  warnings: number;
  /** Was there anything in the files that this step is about? */
  seen: boolean;
}

export interface Report {
  env: Environment;
  status: 'ready' | 'not-ready' | 'not-checked';
  /** Files looked at. */
  files: number;
  steps: Step[];
  findings: Finding[];
  problems: Problem[];
}
