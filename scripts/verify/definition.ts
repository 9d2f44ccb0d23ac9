/** What the verifier reads of an exam definition. */
export interface Definition {
  readonly id: string;
  readonly bank: string;
  readonly official: boolean;
  readonly livePolicy: string;
  readonly duration: number;
  readonly clockStarts: string;
  readonly lagGrace: number;
  readonly extensionLimit?: number;
  readonly sections: readonly Section[];
  readonly accommodations: readonly {
    readonly code: string;
    readonly duration: number | null;
    readonly start?: string;
  }[];
  readonly tieBreak: readonly string[];
  readonly lockdown?: { readonly seb: string; readonly acceptsManagedKiosk?: boolean };
  readonly whenUnsaved?: string;
  readonly workstations?: string;
  readonly witnesses?: { readonly needed: number; readonly of: number };
  readonly seats?: string;
  readonly publicBoard?: { readonly freeze?: { readonly last: number; readonly reveal: string } };
  readonly lateCutOff?: number;
}

export interface Section {
  readonly code: string;
  readonly scoring:
    | { readonly kind: 'right-wrong'; readonly right: number; readonly wrong: number; readonly blank: number }
    | { readonly kind: 'weighted'; readonly blank: number; readonly maximum: number };
  /** How many items each block has that locks as one; absent where nothing locks before the end. */
  readonly lockBlocks?: readonly number[];
  readonly draw: readonly {
    readonly topic: string | null;
    readonly difficulty: string | null;
    readonly count: number;
  }[];
}
