/** What happens while an answer is not acknowledged: `go-on` into the browser's own store, or `block` and stop the clock. */
export const UNSAVED_POLICIES = ['go-on', 'block'] as const;
export type UnsavedPolicy = (typeof UNSAVED_POLICIES)[number];
