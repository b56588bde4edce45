import { countResidents, listRecentResidents } from '../../../db/queries/recent-residents.ts';
import { formatAge } from '../../shared/domain/age.ts';
import { maskIdNumber, maskPhone } from '../../shared/domain/masking.ts';
import type { Handler } from '../handler.ts';

const ROWS = 20;

/** What the desk shows before anything is typed: who came last, and how many records stand. */
export const listRecent: Handler<'residents.listRecent'> = (context) => ({
  total: countResidents(context.db),
  rows: listRecentResidents(context.db, context.today, ROWS).map(({ birthDay, idNumber, phone, ...row }) => ({
    ...row,
    age: formatAge(birthDay, context.today),
    maskedIdNumber: maskIdNumber(idNumber ?? ''),
    maskedPhone: maskPhone(phone),
  })),
});
