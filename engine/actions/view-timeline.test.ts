import type { StaffName } from '#domain/ids.ts';
import type { Fact, FactOf } from '#domain/ledger/fact.ts';
import { type MessageBook, withMessage, withWithdrawal } from '#domain/session/message-book.ts';
import type { Instant } from '#domain/time.ts';
import type { Person } from './person.ts';
import { viewTimeline } from './view-timeline.ts';

const by = 'pengawas1' as StaffName;
const said = (at: number, text: string) => ({ type: 'MESSAGE', at: at as Instant, pid: 'all', by, text }) as const;

test('words that were taken back are told apart from those that still stand', () => {
  const [stands, gone] = [said(1, 'Kumpulkan kertas'), said(2, 'Salah ruang')];
  const back: FactOf<'MESSAGE_WITHDRAW'> = {
    ...{ type: 'MESSAGE_WITHDRAW', at: 3 as Instant, pid: 'all', by, message: 8, reason: 'keliru' },
  };
  const facts: Fact[] = [stands, gone, back];
  const book: MessageBook = withWithdrawal(withMessage(withMessage([], stands, 7), gone, 8), back, 9);
  const chronicle = { lines: facts.map((fact, place) => ({ fact, index: 7 + place })) };
  const { lines } = viewTimeline({ chronicle, saved: { messages: book } } as unknown as Person);
  expect(lines.map(({ detail, index, type }) => [index, type, detail])).toEqual([
    [9, 'MESSAGE_WITHDRAW', null],
    [8, 'MESSAGE', 'message-withdrawn'],
    [7, 'MESSAGE', null],
  ]);
});
