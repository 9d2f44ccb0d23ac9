import type { Area } from './interaction.ts';
import type { RichNode, RichText } from './rich-text.ts';

/** A piece of a stem or passage, in reading order. Pictures and sounds have a `source`: see `Block` and `BankBlock`. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'image'; readonly source: string; readonly alt: string }
  | { readonly kind: 'rich'; readonly text: readonly RichNode[] };

/** A sound as a candidate gets it. */
export interface FaceSound {
  readonly kind: 'sound';
  /** Counts through the paper from 0: plays are counted by it. */
  readonly sound: number;
  readonly source: string;
  /** How often it may be played; null for as often as wanted. */
  readonly plays: number | null;
  /** Only on the paper of a person whose accommodation grants it. */
  readonly transcript?: string;
}

/** On a paper, `source` and `src` are the SHA-256 of the bytes in hex: the name by which the engine hands them out. */
export type Block = TextBlock | FaceSound;

interface FaceHead {
  readonly stem: readonly Block[];
  /** Which of the paper's passages the item is about, counted from 0. */
  readonly passage?: number;
}

/** A picture to point at; `source` as in `Block`, sizes in its own pixels. */
export interface FacePicture {
  readonly source: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** What a candidate sees of each kind, in the order of their own paper. There is no key, weight, id or topic in it. */
export interface FaceOf {
  readonly 'single-choice': { readonly options: readonly RichText[] };
  readonly 'weighted-choice': { readonly options: readonly RichText[] };
  readonly 'multiple-response': {
    readonly options: readonly RichText[];
    readonly least: number;
    readonly most: number | null;
  };
  readonly 'true-false': object;
  readonly 'true-false-grid': {
    readonly statements: readonly RichText[];
    readonly labels: readonly [string, string] | null;
  };
  readonly matching: { readonly sources: readonly RichText[]; readonly targets: readonly RichText[] };
  readonly ordering: { readonly entries: readonly RichText[] };
  readonly 'gap-choice': { readonly text: RichText; readonly gaps: readonly (readonly string[])[] };
  readonly numeric: {
    readonly units: readonly string[];
    readonly unit: 'none' | 'optional' | 'required';
    readonly decimalMark: '.' | ',';
  };
  readonly 'short-text': { readonly longest: number };
  readonly 'graphic-choice': {
    readonly picture: FacePicture;
    readonly areas: readonly { readonly area: Area; readonly name: string }[];
    readonly least: number;
    readonly most: number | null;
  };
  readonly hotspot: { readonly picture: FacePicture; readonly most: number };
}

export type ItemKind = keyof FaceOf;
export type Face<K extends ItemKind = ItemKind> = { [Each in K]: FaceHead & { readonly kind: Each } & FaceOf[Each] }[K];

/** The texts that a candidate chooses, judges or arranges. */
export function faceTexts(face: Face): readonly RichText[] {
  switch (face.kind) {
    case 'single-choice':
    case 'weighted-choice':
    case 'multiple-response':
      return face.options;
    case 'true-false-grid':
      return face.statements;
    case 'matching':
      return [...face.sources, ...face.targets];
    case 'ordering':
      return face.entries;
    case 'gap-choice':
      return [face.text];
    default:
      return [];
  }
}

/** What several items of a paper are about. */
export interface PassageFace {
  readonly title: string;
  readonly text: readonly Block[];
}
