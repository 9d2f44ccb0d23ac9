/** What a trace of system calls tells about acknowledgements. */
export interface TraceVerdict {
  readonly acknowledgements: number;
  /** Acknowledgements that left without a finished fsync or fdatasync since the one before. */
  readonly unsafe: number;
}

const SYNC_DONE = /\b(fsync|fdatasync)\b.*= 0$/;
/** A socket.io acknowledgement of an answer, as it stands in the frame: engine.io message, ack, namespace, id, arguments. */
const ACKNOWLEDGED = /\b(write|writev|sendto|sendmsg)\(.*43\/candidate,\d+\[\{\\"ok\\":true,\\"mutation\\"/;

/** Reads the lines of `strace -f -e trace=fsync,fdatasync,write,writev,sendto,sendmsg`. Answers must be sent one at a time. */
export function readTrace(lines: Iterable<string>): TraceVerdict {
  let acknowledgements = 0;
  let unsafe = 0;
  let synced = false;
  for (const line of lines) {
    if (SYNC_DONE.test(line)) synced = true;
    if (!ACKNOWLEDGED.test(line)) continue;
    acknowledgements += 1;
    if (!synced) unsafe += 1;
    synced = false;
  }
  return { acknowledgements, unsafe };
}
