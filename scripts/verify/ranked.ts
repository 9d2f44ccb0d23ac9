interface Result {
  readonly pid: string;
  readonly sections: readonly { readonly code: string; readonly points: number }[] | null;
  readonly total: number | null;
}

/** Higher first: the total, then each section of the chain; who is equal in all shares a rank. */
export function ranked(
  results: readonly Result[],
  chain: readonly string[],
): { readonly pid: string; readonly rank: number; readonly total: number | null }[] {
  const marks = (result: Result): number[] => [
    result.total as number,
    ...chain.map((code) => result.sections!.find((section) => section.code === code)?.points ?? 0),
  ];
  const compare = (a: Result, b: Result): number => {
    const [mine, other] = [marks(a), marks(b)];
    const place = mine.findIndex((one, at) => one !== other[at]);
    return place < 0 ? 0 : (other[place] as number) - (mine[place] as number);
  };
  const ordered = [...results].sort((a, b) => compare(a, b) || byPid(a, b));
  let rank = 1;
  return ordered.map((result, place) => {
    if (place > 0 && compare(ordered[place - 1] as Result, result) !== 0) rank = place + 1;
    return { pid: result.pid, rank, total: result.total };
  });
}

function byPid(a: { readonly pid: string }, b: { readonly pid: string }): number {
  return a.pid < b.pid ? -1 : 1;
}
