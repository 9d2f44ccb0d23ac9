/** The first signal closes; a second one while closing ends at once, as the listener is gone by then. */
export function endingSignal(): Promise<NodeJS.Signals> {
  return new Promise((tell) => {
    process.once('SIGINT', tell);
    process.once('SIGTERM', tell);
  });
}
