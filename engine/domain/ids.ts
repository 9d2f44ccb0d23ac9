declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** One scheduled sitting of an exam, e.g. `latihan-skd`. Also the last part of its ledger's origin. */
export type SessionId = Branded<'SessionId'>;
/** The number on the exam card (nomor peserta), e.g. `2602-0014`. Personal data: never in a ledger entry. */
export type ParticipantNumber = Branded<'ParticipantNumber'>;
/** Pseudonym of a participant in one session's ledger: 20 lower-case hex digits, `TH("pid", number, salt)[0:10]`. */
export type Pid = Branded<'Pid'>;
/** An item's id in its bank, e.g. `TWK-NAS-001`. */
export type ItemId = Branded<'ItemId'>;
/** A section's code, e.g. `TWK`. */
export type SectionCode = Branded<'SectionCode'>;
/** An enrolled workstation: 16 lower-case hex digits, never used again for another. */
export type WorkstationId = Branded<'WorkstationId'>;
/** A staff account's name. */
export type StaffName = Branded<'StaffName'>;
