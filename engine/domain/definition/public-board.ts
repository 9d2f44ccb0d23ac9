import type { FieldReader } from './field-reader.ts';

/** What an exam says of its public board beyond names. Each is absent where it is not used, so that older definitions keep their hash. */
export interface PublicBoard {
  /** Categories stand beside the people and can be looked for. Some tell of a person's health or origin: nobody's unless said. */
  readonly categories?: true;
}

export function readPublicBoard(reader: FieldReader): PublicBoard {
  const read: PublicBoard = {
    ...(reader.flag('categories', false) ? { categories: true as const } : {}),
  };
  reader.refuseOthers();
  return read;
}
