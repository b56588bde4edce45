import type { Tampering } from './tampering.ts';

const ROW = 'INSERT INTO prints (kind, subject_id, copy, at, staff_id, printer, sheets, result) VALUES';

export const PRINT_TAMPERINGS: readonly Tampering[] = [
  {
    rule: 'print.copies-in-order',
    what: 'two originals of one receipt, the first one taken for a failed print',
    sql: `${ROW} ('receipt', 1, 1, 0, 1, 'XP', 1, 'failed'), ('receipt', 1, 2, 0, 1, 'XP', 1, 'printed')`,
  },
  {
    rule: 'print.of-something-there',
    what: 'a ticket of a visit that does not exist',
    sql: `${ROW} ('ticket', 99999, 1, 0, 1, 'XP', 1, 'printed')`,
  },
  {
    rule: 'print.of-something-there',
    what: 'labels of a slip that does not exist',
    sql: `${ROW} ('label', 99999, 1, 0, 1, 'XP', 1, 'printed')`,
  },
];
