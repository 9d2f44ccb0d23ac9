/** Where the letters of a style begin in Unicode's Mathematical Alphanumeric Symbols: capitals, small letters, digits. */
interface Alphabet {
  readonly capitals: number;
  readonly small: number;
  readonly digits: number | null;
  /** Letters that Unicode had already, elsewhere. */
  readonly exceptions?: Readonly<Record<string, string>>;
}

const SCRIPT = { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' };
const FRAKTUR = { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' };
const DOUBLE = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' };

const ALPHABETS: Readonly<Record<string, Alphabet>> = {
  bold: { capitals: 0x1d400, small: 0x1d41a, digits: 0x1d7ce },
  italic: { capitals: 0x1d434, small: 0x1d44e, digits: null, exceptions: { h: 'ℎ' } },
  'bold-italic': { capitals: 0x1d468, small: 0x1d482, digits: null },
  script: { capitals: 0x1d49c, small: 0x1d4b6, digits: null, exceptions: SCRIPT },
  fraktur: { capitals: 0x1d504, small: 0x1d51e, digits: null, exceptions: FRAKTUR },
  'double-struck': { capitals: 0x1d538, small: 0x1d552, digits: 0x1d7d8, exceptions: DOUBLE },
  'sans-serif': { capitals: 0x1d5a0, small: 0x1d5ba, digits: 0x1d7e2 },
  'bold-sans-serif': { capitals: 0x1d5d4, small: 0x1d5ee, digits: 0x1d7ec },
  'sans-serif-italic': { capitals: 0x1d608, small: 0x1d622, digits: null },
  monospace: { capitals: 0x1d670, small: 0x1d68a, digits: 0x1d7f6 },
};

/** A text in the letters of a MathML `mathvariant`; what the style has no letter for stays as it is. */
export function styledLetters(text: string, variant: string): string {
  const alphabet = ALPHABETS[variant];
  return alphabet === undefined ? text : [...text].map((letter) => styled(letter, alphabet)).join('');
}

function styled(letter: string, { capitals, small, digits, exceptions }: Alphabet): string {
  const known = exceptions?.[letter];
  if (known !== undefined) return known;
  if (/^[A-Z]$/.test(letter)) return String.fromCodePoint(capitals + letter.charCodeAt(0) - 65);
  if (/^[a-z]$/.test(letter)) return String.fromCodePoint(small + letter.charCodeAt(0) - 97);
  if (/^\d$/.test(letter) && digits !== null) return String.fromCodePoint(digits + Number(letter));
  return letter;
}
