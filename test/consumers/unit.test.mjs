// Partners' unit tests: jsdom and happy-dom, under Vitest and Jest, with nothing to set up and nothing on the console.
import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { installProject } from '../../scripts/package.mjs';
import { consumers, makeProject, NOISE, tool } from './project.mjs';

/** What runs in each of the two projects, and the folder of its own tests beside those that all run. */
const RUNS = [
  ['Vitest with jsdom', 'vitest', ['run', '--globals', '--environment', 'jsdom']],
  ['Vitest with happy-dom', 'vitest', ['run', '--globals', '--environment', 'happy-dom']],
  ['Jest with jsdom', 'jest', []],
];

/** The newest versions that run on Node 20, and those one major before. */
for (const version of ['current', 'previous']) {
  describe(`${version} versions`, () => {
    const from = `${consumers}/unit/${version}`;
    before(() => installProject(from));

    for (const [name, runner, args] of RUNS) {
      it(name, async () => {
        const project = await makeProject(`unit-${version}-${runner}`, from);
        await cp(`${consumers}/unit/tests`, project, { recursive: true });
        await cp(`${consumers}/unit/${runner}`, project, { recursive: true });
        const options = runner === 'jest' ? '--experimental-vm-modules --no-warnings' : '';
        const env = { NO_COLOR: '1', FORCE_COLOR: undefined, NODE_OPTIONS: options };
        const { ok, printed } = await tool(project, runner, args, project, env);
        assert.ok(ok, printed);
        assert.match(printed, /\b[34]\d passed/, `all of them ran\n${printed}`);
        assert.doesNotMatch(printed, NOISE);
      });
    }
  });
}

describe('Cypress', () => {
  // Its program is not in the registry, and so not on every machine: the example is not run.
  it('has an example whose types are right', async () => {
    const { ok, printed } = await tool(consumers, 'tsc', ['-p', `${consumers}/cypress`]);
    assert.ok(ok, printed);
  });
});
