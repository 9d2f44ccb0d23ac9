/** Pictures of people's faces, as they come with a roster. */

/** Bytes: one that is larger is no picture for a list of names, and two thousand of them would fill a disk. */
export const LARGEST_PHOTO = 1_000_000;

export type PhotoType = 'image/jpeg' | 'image/png';

const BEGINNINGS: Readonly<Record<PhotoType, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What the bytes themselves say that they are, whatever their file is called. */
export function photoType(bytes: Uint8Array): PhotoType | null {
  const types = Object.keys(BEGINNINGS) as PhotoType[];
  return types.find((type) => BEGINNINGS[type].every((byte, place) => bytes[place] === byte)) ?? null;
}

/** `kelas-a/2601-0007.jpg` is a picture of 2601-0007; null for what a computer leaves in an archive by itself. */
export function numberOfPhoto(path: string): string | null {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  if (file.startsWith('.') || parts.includes('__MACOSX') || /^(thumbs\.db|desktop\.ini)$/i.test(file)) return null;
  const end = file.lastIndexOf('.');
  return (end < 1 ? file : file.slice(0, end)).trim();
}
