import { gunzipSync } from 'node:zlib';
import type { BoardFrame } from '#protocol/scoreboard-down.ts';
import { PackedBoards } from './packed-boards.ts';

const frameOf = (session: string, frame: number): BoardFrame =>
  ({ frame, session: { id: session }, whole: true, rows: [] }) as unknown as BoardFrame;

function boards() {
  let tell: (frame: BoardFrame) => void = () => undefined;
  const packed = new PackedBoards({ watch: (hear) => (tell = hear) });
  let asked = 0;
  const whole = (session: string, frame: number) => () => {
    asked += 1;
    return frameOf(session, frame);
  };
  const read = async (bytes: Promise<Uint8Array>) => JSON.parse(gunzipSync(await bytes).toString()) as BoardFrame;
  return { packed, read, tell: (frame: BoardFrame) => tell(frame), whole, asked: () => asked };
}

test('a board is packed once a frame, and the very same bytes go to everybody', async () => {
  const { asked, packed, read, whole } = boards();
  const [one, other] = await Promise.all([packed.of('a', whole('a', 1)), packed.of('a', whole('a', 1))]);
  expect(other).toBe(one);
  expect(asked()).toBe(1);
  expect(await read(Promise.resolve(one))).toMatchObject({ frame: 1, whole: true });
});

test('a further frame makes it anew, that of another board does not', async () => {
  const { asked, packed, read, tell, whole } = boards();
  await packed.of('a', whole('a', 1));
  tell(frameOf('b', 7));
  expect(packed.has('a')).toBe(true);
  tell(frameOf('a', 2));
  expect(packed.has('a')).toBe(false);
  expect(await read(packed.of('a', whole('a', 2)))).toMatchObject({ frame: 2 });
  expect(asked()).toBe(2);
});

test('a fault of one writing is not kept', async () => {
  const { packed, read, whole } = boards();
  expect(() =>
    packed.of('a', () => {
      throw new Error('no board');
    }),
  ).toThrow('no board');
  expect(await read(packed.of('a', whole('a', 1)))).toMatchObject({ frame: 1 });
});
