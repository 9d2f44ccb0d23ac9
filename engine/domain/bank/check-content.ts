import { MEDIA_PATH, richTextProblems } from '../item/check-rich-text.ts';
import { type RichText, picturesIn } from '../item/rich-text.ts';
import type { Picture } from '../item/interaction.ts';
import { quoted, textFaults } from '../plain-text.ts';
import type { BankBlock, ItemBank } from './bank.ts';

type Media = ItemBank['media'];
const MOST_PLAYS = 20;

/** What keeps a stem or a passage from being shown; empty when nothing does. */
export function blockProblems(blocks: readonly BankBlock[], media: Media): string[] {
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
        if (transcript.trim() === '') problems.push(`the sound ${quoted(source)} has no transcript`);
        if (plays !== null && !(Number.isInteger(plays) && plays >= 1 && plays <= MOST_PLAYS)) {
          problems.push(`the sound ${quoted(source)} may be played 1 to ${MOST_PLAYS} times, not ${String(plays)}`);
        }
        return problems;
      }
    }
  });
}

export function pictureProblems({ alt, source }: Pick<Picture, 'alt' | 'source'>, media: Media): string[] {
  return [...missing(source, 'image', media), ...textFaults(alt)];
}

export function optionProblems(options: readonly RichText[], media: Media): string[] {
  return options.flatMap((option, place) => textProblems(option, media).map((what) => `option ${place + 1}: ${what}`));
}

function textProblems(text: RichText, media: Media): string[] {
  const problems = richTextProblems(text);
  // Its pictures cannot be looked for in a text whose shape is not known.
  return problems.length > 0 ? [...problems] : picturesIn(text).flatMap((source) => missing(source, 'image', media));
}

function missing(source: string, use: 'image' | 'audio', media: Media): string[] {
  if (!MEDIA_PATH.test(source)) return [`names ${quoted(source)}, which is no file of media/`];
  const medium = Object.hasOwn(media, source) ? media[source] : undefined;
  if (medium === undefined) return [`names ${source}, which is not in the bank`];
  if (medium.type.startsWith(`${use}/`)) return [];
  return [`names ${source} as ${use === 'image' ? 'a picture' : 'a sound'}, but it is ${medium.type}`];
}
