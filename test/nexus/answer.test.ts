import { expect } from '@open-wc/testing';
import { borrowerOf, toExit, toSuccess } from '../../src/nexus/answer.js';
import { INCOMPLETE, SUCCESS } from '../support/page.js';

describe('outcome', () => {
  it('keeps what Nexus answered, unknown fields too', () => {
    expect(toSuccess({ ...SUCCESS, extra: 1 })).to.deep.equal({ ...SUCCESS, extra: 1 });
    expect(toExit({ ...INCOMPLETE, extra: 1 })).to.deep.equal({ ...INCOMPLETE, extra: 1 });
    expect(toExit({ ...INCOMPLETE, status: 'illegal' })).to.deep.equal({ ...INCOMPLETE, status: 'illegal' });
  });

  it('adds a code where Nexus reports an error', () => {
    expect(toExit({ message: 'Invalid Nexus Key.', status: 'error', result: {} })).to.deep.equal({
      message: 'Invalid Nexus Key.',
      status: 'error',
      result: {},
      code: 'nexus-error',
    });
  });

  const GARBAGE = [
    undefined,
    null,
    0,
    'incomplete',
    [],
    () => {},
    {},
    { status: 'complete' },
    { status: 'Incomplete' },
  ];
  for (const answer of GARBAGE) {
    it(`an exit with ${typeof answer} ${JSON.stringify(answer)} is one clear error`, () => {
      const outcome = toExit(answer);
      expect(outcome).to.include({ status: 'error', code: 'unknown-status' });
      expect(outcome.message).to.match(/status/);
      expect(outcome.result).to.deep.equal({});
      expect(outcome.cause).to.equal(answer);
    });
    it(`a success with ${typeof answer} ${JSON.stringify(answer)} is a success`, () => {
      const { message, status, result } = toSuccess(answer);
      expect({ message, status, result }).to.deep.equal({ message: '', status: 'complete', result: {} });
    });
  }

  it('keeps the borrower of an exit whose status is unknown', () => {
    const outcome = toExit({ status: 'paused', message: 'Paused.', result: INCOMPLETE.result });
    expect(outcome).to.include({ status: 'error', code: 'unknown-status' });
    expect(borrowerOf(outcome)).to.equal(SUCCESS.result.borrower!.uuid);
  });

  it('survives getters that throw, and keeps every other field', () => {
    const answer = {
      get message(): string {
        throw new Error('no');
      },
      status: 'complete',
      result: SUCCESS.result,
    };
    expect(toSuccess(answer)).to.deep.equal({ message: '', status: 'complete', result: SUCCESS.result });
    const hostile = {
      status: 'incomplete',
      message: 'm',
      get result(): object {
        throw new Error('no');
      },
    };
    expect(toExit(hostile)).to.deep.equal({ message: 'm', status: 'incomplete', result: {} });
    const borrower = {
      get uuid(): string {
        throw new Error('no');
      },
    };
    expect(borrowerOf(toSuccess({ ...SUCCESS, result: { borrower } }))).to.equal('');
  });

  it('reads no borrower where there is none', () => {
    for (const result of [{}, { borrower: null }, { borrower: 'x' }, { borrower: { uuid: 7 } }]) {
      expect(borrowerOf(toSuccess({ ...SUCCESS, result }))).to.equal('');
    }
  });
});
