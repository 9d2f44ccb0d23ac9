/** This engine's ledgers are not those that it has signed and somebody has seen. The note is the proof. */
export class Contradicted extends Error {
  override name = 'Contradicted';

  constructor(
    sentence: string,
    readonly note: string,
  ) {
    super(sentence);
  }
}
