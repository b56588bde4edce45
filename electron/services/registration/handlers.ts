import type { AreaHandlers } from '../handler.ts';
import { cancelRegistration } from './cancel-registration.ts';
import { findByScan, takeCard } from './find-by-scan.ts';
import { listRooms, listToday } from './list-registrations.ts';
import { pictureTicket, printTicket } from './print-ticket.ts';
import { preview, register } from './register.ts';
import { addDutyException, listDuties, setDuty, withdrawDutyException } from './set-duty.ts';
import { getSlip } from './ticket-slip.ts';

export const registrationHandlers: AreaHandlers<'registration'> = {
  register,
  preview,
  cancel: cancelRegistration,
  listToday,
  listRooms,
  getSlip,
  printTicket,
  pictureTicket,
  findByScan,
  takeCard,
  listDuties,
  setDuty,
  addDutyException,
  withdrawDutyException,
};
