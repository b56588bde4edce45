/** What can be done at the storeroom desk, with the key that leads there. */
export const MODES = [
  { name: 'receive', short: '入库', label: '入库', keys: 'Alt+R' },
  { name: 'stock', short: '库存', label: '库存', keys: 'Alt+N' },
  { name: 'out', short: '报损', label: '报损退货', keys: 'Alt+S' },
  { name: 'count', short: '盘点', label: '盘点', keys: 'Alt+P' },
  { name: 'catalogue', short: '目录', label: '药品目录', keys: 'Alt+D' },
  { name: 'interactions', short: '配伍', label: '配伍禁忌', keys: 'Alt+W' },
] as const;

export type StoreroomModeName = (typeof MODES)[number]['name'];
