/** Pictures and sounds that a bank may hold, by the ending of their name. An SVG shown as a picture runs no script and loads nothing. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
};

/** Null for what is neither picture nor sound. */
export function mediaType(path: string): string | null {
  return MEDIA_TYPES[/\.[a-z0-9]+$/.exec(path.toLowerCase())?.[0] ?? ''] ?? null;
}
