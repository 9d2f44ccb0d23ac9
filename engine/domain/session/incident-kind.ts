/** What the engine itself notices, and what staff write down. */
export const SEEN_INCIDENTS = [
  'server-restart',
  'line-loss',
  'unsaved',
  'unknown-workstation',
  'signs',
  'clock-skew',
  'pledge',
  'unproven',
] as const;
export const TOLD_INCIDENTS = [
  'network',
  'power',
  'computer',
  'health',
  'room',
  'conduct',
  'identity',
  'other',
] as const;
export const INCIDENT_KINDS = [...SEEN_INCIDENTS, ...TOLD_INCIDENTS] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
