import { act, fireEvent, screen } from '@testing-library/react';
import { putOnScreen } from '../testing/on-screen.tsx';
import { CameraScan } from './camera-scan.tsx';

const stopped = jest.fn();
const codes: string[] = [];
let seen: string[][] = [];

function give(name: string, where: object, value: unknown): void {
  Object.defineProperty(where, name, { configurable: true, value });
}
const camera = (getUserMedia: () => Promise<unknown>) => give('mediaDevices', navigator, { getUserMedia });
const stream = () => Promise.resolve({ getTracks: () => [{ stop: stopped }] });

class Detector {
  detect() {
    return Promise.resolve((seen.shift() ?? []).map((rawValue) => ({ rawValue })));
  }
}

async function press(): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole('button'));
    await new Promise((resolve) => setTimeout(resolve));
  });
}

beforeEach(() => {
  codes.length = 0;
  seen = [];
  stopped.mockClear();
  give('BarcodeDetector', globalThis, Detector);
  give('play', HTMLMediaElement.prototype, () => Promise.resolve());
  camera(stream);
  putOnScreen(<CameraScan onCode={(code) => codes.push(code)} />, 'en');
});

test('a code that is seen is handed over once, and the camera is switched off', async () => {
  seen = [['  '], ['2601-0007 ']];
  await press();
  expect(await screen.findByRole('button', { pressed: false })).toBeTruthy();
  expect(codes).toEqual(['2601-0007']);
  expect(stopped).toHaveBeenCalledTimes(1);
  expect(document.querySelector('video')).toBeNull();
});

test('a second press switches it off', async () => {
  await press();
  expect(screen.getByRole('button', { pressed: true })).toBeTruthy();
  await press();
  expect(stopped).toHaveBeenCalledTimes(1);
  expect(codes).toEqual([]);
});

test.each([
  ['NotAllowedError', /may not use the camera/],
  ['NotFoundError', /no camera/],
])('%s is said in words', async (name, words) => {
  camera(() => Promise.reject(Object.assign(new Error('no'), { name })));
  await press();
  expect(screen.getByRole('status').textContent).toMatch(words);
  expect(document.querySelector('video')).toBeNull();
});

test('a browser that reads no codes is called so, and no camera is asked for', async () => {
  give('BarcodeDetector', globalThis, undefined);
  camera(() => Promise.reject(new Error('asked')));
  await press();
  expect(screen.getByRole('status').textContent).toMatch(/cannot read codes/);
});
