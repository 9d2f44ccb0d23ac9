import type { Answered } from './event-map.ts';
import type { BoardFrame, BoardList } from './scoreboard-down.ts';
import type { WatchBoard } from './scoreboard-up.ts';
import type { Refused } from './wire-types.ts';

/** Namespace `/live`. Nobody signs in. */
export interface LiveUpEvents {
  'watch-board': Answered<WatchBoard, { ok: true; frame: BoardFrame } | PackedBoard | Refused>;
}

/** UTF-8 JSON of a `BoardFrame`: a Buffer in Node, an ArrayBuffer in a browser. */
export interface PackedBoard {
  readonly ok: true;
  readonly gzip: Uint8Array | ArrayBuffer;
}

export interface LiveDownEvents {
  boards: (list: BoardList) => void;
  frame: (frame: BoardFrame) => void;
}
