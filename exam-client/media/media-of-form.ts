import type { Form } from '#domain/form/form.ts';
import { type Block, type Face, faceTexts } from '#domain/item/face.ts';
import { picturesIn } from '#domain/item/rich-text.ts';

/** Names of all pictures and sounds of a paper, each once: pictures in reading order, then sounds, which are larger. */
export function mediaOfForm(form: Form): string[] {
  const faces = form.sections.flatMap(({ items }) => items);
  const passages = form.passages ?? [];
  const blocks = faces.flatMap((face) => [...(passages[face.passage ?? -1]?.text ?? []), ...face.stem]);
  const pictures = [...blocks.flatMap(picturesOf), ...faces.flatMap(optionPictures)];
  const sounds = blocks.flatMap((block) => (block.kind === 'sound' ? [block.source] : []));
  return [...new Set([...pictures, ...sounds])];
}

/** The first item that a sound belongs to, itself or through its passage; null for a sound that the paper does not have. */
export function positionOfSound(form: Form, sound: number): number | null {
  const faces = form.sections.flatMap(({ items }) => items);
  const isIt = (block: Block): boolean => block.kind === 'sound' && block.sound === sound;
  const position = faces.findIndex(
    ({ passage, stem }) => stem.some(isIt) || form.passages?.[passage ?? -1]?.text.some(isIt) === true,
  );
  return position === -1 ? null : position;
}

function picturesOf(block: Block): string[] {
  if (block.kind === 'image') return [block.source];
  return block.kind === 'rich' ? picturesIn(block.text) : [];
}

function optionPictures(face: Face): string[] {
  return [...faceTexts(face).flatMap(picturesIn), ...('picture' in face ? [face.picture.source] : [])];
}
