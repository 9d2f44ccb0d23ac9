import { sentence } from '#domain/sentences/sentence.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { type XmlElement, childrenNamed } from '../../xml/xml-element.ts';
import { flag } from '../qti-element.ts';
import { matchingOf } from '../recognition/arrangements.ts';
import { Unsupported } from '../unsupported.ts';
import { type Asking, type ReadInteraction, creditSaid, responseOf } from './asking.ts';
import { listedChoices } from './listed-choices.ts';

/** Sources and targets, in two sets. */
export function match({ element, rules, source }: Asking): ReadInteraction {
  const [first, second] = childrenNamed(element, 'simpleMatchSet').map((set) =>
    listedChoices(element, childrenNamed(set, 'simpleAssociableChoice'), source),
  );
  if (first === undefined || second === undefined)
    throw new Unsupported(sentence('a-matchinteraction-without-two-sets'));
  const response = responseOf(element, rules);
  const pairs = rules.correct(response).map((pair) => pair.split(' '));
  const isOnce = (ids: readonly string[], side: 0 | 1): boolean =>
    ids.every((id) => pairs.filter((pair) => pair[side] === id).length === 1);
  // Each source gets one target here. Where it is the second set whose members have one partner each, the sets change sides.
  const isTurned = pairs.length > 0 && !isOnce(first.ids, 0) && isOnce(second.ids, 1);
  if (pairs.length > 0 && !isTurned && !isOnce(first.ids, 0))
    throw new Unsupported(sentence('a-match-in-which-something-has-no-partner'));
  const [sources, targets] = isTurned ? [second, first] : [first, second];
  const partner = (id: string): number | null => {
    const pair = pairs.find((one) => one[isTurned ? 1 : 0] === id)?.[isTurned ? 0 : 1];
    return pair === undefined ? null : targets.ids.indexOf(pair);
  };
  const interaction = matchingOf(
    {
      tell: (loss) => source.reading.loss(loss),
      choices: sources.ids.map(() => targets.ids.length),
      correct: sources.ids.map(partner),
      credit: creditSaid(element),
      earns: (places) =>
        rules.earns({
          [response]: places.flatMap((place, at) => {
            if (place === null) return [];
            const pair = [sources.ids[at] ?? '', targets.ids[place] ?? ''];
            return [isTurned ? pair.reverse() : pair].map((one) => one.join(' '));
          }),
        }),
    },
    sources.texts,
    targets.texts,
    isGrid(element, targets.texts),
  );
  return { interaction, shuffles: flag(element, 'shuffle', false), pinsLast: second.pinsLast };
}

/** Two short words or signs over columns, unless the file says that it is a matching. */
function isGrid({ attributes }: XmlElement, targets: readonly RichText[]): boolean {
  if (attributes['data-kind'] !== undefined) return attributes['data-kind'] === 'true-false-grid';
  return targets.length === 2 && targets.every((target) => typeof target === 'string' && target.length <= 30);
}

/** Pairs among one set: the first of each pair becomes a source, the second a target. */
export function associate({ element, rules, source }: Asking): ReadInteraction {
  const { ids, shuffles, texts } = listedChoices(element, childrenNamed(element, 'simpleAssociableChoice'), source);
  const response = responseOf(element, rules);
  const pairs = rules.correct(response).map((pair) => pair.split(' ').map((id) => ids.indexOf(id)));
  const members = pairs.flat();
  if (pairs.length < 2 || members.includes(-1) || new Set(members).size !== members.length) {
    throw new Unsupported(sentence('pairs-in-which-something-is-left-alone'));
  }
  source.reading.loss(sentence('any-two-could-be-paired-in-the-file'));
  const [left, right] = [pairs.map(([one]) => one as number), pairs.map(([, other]) => other as number)];
  const rest = ids.flatMap((_, place) => (members.includes(place) ? [] : [place]));
  const targets = [...right, ...rest];
  const interaction = matchingOf(
    {
      tell: (loss) => source.reading.loss(loss),
      choices: left.map(() => targets.length),
      correct: left.map((_, at) => at),
      earns: (places) =>
        rules.earns({
          [response]: places.flatMap((place, at) =>
            place === null ? [] : [`${ids[left[at] ?? 0]} ${ids[targets[place] ?? 0]}`],
          ),
        }),
    },
    left.map((place) => texts[place] ?? ''),
    targets.map((place) => texts[place] ?? ''),
    false,
  );
  return { interaction, shuffles };
}
