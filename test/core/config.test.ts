import { expect } from '@open-wc/testing';
import { parseConfig } from '../../src/core/config.js';
import { LinkError } from '../../src/core/link-error.js';

const SCRIPT_URL = 'https://example.com/sandbox.js';
const ENVIRONMENTS = new Map([
  ['sandbox', SCRIPT_URL],
  ['production', 'https://example.com/production.js'],
]);
const VALID = { env: 'sandbox', nexusKey: 'key-1', uuid: '' };

describe('parseConfig', () => {
  it('passes a valid configuration on as it is, with the script URL of its environment', () => {
    expect(parseConfig(VALID, ENVIRONMENTS)).to.deep.equal({ ...VALID, scriptUrl: SCRIPT_URL });
    const known = { ...VALID, uuid: 'uuid-1' };
    expect(parseConfig(known, ENVIRONMENTS)).to.deep.equal({ ...known, scriptUrl: SCRIPT_URL });
  });

  const HOSTILE = [
    '__proto__',
    'constructor',
    'toString',
    'https://evil.example/x.js',
    '//evil.example',
    'javascript:alert(1)',
  ];
  const CASES: [string, Partial<typeof VALID>, string, RegExp][] = [
    ['no env', { env: '' }, 'missing-env', /Missing env: write env="sandbox".*env="production"/s],
    ...['prod', 'Sandbox', 'sandbox ', ' production', 'PRODUCTION', ...HOSTILE].map(
      (env): [string, Partial<typeof VALID>, string, RegExp] => [
        `env ${JSON.stringify(env)}`,
        { env },
        'unknown-env',
        /Unknown env: write exactly one of "sandbox", "production"/s,
      ],
    ),
    [
      'no nexus-key',
      { nexusKey: '' },
      'missing-nexus-key',
      /Missing nexus-key: write the Nexus Key for env="sandbox"/,
    ],
  ];
  for (const [what, change, code, message] of CASES) {
    it(`${what} is ${code}, with what to write`, () => {
      const error = parseConfig({ ...VALID, ...change }, ENVIRONMENTS);
      expect(error).to.be.instanceOf(LinkError);
      expect((error as LinkError).code).to.equal(code);
      expect((error as LinkError).message).to.match(message);
    });
  }

  it('never repeats a value, which may be a key in the wrong attribute', () => {
    const error = parseConfig({ ...VALID, env: 'nk_secret' }, ENVIRONMENTS) as LinkError;
    expect(error.message).not.to.contain('nk_secret');
  });
});
