import { type Published, publishedOf } from '#domain/ledger/published.ts';
import type { Witnesses } from './actions/witnesses.ts';
import { ownSoftware } from './own-software.ts';

/** What every MANIFEST says of this house, asked when one is written. */
export class House {
  witnesses: Pick<Witnesses, 'all'> | null = null;
  private readonly software: Published['software'];

  constructor(
    private readonly log: string,
    builtDir: string,
  ) {
    this.software = ownSoftware(builtDir);
  }

  published(): Published {
    const enrolled = (this.witnesses?.all() ?? []).filter(({ removedAt }) => removedAt === null);
    return publishedOf(
      this.log,
      enrolled.map(({ vkey }) => vkey),
      this.software,
    );
  }
}
