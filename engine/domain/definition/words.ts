/** A short text in both languages of every screen. */
export interface Words {
  readonly id: string;
  readonly en: string;
}
