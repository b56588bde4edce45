/** What the program saves for people, in the words that head the paper or the sheet. */
const FILE_TITLES = {
  visitTicket: '挂号票',
  arrivalTicket: '取号票',
  receipt: '收据',
  prescription: '处方笺',
  labels: '用法签',
  dayForm: '日结表',
  testPage: '打印测试页',
  evidence: '六优先服务台账',
  monthLedger: '月末台账',
  residents: '居民名单',
  maskedResidents: '居民名单-遮盖',
  importResult: '导入结果',
  importTemplate: '居民导入模板',
  reorder: '补货单',
} as const;

export type FileTitle = keyof typeof FILE_TITLES;

/** Bytes that every file system takes, with room for an ending, 补打 and the draft's `.part`. */
const MOST_BYTES = 200;
const FORBIDDEN_ON_WINDOWS = /[<>:"/\\|?*\p{Cc}]/gu;

export interface NamedFile {
  readonly title: FileTitle;
  /** Numbers and days, never a patient's name: a file's name is read by whoever opens the folder. */
  readonly which: readonly string[];
  /** Of the practice station: its files lie in the same folder and must not take the place of real ones. */
  readonly practice: boolean;
}

/**
 * The name, without its ending, of a file that people find in the exports folder: what it is, then which one:
 * `挂号票-20261120-012`, `六优先服务台账-2026-11`, `练习-收据-0000123`. Days are written without dashes. Whatever a file
 * system could refuse becomes `_`, and a name too long is cut at a character.
 */
export function nameFile({ title, which, practice }: NamedFile): string {
  const parts = [practice ? '练习' : '', FILE_TITLES[title], ...which.map(withoutDayDashes)];
  const name = parts.filter((part) => part !== '').join('-');
  return fitted(name.replace(FORBIDDEN_ON_WINDOWS, '_')).replace(/[. ]+$/, '');
}

function withoutDayDashes(part: string): string {
  return part.replace(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, '$1$2$3');
}

function fitted(name: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of name) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > MOST_BYTES) return name.slice(0, end);
    end += character.length;
  }
  return name;
}
