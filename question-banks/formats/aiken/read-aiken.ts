import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { ReadItems } from '#domain/item/authored-item.ts';
import { Gathering, type TellProgress } from '../reading/gathering.ts';

const OPTION = /^([A-Z])\s?[).](.*)$/;
const ANSWER = /^ANSWER\s*:\s*(.*)$/i;
const ENDING = sentence('answer-and-its-letter');

interface Question {
  readonly line: number;
  readonly stem: string[];
  readonly options: { readonly letter: string; readonly text: string; readonly line: number }[];
}

/**
 * A file in the Aiken format: a question, its options `A)` or `A.`, and `ANSWER: A`. An empty line ends what is begun, so that a
 * question left unfinished takes no other with it. All text is plain.
 */
export function readAiken(text: string, file: string, tell?: TellProgress): ReadItems {
  const gathering = new Gathering(file, tell);
  let question: Question | null = null;
  const fail = (line: number, what: Sentence): void => gathering.add('error', `${file}:${line}`, what);
  const leave = (): void => {
    if (question !== null) fail(question.line, sentence('the-question-is-not-finished-is-missing', { ending: ENDING }));
    question = null;
  };
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((whole, place) => {
      const line = place + 1;
      const said = whole.trim();
      if (said === '') {
        // Some editors leave a line empty between a question and its options.
        if (question !== null && question.options.length > 0) leave();
        return;
      }
      const answer = ANSWER.exec(said);
      if (answer !== null) {
        if (question === null) return fail(line, sentence('there-is-an-answer-before-any-question'));
        finish(gathering, question, (answer[1] as string).trim(), line);
        question = null;
        return;
      }
      const option = OPTION.exec(said);
      if (option !== null) {
        if (question === null) return fail(line, sentence('there-is-an-option-before-any-question'));
        question.options.push({
          letter: option[1] as string,
          text: (option[2] as string).trim(),
          line,
        });
        return;
      }
      if (question !== null && question.options.length > 0) leave();
      question ??= { line, stem: [], options: [] };
      question.stem.push(said);
    });
  leave();
  return gathering.result();
}

function finish(gathering: Gathering, { line, options, stem }: Question, answer: string, answerLine: number): void {
  gathering.item(`${gathering.file}:${line}`, (reading) => {
    options.forEach(({ letter, line: at }, place) => {
      const due = String.fromCharCode(65 + place);
      if (letter !== due) reading.refuse(sentence('line-option-stands-where-belongs', { line: at, letter, due }));
    });
    const key = /^[A-Za-z]$/.test(answer) ? options.findIndex(({ letter }) => letter === answer.toUpperCase()) : -1;
    if (key === -1)
      return reading.refuse(
        sentence('line-the-answer-is-none-of-its-options', {
          line: answerLine,
          answer: reading.line(answer).slice(0, 40),
        }),
      );
    return {
      stem: reading.plain(stem.join('\n')),
      interaction: { kind: 'single-choice', options: options.map(({ text }) => reading.plain(text)), key: [key] },
    };
  });
}
