import type { AuthoredItem } from '#domain/item/authored-item.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';

const LONGEST = 8_000;
/** What a line of a stem would mean something else by. */
const MEANS = /^(\s|#|>|\[|!\[)|\s$|[\r\n]/;
const FIELD = /^[a-z-]+: \S+$/;

/**
 * The lines of an item in a Markdown file of a bank, which a person reads more easily than JSON; null where they could not say all of
 * it. Section and topic stand in the head of the file.
 */
export function itemLines(item: AuthoredItem): string[] | null {
  const { difficulty, id, interaction, passage, pinsLast, rationale, shuffles, sounds, stem, tags, title } = item;
  if (title !== '' || tags.length > 0 || item.language !== '' || passage !== null || sounds.length > 0 || !shuffles)
    return null;
  if (difficulty === null || (interaction.kind !== 'single-choice' && interaction.kind !== 'weighted-choice'))
    return null;
  const paragraphs = paragraphsOf(stem);
  const options = interaction.options.map((option) => (typeof option === 'string' ? option : null));
  if (paragraphs === null || paragraphs.length === 0 || !isReason(rationale)) return null;
  if (
    options.some(
      (option) => option === null || option !== option.trim() || /[\r\n]/.test(option) || option.length > LONGEST,
    )
  ) {
    return null;
  }
  const marks = options.map((_, place) => {
    if (interaction.kind === 'weighted-choice') return String(interaction.weights[place]);
    return interaction.key.includes(place) ? 'x' : ' ';
  });
  return [
    `## ${id}`,
    `difficulty: ${difficulty}`,
    ...(pinsLast ? ['pin: last'] : []),
    ...paragraphs.flatMap((paragraph) => ['', paragraph]),
    '',
    ...options.map((option, place) => `[${marks[place]}] ${option}`),
    ...(rationale === '' ? [] : ['', `> ${rationale}`]),
    '',
  ];
}

function isReason(rationale: string): boolean {
  return (
    rationale === '' || (rationale === rationale.trim() && !/[\r\n]/.test(rationale) && rationale.length < LONGEST)
  );
}

/** Paragraphs of plain text and pictures; null where there is more. */
function paragraphsOf(stem: RichText): string[] | null {
  const nodes: readonly RichNode[] = typeof stem === 'string' ? [{ tag: 'p', children: [stem] }] : stem;
  const lines = nodes.map((node, place) => {
    if (typeof node === 'string' || node.tag !== 'p' || node.attributes !== undefined || node.children?.length !== 1)
      return null;
    const [only] = node.children;
    if (typeof only !== 'string') return pictureLine(only);
    if (MEANS.test(only) || only === '' || only.length > LONGEST || (place === 0 && FIELD.test(only))) return null;
    return only;
  });
  // Two pictures one after the other, or a stem that is a single picture, are what JSON says better.
  if (!lines.some((line) => line !== null && !line.startsWith('!['))) return null;
  return lines.every((line) => line !== null) ? lines : null;
}

function pictureLine(node: RichNode | undefined): string | null {
  if (node === undefined || typeof node === 'string' || node.tag !== 'img') return null;
  const { alt = '', src = '', ...others } = node.attributes ?? {};
  if (Object.keys(others).length > 0 || alt === '' || /[\r\n]/.test(alt) || alt !== alt.trim()) return null;
  return `![${alt}](${src})`;
}
