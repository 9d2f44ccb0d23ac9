/** As much of a paper as this page shows: texts, without pictures and sounds. */
type RichNode = string | { readonly tag: string; readonly children?: readonly RichNode[] };
type RichText = string | readonly RichNode[];

export interface Face {
  readonly kind: string;
  readonly stem: readonly {
    readonly kind: string;
    readonly text?: RichText;
    readonly alt?: string;
  }[];
  readonly options?: readonly RichText[];
}

export interface PaperForm {
  readonly sections: readonly { readonly code: string; readonly items: readonly Face[] }[];
}

export function facesOf({ sections }: PaperForm): readonly Face[] {
  return sections.flatMap(({ items }) => items);
}

export function plainText(text: RichText): string {
  if (typeof text === 'string') return text;
  return text.map((node) => (typeof node === 'string' ? node : plainText(node.children ?? []))).join('');
}

export function stemText({ stem }: Face, words: { readonly picture: string; readonly sound: string }): string {
  return stem
    .map(({ alt, kind, text }) => {
      if (kind === 'image') return words.picture.replace('{alt}', alt ?? '');
      return text === undefined ? words.sound : plainText(text);
    })
    .join('\n');
}
