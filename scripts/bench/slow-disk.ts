import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SlowDisk {
  /** What a server is started with so that its disk can be slowed later. */
  readonly env: Readonly<Record<string, string>>;
  /** Counts from now on, in every server started with `env`. */
  slowBy(ms: number): void;
}

/** A preload library that lets every fsync wait; null where there is no compiler, or no preloading. */
export function buildSlowDisk(source: string, folder: string): SlowDisk | null {
  if (process.platform !== 'linux') return null;
  const library = join(folder, 'slow-fsync.so');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { encoding: 'utf8' });
  if (made.status !== 0) return null;
  const delayFile = join(folder, 'fsync-delay');
  const slowBy = (ms: number): void => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(ms);
    // Written in place: the servers have this very file mapped.
    writeFileSync(delayFile, bytes, { flag: 'r+' });
  };
  writeFileSync(delayFile, Buffer.alloc(4));
  return { env: { LD_PRELOAD: library, TERANG_SLOW_FSYNC: delayFile }, slowBy };
}
