/** What goes onto one person's exam card. The PIN is told here and nowhere else: the data folder keeps its hash. */
export interface ExamCard {
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly room: string | null;
  readonly seat: string | null;
  readonly pin: string;
}

/** Cards of one session, and what stands on all of them. */
export interface CardSheet {
  readonly title: string;
  readonly session: string;
  /** In words, by the hall's zone; null where nobody has said. */
  readonly opens: string | null;
  readonly cards: readonly ExamCard[];
}
