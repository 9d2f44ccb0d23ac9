import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { Difficulty } from '#domain/bank/bank.ts';
import type { ItemProblem } from '#domain/item/authored-item.ts';
import { type XmlElement, allNamed, childNamed, elementsIn, textOf } from '../xml/xml-element.ts';
import { isForCandidates } from './items/item-source.ts';
import { folderOf, pathIn } from './manifest.ts';

/** An item of a test: where it stands, and what several items there are about. */
export interface PlacedItem {
  readonly path: string;
  readonly section: string;
  readonly topic: string;
  /** The section's text for candidates, with the section's own element as its name. */
  readonly stimulus: { readonly section: XmlElement; readonly blocks: readonly XmlElement[] } | null;
}

export interface Outline {
  readonly items: readonly PlacedItem[];
  readonly problems: readonly Omit<ItemProblem, 'where'>[];
}

/** Things of a test that an exam's definition decides here, by element. */
const LOST: Readonly<Record<string, Sentence>> = {
  preCondition: sentence('conditions-for-showing-an-item'),
  branchRule: sentence('jumps-between-items'),
  selection: sentence('how-many-items-of-a-section-are-drawn'),
  ordering: sentence('the-mixing-of-a-section'),
  timeLimits: sentence('time-limits'),
  itemSessionControl: sentence('how-often-an-item-may-be-tried'),
  weight: sentence('weights-of-items'),
  outcomeProcessing: sentence('how-scores-of-items-make-one'),
  testFeedback: sentence('feedback-of-the-test'),
  assessmentSectionRef: sentence('a-section-in-another-file'),
};

/** A test's items in order: the outer section is the section, the next one the topic. */
export function outlineOf(test: XmlElement, path: string): Outline {
  const items: PlacedItem[] = [];
  const lost = Object.entries(LOST).filter(([name]) => allNamed(test, name).length > 0);
  const problems = lost.map(([, what]) => ({
    severity: 'loss' as const,
    what: sentence('are-the-exams-here-and-left-out', { what }),
  }));
  const walk = (element: XmlElement, names: readonly string[], stimulus: PlacedItem['stimulus']): void => {
    for (const child of elementsIn(element)) {
      if (child.name === 'assessmentItemRef') {
        const item = pathIn(folderOf(path), child.attributes.href);
        if (item !== null) items.push({ path: item, section: names[0] ?? '', topic: names[1] ?? '', stimulus });
      } else if (child.name === 'assessmentSection') {
        const { identifier = '', title = identifier } = child.attributes;
        const blocks = elementsIn(child).filter((one) => one.name === 'rubricBlock' && isForCandidates(one));
        walk(child, [...names, title.trim()], blocks.length === 0 ? stimulus : { section: child, blocks });
      } else if (child.name === 'testPart') walk(child, names, stimulus);
    }
  };
  if (test.name === 'assessmentSection') walk({ ...test, name: 'assessmentTest', children: [test] }, [], null);
  else walk(test, [], null);
  return { items, problems };
}

/** What a manifest says of a resource in the words of LOM. */
export function describedBy(resource: XmlElement): {
  readonly difficulty: Difficulty | null;
  readonly tags: readonly string[];
} {
  const metadata = childNamed(resource, 'metadata');
  if (metadata === null) return { difficulty: null, tags: [] };
  const tags = allNamed(metadata, 'keyword').map((keyword) => textOf(keyword).replace(/\s+/gu, ' ').trim());
  const said = allNamed(metadata, 'difficulty').map((one) => textOf(one).trim().toLowerCase().replace(/\s+/gu, ' '));
  const [word = ''] = said.map((text) => text.replace(/^lomv1\.0 ?/u, ''));
  return { difficulty: DIFFICULTIES.get(word) ?? null, tags: tags.filter((tag) => tag !== '') };
}

const DIFFICULTIES: ReadonlyMap<string, Difficulty> = new Map(
  Object.entries<Difficulty>({
    'very easy': 'easy',
    easy: 'easy',
    medium: 'medium',
    difficult: 'hard',
    hard: 'hard',
    'very difficult': 'hard',
  }),
);
