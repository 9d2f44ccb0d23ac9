let wanted = false;
let held: WakeLockSentinel | null = null;

/** Asks the computer not to dim its screen. Browsers grant it over HTTPS only; without it the hall sets its screens up so. */
export function stayAwake(isWanted: boolean): void {
  wanted = isWanted;
  if (wanted) void take();
  else void held?.release();
}

async function take(): Promise<void> {
  if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
  try {
    held = await navigator.wakeLock.request('screen');
  } catch {
    // a computer that is low on power refuses; the board is shown all the same
  }
}

// A lock is lost whenever the page is out of sight.
document.addEventListener('visibilitychange', () => {
  if (wanted) void take();
});
