import type { Environment, Fact, Span } from '../facts.js';
import { isMinified, isPageText, type Source } from './source.js';

/** How far apart the two sides of a choice are where they are used on the spot, or where a tool put all on one line. */
const NEARBY = 1500;

/** What stands between the two sides of a choice, whatever the language. */
const CHOOSES = /\bel(?:se|if|sif)\b|\bcase\b|\bwhen\b|\bdefault\b|\|\||\?\?|\{\{\^|\*ngIf/;
/** Before the first side of `a ? b : c`. */
const ASKS = /\?[^;?]*$/;

interface Side {
  fact: Fact;
  topic: string;
  environment: string;
  at: Span;
  /** Is it used right where it stands, instead of being kept for later? */
  isOnTheSpot: boolean;
}

/**
 * Marks what is one side of a choice between the environments: for a test host of the one, a production site of the other.
 * Which it will be is only known at run time, or to a bundler.
 */
export function markChoices(source: Source): void {
  const sides = source.facts
    .flatMap((fact) => sideOf(fact, isPageText(source, fact.at.start)))
    .sort((a, b) => a.at.start - b.at.start);
  const isAnywhere = new Set(sides.map(({ topic, environment }) => `${topic} ${environment}`));
  sides.forEach((side, i) => {
    const { topic, environment } = side;
    const other = environment === 'production' ? 'sandbox' : 'production';
    if (!isAnywhere.has(`${topic} ${other}`)) return;
    if (!side.isOnTheSpot && !isMinified(source, side.at.start)) {
      if (sides.some((twin) => twin.topic === topic && twin.environment === other && !twin.isOnTheSpot))
        side.fact.isChoice = true;
    }
    for (const step of [-1, 1]) {
      for (
        let at = i + step;
        Math.abs((sides[at]?.at.start ?? Infinity) - side.at.start) < NEARBY;
        at += step
      ) {
        const twin = sides[at]!;
        if (twin.topic === topic && twin.environment === other && isChoice(source, side, twin))
          side.fact.isChoice = true;
      }
    }
  });
}

function sideOf(fact: Fact, isOnThePage = false): Side[] {
  const side = (
    topic: string,
    environment: string | undefined,
    isOnTheSpot: boolean,
    at = fact.at,
  ): Side[] => (environment === undefined ? [] : [{ fact, topic, environment, at, isOnTheSpot }]);
  switch (fact.kind) {
    case 'address':
      return side(fact.of, fact.environment, isOnThePage || fact.place !== 'value');
    case 'element':
      return side('env', fact.env?.value, true);
    case 'env-setting':
      return side('env', fact.value, false);
    case 'nexus-key':
      return side('key', fact.environment, isOnThePage);
    default:
      return [];
  }
}

/** Of two that are near each other: does something between them choose, or a bundle keep them side by side? */
function isChoice({ text, kind }: Source, side: Side, other: Side): boolean {
  if (!side.isOnTheSpot && !other.isOnTheSpot) return true;
  const [first, second] = side.at.start < other.at.start ? [side, other] : [other, side];
  // With the attributes of the second: `v-else`.
  const between =
    text.slice(first.at.end, second.at.start) +
    text.slice(second.at.start, second.at.start + 200).split('>')[0]!;
  const lead = text.slice(Math.max(0, first.at.start - 60), first.at.start);
  return (
    (between.includes(':') && ASKS.test(lead)) ||
    CHOOSES.test(kind.family === 'markup' ? withoutText(between) : between)
  );
}

/** Text between tags may hold any word. */
const withoutText = (markup: string) => markup.replace(/>[^<>{}@%:]*</g, '><');

/** The environments of a text's addresses, settings and keys, by topic: for a look at the twin of a file. */
export const topicsOf = (facts: readonly Fact[], environment: Environment): Set<string> =>
  new Set(
    facts
      .flatMap((fact) => sideOf(fact))
      .flatMap((side) => (side.environment === environment ? [side.topic] : [])),
  );

/** The topic on which this fact takes one side. */
export const topicOf = (fact: Fact): string | undefined => sideOf(fact)[0]?.topic;
