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
] as const;

export type SectionName = (typeof SECTIONS)[number]['name'];

export function keysOf(index: number): string {
  return `Alt+${(index + 1) % 10}`;
}
