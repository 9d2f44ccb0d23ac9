import type { PublicExams } from '#protocol/public-exams.ts';

/** What is told of every exam; null where nobody answers. */
export async function fetchPublicExams(): Promise<PublicExams | null> {
  try {
    const answer = await fetch('/live/exams', { credentials: 'omit' });
    return answer.ok ? ((await answer.json()) as PublicExams) : null;
  } catch {
    return null;
  }
}
