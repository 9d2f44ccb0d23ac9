import { InvalidArgumentError } from 'commander';
import { type Cidr, readCidr } from '../../engine/domain/network/cidr.ts';

/** Blocks of addresses of the command line or of a variable, added to those that were told before. */
export function addressBlocks(text: string, before: readonly Cidr[] = []): readonly Cidr[] {
  const told = text.split(/[\s,]+/).filter((part) => part !== '');
  if (told.length === 0) throw new InvalidArgumentError('No address is named.');
  return [...before, ...told.map(blockOf)];
}

function blockOf(text: string): Cidr {
  const read = readCidr(text);
  if ('problem' in read) throw new InvalidArgumentError(`${read.problem}.`);
  return read;
}
