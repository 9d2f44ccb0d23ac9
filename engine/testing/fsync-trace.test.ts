import { readTrace } from './fsync-trace.ts';

const sync = '812 10:00:00.000001 fdatasync(23) = 0';
const begun = '812 10:00:00.000001 fsync(23 <unfinished ...>';
const resumed = '812 10:00:00.000002 <... fsync resumed>) = 0';
const failed = '812 10:00:00.000001 fdatasync(23) = -1 EIO (Input/output error)';
const ack = (id: number) =>
  `811 10:00:00.000003 writev(30, [{iov_base="\\201~\\0p", iov_len=4}, {iov_base="43/candidate,${id}[{\\"ok\\":true,\\"mutation\\":${id}", iov_len=80}], 2) = 84`;
const other = '811 10:00:00.000003 write(30, "42/live,[\\"frame\\"", 20) = 20';

describe('reading a trace of system calls', () => {
  it.each([
    [
      'each acknowledgement after its own sync is safe',
      [sync, ack(1), sync, ack(2)],
      { acknowledgements: 2, unsafe: 0 },
    ],
    [
      'a sync that was interrupted by another thread counts when it ends',
      [begun, resumed, ack(1)],
      { acknowledgements: 1, unsafe: 0 },
    ],
    ['a sync that has only begun does not count', [begun, ack(1), resumed], { acknowledgements: 1, unsafe: 1 }],
    ['a sync that failed does not count', [failed, ack(1)], { acknowledgements: 1, unsafe: 1 }],
    [
      'one sync does not cover two acknowledgements in a row',
      [sync, ack(1), ack(2)],
      { acknowledgements: 2, unsafe: 1 },
    ],
    ['other frames are no acknowledgements', [other, sync, other], { acknowledgements: 0, unsafe: 0 }],
  ])('%s', (_, lines, verdict) => {
    expect(readTrace(lines)).toEqual(verdict);
  });
});
