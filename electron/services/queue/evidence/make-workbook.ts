import type { Workbook } from 'exceljs';
import type { Evidence } from '../../../shared/contract/queue-evidence.ts';
import { evidenceDefinitions, FACILITY_LABELS } from '../../../shared/domain/evidence-words.ts';
import type { Instant } from '../../../shared/values/instant.ts';
import { writeSignatures } from '../../ledger/workbook/sheet-frame.ts';
import {
  addEvidenceSheet,
  type EvidenceSheet,
  type EvidenceWorkbook,
  FIRST_ROW,
  writeLines,
} from './workbook-frame.ts';
import { writeBins, writeManualCalls, writeOvertaken } from './workbook-lists.ts';
import { writePoints } from './workbook-points.ts';

/**
 * The ledger of the six priorities as a workbook, from the very answer that the screen shows: counts and
 * waits by point, who was overtaken, calls by hand, how long ordinary patients waited, proofs and facilities,
 * and the definitions. Sums are formulas with their results, each compared with the ledger below it.
 */
export async function makeEvidenceWorkbook(input: EvidenceWorkbook, at: Instant): Promise<Workbook> {
  // Loaded here: launching the program must not wait for it.
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = input.paper.station;
  book.lastModifiedBy = input.paper.madeByName;
  book.created = new Date(at);
  book.modified = new Date(at);
  book.title = `${input.paper.station} 六优先服务台账`;
  const sheet = { ...input, book };
  writePoints(sheet);
  writeOvertaken(sheet);
  writeManualCalls(sheet);
  writeBins(sheet);
  writeProof(sheet);
  writeNotes(sheet);
  return book;
}

function writeProof({ book, paper, evidence }: EvidenceSheet): void {
  const { proof, facilities } = evidence;
  const sheet = addEvidenceSheet(book, paper, {
    name: '凭证与设施',
    title: '凭证与承诺的设施',
    columns: 2,
    table: false,
  });
  sheet.getColumn(1).width = 24;
  sheet.getColumn(2).width = 60;
  const row = writeLines(sheet, FIRST_ROW + 1, [
    ['优先挂号（人次）', proof.priorityVisits],
    ['其中有凭证在册', proof.withProof],
    ['其中当日新核', proof.newlyChecked],
    ['30 天内到期（人）', proof.expiring],
  ]);
  writeLines(
    sheet,
    row + 1,
    facilities.map((one): [string, string] => [FACILITY_LABELS[one.facility], facilityWords(one)]),
  );
}

function facilityWords({ present, note, checkedDay, checkedBy }: Evidence['facilities'][number]): string {
  if (present === null) return '还没有查';
  return `${present ? '有' : '没有'}${note === '' ? '' : `，${note}`}　${checkedDay ?? ''} ${checkedBy} 查`;
}

function writeNotes({ book, paper, evidence }: EvidenceSheet): void {
  const sheet = addEvidenceSheet(book, paper, {
    name: '说明',
    title: '六优先服务台账说明',
    columns: 2,
    table: false,
  });
  sheet.getColumn(1).width = 20;
  sheet.getColumn(2).width = 120;
  const definitions = evidenceDefinitions({
    elderAge: evidence.elderAge,
    policies: evidence.policies.map((one) => one.policy),
  });
  const row = writeLines(sheet, FIRST_ROW + 1, [
    ['站点', paper.station],
    ['期间', paper.daysWords],
    ['制表人', paper.madeByName],
    ['制表时间', paper.madeAtWords],
    ['数据', paper.practice ? '演示数据，不作上报凭证' : '正式数据'],
    ['', ''],
    ...definitions,
    ['账上合计、差额', '“合计”由表内公式相加；“账上合计”直接取自台账；“差额”应为 0。'],
  ]);
  writeSignatures(sheet, row + 1, 2);
}
