import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const VECTORS = path.resolve(__dirname, '../../../../shared/vectors');

/** A suite over public test data that lies beside the project, not in it; without the data the suite says that it was skipped. */
export function describeVectors(title: string, folder: string, suite: (directory: string) => void): void {
  const directory = path.join(VECTORS, folder);
  if (existsSync(directory)) {
    describe(title, () => suite(directory));
  } else {
    const notice = `${title}: skipped, there is no shared/vectors/${folder} beside the project`;
    // The default reporter passes over a file in which everything is skipped, and the gap would go unseen.
    process.stderr.write(`${notice}\n`);
    describe.skip(notice, () => {
      test('needs the vectors', () => undefined);
    });
  }
}

/** Every JSON file below a directory, with its path from there; the caller names the shape. */
export function jsonFiles<Shape>(directory: string): [string, Shape][] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as Shape]);
}
