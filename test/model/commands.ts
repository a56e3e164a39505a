import fc from 'fast-check';
import type { Env, NetworkBehaviour, NexusAnswer, NexusCall, OpenAction, OutcomeAction } from './model.js';

/** A command by its name and arguments; the model and the page have a method of that name. */
export type Command =
  | ['set', number, string, string | null]
  | ['open' | 'click' | 'load' | 'hover' | 'reset' | 'formReset' | 'remove' | 'insert', number]
  | ['pageshow' | 'pageInit' | 'pageLink']
  | ['addTag', Env, boolean]
  | ['onOpen', number, OpenAction]
  | ['onOutcome', number, OutcomeAction]
  | ['nextCall', NexusCall]
  | ['answer', number, NexusAnswer];

/** One turn: commands of one task, a person's press, a behaviour of the network, or seconds that pass. */
export type Turn =
  Command[] | { press: number } | { network: Env; behaviour: NetworkBehaviour } | { seconds: number };

const element = fc.nat(1);
const oneOf = <T extends string | number | null>(...values: T[]) => fc.constantFrom(...values);
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const set = (attribute: string, values: fc.Arbitrary<string | null>) =>
  fc.tuple(oneOf('set'), element, fc.constant(attribute), values);

const command: fc.Arbitrary<Command> = fc.oneof(
  often(
    6,
    fc.oneof(
      often(3, set('env', oneOf('one', 'one', 'one', 'two', 'two', 'One', null))),
      often(2, set('nexus-key', oneOf('key-1', 'key-1', 'key-2', null))),
      often(2, set('uuid', oneOf('uuid-a', 'uuid-b', 'uuid-1', null))),
      often(2, set('preload', oneOf('none', 'intent', 'auto', 'auto', null))),
      set('disabled', oneOf('', null, null)),
      set('required', oneOf('', null)),
      set('timeout', oneOf('2000', '4000', null)),
    ),
  ),
  often(8, fc.tuple(oneOf('open', 'click'), element)),
  often(3, fc.tuple(oneOf('load', 'hover'), element)),
  often(2, fc.tuple(oneOf('reset'), element)),
  often(2, fc.tuple(oneOf('remove'), element)),
  often(3, fc.tuple(oneOf('insert'), element)),
  fc.tuple(oneOf('formReset'), element),
  fc.tuple(oneOf('pageshow', 'pageInit', 'pageLink')),
  fc.tuple(oneOf('addTag'), oneOf('one', 'one', 'two'), fc.boolean()),
  fc.tuple(oneOf('onOpen'), element, oneOf('cancel', 'reset', 'remove')),
  fc.tuple(oneOf('onOutcome'), element, oneOf('open', 'open other', 'reset', 'remove')),
  fc.tuple(oneOf('nextCall'), oneOf('throws', 'success', 'incomplete', 'incomplete, throws')),
  often(
    8,
    fc.tuple(
      oneOf('answer'),
      oneOf(0, 0, 0, 0, 1, 2),
      oneOf(
        'success',
        'success',
        'bare success',
        'incomplete',
        'incomplete',
        'illegal',
        'error',
        'paused',
        'nothing',
      ),
    ),
  ),
);

const turn: fc.Arbitrary<Turn> = fc.oneof(
  often(8, fc.tuple(command)),
  often(2, fc.array(command, { minLength: 2, maxLength: 3 })),
  often(
    3,
    fc.record({
      network: oneOf('one', 'one', 'two'),
      behaviour: oneOf('ok', 'ok', 'ok', '404', '404', 'empty'),
    }),
  ),
  often(1, fc.record({ press: element })),
  often(1, fc.record({ seconds: oneOf(1, 1, 2, 5) })),
);

/** Turns on a page with two elements, whose configuration is valid at first. */
export const sequence = fc.array(turn, { minLength: 1, maxLength: 30, size: 'max' });

/** What random sequences have found, each once, so that it is not left to chance any more. */
export const FOUND: Record<string, Turn[]> = {
  'an element that has left the page says that it opens, and opens nothing': [
    [['remove', 0]],
    [['open', 0]],
    { network: 'one', behaviour: 'ok' },
  ],
  'the other environment is fetched between two attempts': [
    [['open', 0]],
    [['set', 0, 'env', 'two']],
    { network: 'one', behaviour: '404' },
    [['load', 0]],
    { seconds: 1 },
  ],
  'preload="auto" set while it was away does nothing when it comes back': [
    [['remove', 0]],
    [['set', 0, 'preload', 'auto']],
    [['insert', 0]],
  ],
  'an element that comes back while it loads opens beside another': [
    [['remove', 0]],
    [['open', 0]],
    [
      ['open', 1],
      ['insert', 0],
    ],
    { network: 'one', behaviour: 'ok' },
  ],
  'a late Nexus of the other environment passes for a load that has succeeded': [
    [['set', 0, 'env', 'two']],
    [['open', 1]],
    { seconds: 5 },
    [['load', 0]],
    { network: 'one', behaviour: 'ok' },
    { seconds: 1 },
  ],
  'the first of two loads that ends makes it idle while the second goes on': [
    [['load', 0]],
    { seconds: 1 },
    [['load', 0]],
    { seconds: 3 },
  ],
  'a load that ends after a reset in the error listener stops the preload that has just begun': [
    [['open', 1]],
    [['load', 1]],
    [['set', 1, 'preload', 'auto']],
    [['onOutcome', 1, 'reset']],
    { seconds: 5 },
  ],
  'a late success of a borrower whose uuid was taken away is that of the next one': [
    [['set', 0, 'uuid', 'uuid-a']],
    [['open', 0]],
    { network: 'one', behaviour: 'ok' },
    [
      ['set', 0, 'uuid', null],
      ['answer', 0, 'success'],
    ],
  ],
  'a late success is forgotten when the page stores its borrower': [
    [['open', 0]],
    { network: 'one', behaviour: 'ok' },
    [
      ['reset', 0],
      ['answer', 0, 'success'],
      ['set', 0, 'uuid', 'uuid-1'],
    ],
  ],
  'a listener that tries again at once joins the load that has just been given up': [
    [['open', 0]],
    { seconds: 1 },
    [['reset', 0]],
    [
      ['onOutcome', 0, 'open'],
      ['open', 0],
    ],
    { seconds: 5 },
  ],
  'a dead tag that is waited for from the middle of a second on has had its time when that second ends': [
    [['open', 1]],
    [
      ['onOutcome', 1, 'open other'],
      ['set', 0, 'env', 'two'],
      ['formReset', 0],
    ],
    [['addTag', 'two', false]],
    { network: 'two', behaviour: '404' },
    { seconds: 1 },
    { seconds: 1 },
  ],
};

export const START: Command[] = [0, 1].flatMap((index): Command[] => [
  ['set', index, 'env', 'one'],
  ['set', index, 'nexus-key', 'key-1'],
  ['set', index, 'timeout', '4000'],
]);

export function show(turn: Turn): string {
  if (Array.isArray(turn)) return turn.map((words) => words.join(' ')).join(', ');
  if ('press' in turn) return `a press on ${turn.press}`;
  return 'seconds' in turn
    ? `${turn.seconds} s pass`
    : `the script of ${turn.network} comes back: ${turn.behaviour}`;
}
