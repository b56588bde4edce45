import {
  IMPORT_FIELD_NAMES,
  IMPORT_FIELDS,
  type ImportField,
} from '../../../shared/domain/resident-sheet/import-fields.ts';
import type { Handler } from '../../handler.ts';
import { nameSaved } from '../../name-saved.ts';
import { writeExport } from './write-file.ts';

/** How each column is filled in, with an example that nobody is. */
const HOW: Readonly<Record<ImportField, readonly [how: string, example: string]>> = {
  name: ['必填。照证件', '周桂芳'],
  idKind: [
    '空着就按号码判断。居民身份证、港澳台居民居住证、外国人永久居留证、护照、户口簿、港澳通行证、台胞证、军官证、无证件',
    '居民身份证',
  ],
  idNumber: ['18 位，最后一位可以是 X。没有证件的空着，证件种类填“无证件”', '（18 位号码）'],
  sex: ['有身份证号可以空着。男、女、未知、未说明', '女'],
  birthDay: ['有身份证号可以空着。年月日都要', '1954-03-12'],
  ethnicity: ['空着算汉族', '汉族'],
  phone: ['手机 11 位；座机带区号', '13812345678'],
  address: ['现在住的地方', '书院西街 12 号'],
  householdAddress: ['户口簿上的地址', '书院西街 12 号'],
  occupation: ['', '离退人员'],
  insurance: ['职工医保、居民医保、商业保险、公费、自费', '居民医保'],
  cardNo: ['社保卡或就诊卡，一张卡一个人', ''],
  bloodType: ['A、B、O、AB，不知道空着', ''],
  guardianName: ['不满 14 岁的应填，其中没有证件的必填', ''],
  guardianRelation: ['父亲、母亲、祖父……', ''],
  guardianPhone: ['', ''],
  guardianIdNumber: ['', ''],
  emergencyName: ['', ''],
  emergencyRelation: ['', ''],
  emergencyPhone: ['', ''],
};

/** The empty workbook: one sheet to fill in, all of it text so that Excel calculates nothing, and one that says how. */
export const writeImportTemplate: Handler<'residents.writeImportTemplate'> = async (task) => {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('居民', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = IMPORT_FIELD_NAMES.map((field) => ({
    header: IMPORT_FIELDS[field].head,
    width: /Number|ddress/.test(field) ? 24 : 14,
    style: { numFmt: '@', font: { name: '宋体', size: 11 } },
  }));
  sheet.getRow(1).font = { name: '宋体', size: 11, bold: true };
  const notes = book.addWorksheet('填写说明');
  notes.columns = [{ width: 18 }, { width: 80 }, { width: 22 }];
  notes.addRow(['列', '怎样填', '例']).font = { name: '宋体', size: 11, bold: true };
  for (const field of IMPORT_FIELD_NAMES) notes.addRow([IMPORT_FIELDS[field].head, ...HOW[field]]);
  notes.addRow([]);
  notes.addRow([
    '次序',
    '列的次序不限，用不着的列可以删去。先试算，再导入；同一个文件再导入一次不会重复建档。',
  ]);
  return writeExport(task.host.exportsFolder, `${nameSaved(task, 'importTemplate')}.xlsx`, (draft) =>
    book.xlsx.writeFile(draft),
  );
};
