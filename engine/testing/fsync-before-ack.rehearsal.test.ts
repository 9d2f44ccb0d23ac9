import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestCandidate, TestProctor, practice } from './clients.ts';
import { readTrace } from './fsync-trace.ts';
import { serveChild, temporaryFolder } from './serve-child.ts';

const hasStrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
const withStrace = hasStrace ? it : it.skip;
const ANSWERS = 60;
const SESSION = 'latihan-singkat';

describe('what the operating system sees', () => {
  withStrace(
    'no acknowledgement leaves before its fsync (skipped where strace cannot run)',
    async () => {
      const folder = temporaryFolder();
      const file = join(folder.path, 'trace.txt');
      const calls = 'trace=fsync,fdatasync,write,writev,sendto,sendmsg';
      const under = ['strace', '-f', '-tt', '-s', '160', '-e', calls, '-o', file];
      const engine = await serveChild({ dataDir: join(folder.path, 'data'), under });
      const told = engine.firstRun!;
      const candidate = new TestCandidate(engine.url);
      await candidate.signIn(practice(told, SESSION));
      const proctor = await TestProctor.signIn(engine.url, told);
      await proctor.act('open-session', { sessionId: SESSION });
      await candidate.resume();
      for (let answer = 0; answer < ANSWERS; answer += 1) {
        expect(await candidate.choose(answer % 15, Math.floor(answer / 15))).toMatchObject({ ok: true });
      }
      candidate.close();
      proctor.close();
      await engine.stop();
      expect(readTrace(readFileSync(file, 'utf8').split('\n'))).toEqual({ acknowledgements: ANSWERS, unsafe: 0 });
      folder.remove();
    },
    60_000,
  );
});
