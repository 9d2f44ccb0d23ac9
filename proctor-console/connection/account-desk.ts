import type {
  AccountActMessage,
  AccountActed,
  AccountList,
  FactorBegun,
  FactorConfirmed,
  FactorState,
  MakeAccount,
} from '#protocol/staff-accounts.ts';
import type { Told } from './bank-desk.ts';
import { type DeskReply, callStaff } from './staff-desk.ts';

type Answer<Reply> = Promise<DeskReply<Told<Reply>>>;

/** Accounts of the staff, and one's own second factor. */
export const accountDesk = {
  list: (): Answer<AccountList> => callStaff('/staff/accounts'),
  make: (account: MakeAccount): Answer<AccountActed> => callStaff('/staff/accounts', account),
  act: (act: AccountActMessage): Answer<AccountActed> => callStaff('/staff/accounts/acts', act),
  factor: (): Answer<FactorState> => callStaff('/staff/factor'),
  beginFactor: (): Answer<FactorBegun> => callStaff('/staff/factor/begin', {}),
  confirmFactor: (code: string): Answer<FactorConfirmed> => callStaff('/staff/factor/confirm', { code }),
  dropFactor: (code: string): Promise<DeskReply<unknown>> => callStaff('/staff/factor/drop', { code }),
};

export type Accounts = Told<AccountList>;
export type Account = Accounts['accounts'][number];
