import { executeServerCommand } from '@web/test-runner-commands';
import fc from 'fast-check';
import { openPage } from '../support/page.js';
import { FOUND, START, sequence, show, type Turn } from './commands.js';
import { ENVS, Model, type Env, type NetworkBehaviour } from './model.js';
import { RealPage } from './real-page.js';
import { RealSequence } from './real-sequence.js';

/** Requests that are left open keep a connection each, and a browser has six of them for one server. */
const MAX_UNANSWERED = 2;
/** A page keeps some things of every sequence: addresses it fetched, messages. */
const SEQUENCES_PER_PAGE = 250;

const { runs, seed, path } = (await (await fetch('/model-settings')).json()) as {
  runs: number;
  seed?: number;
  path?: string;
};

/** Milliseconds after which a sequence is taken for hanging; it usually takes 50. */
const HANGING = 10_000;

let page: RealPage | undefined;
let tellsOfFailures = false;
const figures = { sequences: 0, turns: 0, commands: 0 };

describe('the element and a model of its contract agree', function () {
  this.timeout(0);

  for (const [what, turns] of path ? [] : Object.entries(FOUND)) {
    it(`not: ${what}`, () => run(turns));
  }

  const BLOCK = 1000;
  const start = seed ?? (Date.now() ^ (Math.random() * 0x100000000)) | 0;
  const began = performance.now();
  for (let block = 0; block * BLOCK < (path ? 1 : runs); block += 1) {
    const numRuns = Math.min(BLOCK, runs - block * BLOCK);
    const blockSeed = (start + block) | 0;
    it(`in ${numRuns} sequences of commands, seed ${blockSeed}`, async () => {
      const result = await fc.check(fc.asyncProperty(sequence, run), {
        numRuns,
        seed: blockSeed,
        ...(path && { path, endOnFailure: true }),
      });
      if (!result.failed) return;
      const { seed, counterexamplePath, numRuns: count, numShrinks, errorInstance } = result;
      throw new Error(
        [
          `sequence ${count}, made ${numShrinks} times shorter: ${errorInstance}`,
          `Again: SEED=${seed} SEED_PATH=${counterexamplePath} npm test -- --files test/model/model.test.ts`,
        ].join('\n'),
      );
    });
  }

  before(async () => {
    await executeServerCommand('stop-intercepting');
    tellsOfFailures = await seeFailure();
  });

  after(() => {
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `model: ${figures.sequences} sequences, ${figures.commands} commands in ${figures.turns} turns, ${seconds} s, seed ${start}`,
    );
  });
});

/** Whether the browser's resource timing has an entry of a request that failed: not every version of WebKit has one. */
async function seeFailure(): Promise<boolean> {
  const page = await openPage({ body: '' });
  const { doc, win } = page;
  const tag = doc.createElement('script');
  tag.src = page.script(['404'], 'failing');
  await new Promise((resolve) => {
    tag.onerror = resolve;
    doc.head.append(tag);
  });
  return win.performance.getEntriesByName(tag.src).length > 0;
}

async function run(turns: Turn[]): Promise<void> {
  if (!page || page.sequences >= SEQUENCES_PER_PAGE) page = await RealPage.open();
  const model = new Model(tellsOfFailures);
  const real = new RealSequence(page);
  const done: string[] = [];
  const takeAll = async () => {
    for (const turn of [START, ...turns]) {
      done.push(show(turn));
      await take(turn, model, real);
      compare(model, real);
    }
    done.push('the end');
    await finish(model, real);
    compare(model, real);
    throwAny(await real.end());
    throwAny(real.complaints());
  };
  try {
    await unlessItHangs(takeAll());
  } catch (error) {
    // What is left of it must not disturb the next sequence.
    const { page: left } = page;
    page = undefined;
    await left.release();
    throw new Error(`${(error as Error).message}\nafter\n  ${done.join('\n  ')}`, { cause: error });
  }
  figures.sequences += 1;
}

async function unlessItHangs(work: Promise<void>): Promise<void> {
  let timer: number | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(new Error(`goes on after ${HANGING} ms`)), HANGING);
  });
  await Promise.race([work, hang]).finally(() => clearTimeout(timer));
}

async function take(turn: Turn, model: Model, real: RealSequence): Promise<void> {
  figures.turns += 1;
  figures.commands += Array.isArray(turn) ? turn.length : 1;
  if (Array.isArray(turn)) {
    for (const [name, ...args] of turn) {
      (model[name] as (...args: unknown[]) => void)(...args);
      (real[name] as (...args: unknown[]) => void)(...args);
    }
    await settle(model, real);
  } else if ('press' in turn) {
    model.press(turn.press);
    await real.press(turn.press);
    await settle(model, real);
  } else if ('seconds' in turn) {
    for (let second = 0; second < turn.seconds; second += 1) await pass(model, real);
  } else {
    await comeBack(turn.network, turn.behaviour, model, real);
  }
  for (const env of ENVS) {
    if (model.unanswered(env) > MAX_UNANSWERED) await comeBack(env, '404', model, real);
  }
}

/** Nothing is under way any more: no request, no load, no session. */
async function finish(model: Model, real: RealSequence): Promise<void> {
  for (const index of [0, 1]) {
    model.set(index, 'preload', 'none');
    real.set(index, 'preload', 'none');
  }
  while (ENVS.some((env) => model.isBusy(env))) {
    for (const env of ENVS) await comeBack(env, '404', model, real);
    await pass(model, real);
  }
  for (const index of [0, 1]) {
    model.insert(index);
    real.insert(index);
    model.reset(index);
    real.reset(index);
  }
  await settle(model, real);
}

/** All requests for one script come back, in turn. */
async function comeBack(env: Env, behaviour: NetworkBehaviour, model: Model, real: RealSequence) {
  for (let count = model.unanswered(env); count > 0; count -= 1) {
    model.network(env, behaviour);
    await real.network(env, behaviour);
    await settle(model, real);
  }
}

async function pass(model: Model, real: RealSequence): Promise<void> {
  model.second();
  await real.second();
  await settle(model, real);
}

async function settle(model: Model, real: RealSequence): Promise<void> {
  model.settle();
  await real.settle();
}

function compare(model: Model, real: RealSequence): void {
  throwAny([...differences('', model.view(), real.view(model)), ...real.complaints()]);
}

function throwAny(complaints: string[]): void {
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

function differences(where: string, expected: unknown, actual: unknown): string[] {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return [];
  if (!isPlain(expected) || !isPlain(actual)) {
    return [`${where.slice(1)}: expected ${JSON.stringify(expected)}, seen ${JSON.stringify(actual)}`];
  }
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...names].flatMap((name) => differences(`${where}.${name}`, expected[name], actual[name]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) || value.some((entry) => typeof entry === 'object');
}
