import type { BreachRow, Rule } from './rule.ts';

/** Whether the file itself is sound: pages, indexes, and every reference. */
export const FILE_RULES: readonly Rule[] = [
  {
    name: 'file.sound',
    table: 'sqlite_master',
    sentence: '数据库文件的页面或索引已损坏',
    find: (db) =>
      (db.$client.pragma('integrity_check(20)') as { integrity_check: string }[])
        .filter((row) => row.integrity_check !== 'ok')
        .map((row): BreachRow => ({ found: row.integrity_check })),
  },
  {
    name: 'file.references',
    table: 'sqlite_master',
    sentence: '有记录指向不存在的记录',
    find: (db) => db.$client.pragma('foreign_key_check') as BreachRow[],
  },
];
