/** The parts of the head's desk, in the order of its list; Alt and the digit lead there. */
export const SECTIONS = [
  { name: 'today', label: '今日', note: '人次、收入、等候' },
  { name: 'people', label: '人员', note: '岗位、密码' },
  { name: 'prices', label: '价目', note: '收费项目和价格' },
  { name: 'suppliers', label: '供货单位', note: '中心批准名单' },
  { name: 'ranges', label: '收据号段', note: '向中心领用' },
  { name: 'rooms', label: '诊室', note: '诊室和窗口' },
  { name: 'waivers', label: '减免', note: '减免办法' },
  { name: 'rules', label: '规则设置', note: '排队、收费、药房' },
  { name: 'backup', label: '备份', note: '副本和移动盘' },
  { name: 'proof', label: '账目自证', note: '从原始记录核对' },
  { name: 'evidence', label: '六优先台账', note: '优先做到了没有', keys: 'Alt+L' },
  { name: 'duty', label: '排班', note: '出诊、停诊、限号', keys: 'Alt+S' },
  { name: 'reader', label: '读卡器', note: '身份证怎样读', keys: 'Alt+K' },
  { name: 'printing', label: '打印', note: '打印机、纸、校准', keys: 'Alt+P' },
  { name: 'waiting-room', label: '候诊屏与语音', note: '屏上亮、喇叭报', keys: 'Alt+B' },
] as const;

export type SectionName = (typeof SECTIONS)[number]['name'];

/** Ten digits are used up by the first ten; the others have a letter of their own. */
export function keysOf(index: number): string {
  const section = SECTIONS[index];
  return section && 'keys' in section ? section.keys : `Alt+${(index + 1) % 10}`;
}
