import { type Sentence, sentence } from '../sentences/sentence.ts';
import { MEDIA_PATH, richTextProblems } from '../item/check-rich-text.ts';
import { type RichText, picturesIn } from '../item/rich-text.ts';
import type { Picture } from '../item/interaction.ts';
import { quoted, textFaults } from '../plain-text.ts';
import type { BankBlock, ItemBank } from './bank.ts';

type Media = ItemBank['media'];
const MOST_PLAYS = 20;

/** What keeps a stem or a passage from being shown; empty when nothing does. */
export function blockProblems(blocks: readonly BankBlock[], media: Media): Sentence[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return [...richTextProblems(block.text)];
      case 'image':
        return [...missing(block.source, 'image', media), ...textFaults(block.alt)];
      case 'rich':
        return textProblems(block.text, media);
      case 'sound': {
        const { plays, source, transcript } = block;
        const problems = [...missing(source, 'audio', media), ...textFaults(transcript)];
        if (transcript.trim() === '') problems.push(sentence('the-sound-has-no-transcript', { sound: quoted(source) }));
        if (plays !== null && !(Number.isInteger(plays) && plays >= 1 && plays <= MOST_PLAYS)) {
          problems.push(
            sentence('the-sound-may-be-played-1-to-times', {
              sound: quoted(source),
              most: MOST_PLAYS,
              plays: String(plays),
            }),
          );
        }
        return problems;
      }
    }
  });
}

export function pictureProblems({ alt, source }: Pick<Picture, 'alt' | 'source'>, media: Media): Sentence[] {
  return [...missing(source, 'image', media), ...textFaults(alt)];
}

export function optionProblems(options: readonly RichText[], media: Media): Sentence[] {
  return options.flatMap((option, place) =>
    textProblems(option, media).map((what) => sentence('option-has-a-fault', { place: place + 1, what })),
  );
}

function textProblems(text: RichText, media: Media): Sentence[] {
  const problems = richTextProblems(text);
  // Its pictures cannot be looked for in a text whose shape is not known.
  return problems.length > 0 ? [...problems] : picturesIn(text).flatMap((source) => missing(source, 'image', media));
}

function missing(source: string, use: 'image' | 'audio', media: Media): Sentence[] {
  if (!MEDIA_PATH.test(source)) return [sentence('names-which-is-no-file-of-media', { source: quoted(source) })];
  const medium = Object.hasOwn(media, source) ? media[source] : undefined;
  if (medium === undefined) return [sentence('names-which-is-not-in-the-bank', { source })];
  if (medium.type.startsWith(`${use}/`)) return [];
  const { type } = medium;
  return [sentence(use === 'image' ? 'names-a-file-as-a-picture' : 'names-a-file-as-a-sound', { source, type })];
}
