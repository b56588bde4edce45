import type { AreaHandlers } from '../handler.ts';
import { staffAdministrationHandlers } from './administration.ts';
import { dropDraft, readDraft, saveDraft } from './drafts.ts';
import { changePassword, listForSignIn, signIn, signOut } from './sign-in.ts';

export const staffHandlers: AreaHandlers<'staff'> = {
  listForSignIn,
  signIn,
  signOut,
  changePassword,
  readDraft,
  saveDraft,
  dropDraft,
  ...staffAdministrationHandlers,
};
