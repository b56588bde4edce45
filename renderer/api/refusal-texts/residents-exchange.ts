import type { RefusalText } from './refusal-text.ts';

/** Import from and export to workbooks; part of `residentsTexts`. */
export const residentsExchangeTexts = {
  'residents.import-unreadable': (d) =>
    `打不开 ${d.file ?? '这个文件'}。请看 Excel 里是否还开着它，U 盘是否还插着，再选一次。`,
  'residents.import-too-big': (d) =>
    `文件太大，或解开后太大。一次最多 ${d.most ?? 20} MB，请分成几个文件导入。`,
  'residents.import-password': () => '这个表格设了密码。请在 Excel 里去掉密码，另存后再导入。',
  'residents.import-old-workbook': () =>
    '这是旧格式的表格。请在 Excel 里“另存为”，类型选 Excel 工作簿（.xlsx），再导入。',
  'residents.import-not-workbook': () =>
    '这不是 Excel 表格，只是名字像。请用 Excel 打开它，另存为 .xlsx，再导入。',
  'residents.import-damaged': () => '表格文件坏了。请用 Excel 打开看看，另存一份再导入。',
  'residents.import-empty': () => '表格里没有居民。请看是否选对了文件，居民要填在表头下面。',
  'residents.import-no-heads': () => '没有找到表头。请按模板写上“姓名、证件号码、手机”等，次序不限。',
  'residents.import-head-missing': (d) => `表头里没有“${d.head ?? '姓名'}”。请补上这一列，再导入。`,
  'residents.import-head-twice': (d) => `有两列都是“${d.head ?? ''}”。请去掉一列，或改它的表头，再导入。`,
  'residents.import-too-many-rows': (d) => `行太多。一次最多 ${d.most ?? 20_000} 行，请分成几个文件导入。`,
  'residents.no-such-import': () => '这次试算已经不在了。请重新选文件试算。',
  'residents.import-done': () => '这个文件刚才已经导入。要再导入别的，请重新选文件。',
  'residents.file-in-use': (d) => `写不了 ${d.file ?? '文件'}。请先在 Excel 里关掉它，再来一次。`,
  'residents.export-head-only': () => '不遮盖的名单只能由站长导出。请导出遮盖的，或请站长来。',
  'residents.export-reason-missing': () => '不遮盖的名单要写明理由。请写上用在哪里，再导出。',
} as const satisfies Record<string, RefusalText>;
