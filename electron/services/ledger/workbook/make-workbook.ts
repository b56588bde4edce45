import type { Workbook } from 'exceljs';
import type { Instant } from '../../../shared/values/instant.ts';
import type { MonthBooks } from '../read-month.ts';
import { writeDaysSheet, writeTendersSheet } from './sheet-days.ts';
import { writeDrugsSheet } from './sheet-drugs.ts';
import type { SheetPaper } from './sheet-frame.ts';
import { writeNotesSheet } from './sheet-notes.ts';
import { writeProofSheet } from './sheet-proof.ts';

/**
 * The month's workbook from the same books as the screen: 月末台账, 收款方式与长短款, 药品收支存, 零差率证明, 说明.
 * Money is in yuan with two decimals, totals are formulas with their results, and each is compared with the
 * books in the line below. The library is loaded here, because launching the program must not wait for it.
 */
export async function makeWorkbook(books: MonthBooks, paper: SheetPaper, at: Instant): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = paper.station;
  book.lastModifiedBy = paper.madeByName;
  book.created = new Date(at);
  book.modified = new Date(at);
  book.title = `${paper.station} ${paper.monthWords}台账`;
  const days = writeDaysSheet({ book, paper }, books.ledger);
  const tenders = writeTendersSheet({ book, paper }, books.ledger);
  const drugs = writeDrugsSheet({ book, paper }, books.drugs, books.ledger.drugs);
  writeProofSheet({ book, paper, books, days, tenders, drugs });
  writeNotesSheet({ book, paper });
  return book;
}
