import type { AreaHandlers } from '../handler.ts';
import { cancelRegistration } from './cancel-registration.ts';
import { getSlip, listRooms, listToday } from './list-registrations.ts';
import { preview, register } from './register.ts';

export const registrationHandlers: AreaHandlers<'registration'> = {
  register,
  preview,
  cancel: cancelRegistration,
  listToday,
  listRooms,
  getSlip,
};
