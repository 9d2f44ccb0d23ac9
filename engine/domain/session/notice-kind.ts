/** What an act of the staff can make of one person's time or attempt. */
export const NOTICE_KINDS = ['time-extended', 'time-withdrawn', 'paused', 'resumed', 'reopened'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
