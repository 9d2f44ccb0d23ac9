import i18next from 'i18next';
import { startMessages } from '../messages/start-messages.ts';
import type { Millis } from '#domain/time.ts';
import { hourWithZone, pointsWords, timeLeftWords, timeWithZone } from './words-of-time.ts';

const moment = Date.UTC(2026, 10, 3, 3, 42, 7);

test.each([
  ['Asia/Jakarta', '10.42.07 WIB'],
  ['Asia/Makassar', '11.42.07 WITA'],
  ['Asia/Jayapura', '12.42.07 WIT'],
])('%s reads %s', (zone, words) => {
  expect(timeWithZone(moment, zone)).toBe(words);
});

test('a zone without an Indonesian name says how far it is from Greenwich', () => {
  expect(hourWithZone(moment, 'Asia/Tokyo')).toBe('12.42 GMT+9');
});

test.each([
  [6_000_000, '01.40.00'],
  [2_573_000, '00.42.53'],
  [2_572_001, '00.42.53'],
  [1, '00.00.01'],
  [0, '00.00.00'],
])('%i ms left reads %s', (left, words) => {
  expect(timeLeftWords(left as Millis)).toBe(words);
});

test('English has colons between the figures, as the console and the board do', async () => {
  startMessages();
  await i18next.changeLanguage('en');
  expect([timeWithZone(moment, 'Asia/Jakarta'), timeLeftWords(2_573_000 as Millis)]).toEqual([
    '10:42:07 WIB',
    '00:42:53',
  ]);
  await i18next.changeLanguage('id');
  expect(timeLeftWords(2_573_000 as Millis)).toBe('00.42.53');
});

test('points read as a decree prints them, with the comma of the language', () => {
  expect(pointsWords(42_200, 'id')).toBe('422');
  expect(pointsWords(42_250, 'id')).toBe('422,5');
  expect(pointsWords(42_250, 'en')).toBe('422.5');
});
