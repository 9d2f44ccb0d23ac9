import type { Brought } from '../evidence.ts';
import { plainPrimitives } from '../plain-primitives.ts';
import { type Verification, verifyBundle } from '../verify-bundle.ts';

export interface Job {
  readonly bytes: Uint8Array;
  readonly brought: Brought;
}

/** In a thread of its own, so that the page goes on answering; where a browser allows none to a file, in the page itself. */
export function compute(job: Job): Promise<Verification> {
  const worker = startWorker();
  if (worker === null) return Promise.resolve().then(() => verifyBundle(plainPrimitives, job.bytes, job.brought));
  return new Promise((done) => {
    worker.onmessage = ({ data }: MessageEvent<Verification>) => {
      worker.terminate();
      done(data);
    };
    worker.onerror = () => {
      worker.terminate();
      done(verifyBundle(plainPrimitives, job.bytes, job.brought));
    };
    worker.postMessage(job);
  });
}

/** The thread runs the same text as the page. */
function startWorker(): Worker | null {
  try {
    const text = document.querySelector('script')?.textContent ?? '';
    return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  } catch {
    return null;
  }
}

/** What the text does where there is no page. */
export function answerJobs(): void {
  self.onmessage = ({ data }: MessageEvent<Job>) => {
    self.postMessage(verifyBundle(plainPrimitives, data.bytes, data.brought));
  };
}
