import type { BenchRun } from './bench-run.ts';
import type { MachineFacts } from './machine-facts.ts';
import { type Throughput, median } from './measure.ts';
import { type Target, count, short } from './target.ts';

/** What a person reads: the machine, the rates side by side, then each target with its bar. */
export function reportTable(machine: MachineFacts, run: BenchRun, targets: readonly Target[]): string {
  const { cores, cpu, loadBefore, memoryGb, node, sqlite, system } = machine;
  const facts = `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}; Node ${node}, SQLite ${sqlite}; load before ${loadBefore}`;
  return [facts, '', ...rates(run), '', ...table(targets)].join('\n');
}

function rates({ fast, people, slow, throughput }: BenchRun): string[] {
  const figure = (of: (round: Throughput) => number): string => count(median(throughput.map(of))).padStart(8);
  const lines = [
    `${count(people)} sockets, one answer outstanding on each; middle of ${throughput.length} rounds`,
    `${figure(({ echo }) => echo.perSecond)} /s  echo, nothing kept          ${figure(({ echo }) => echo.cpuUs)} µs of server CPU each`,
    `${figure(({ grouped }) => grouped.perSecond)} /s  durable, ledgered, scored   ${figure(({ grouped }) => grouped.cpuUs)} µs of server CPU each`,
    `${figure(({ single }) => single.perSecond)} /s  the same, a commit for each ${figure(({ single }) => single.cpuUs)} µs of server CPU each`,
    `${count(fast.disk.fdatasyncPerSecond).padStart(8)} /s  4 KiB overwritten and fdatasynced, nothing else`,
  ];
  if (slow === null) return [...lines, 'slow disk: not measured (no C compiler, or no preloading here)'];
  return [
    ...lines,
    `on a disk ${slow.ms} ms slower`,
    `${count(slow.grouped.perSecond).padStart(8)} /s  durable, ledgered, scored`,
    `${count(slow.single.perSecond).padStart(8)} /s  the same, a commit for each`,
    `${count(slow.disk.fdatasyncPerSecond).padStart(8)} /s  4 KiB overwritten and fdatasynced, nothing else`,
  ];
}

export function table(targets: readonly Target[]): string[] {
  const rows = [
    ['target', 'measured', 'bar', 'holds', 'measured beside it'],
    ...targets.map(({ bar, holds, limit, unit, value, what }) => [
      what,
      value === null ? 'not measured' : `${short(value)} ${unit}`.trim(),
      `${bar} ${unit}`.trim(),
      holds === null ? '–' : holds ? 'yes' : 'NO',
      limit,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
