/** A picture or sound of the committee's bank by its path (`media/map.svg`); the staff's own cookie lets it through. */
export async function fetchFromBank(bank: string, path: string): Promise<Blob> {
  const reply = await fetch(`/items/banks/${encodeURIComponent(bank)}/${path}`, { credentials: 'same-origin' });
  if (!reply.ok) throw new Error(`the engine answered ${reply.status}`);
  return reply.blob();
}
