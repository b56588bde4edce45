import type { RefusalText } from './refusal-text.ts';

const POINTS: Readonly<Record<string, string>> = { consultation: '接诊', cashier: '收费', pickup: '取药' };

const UNUSABLE: Readonly<Record<string, string>> = {
  damaged: '它损坏了',
  newer: '它是更新版本的程序写的',
  'not-a-database': '它不是本站的备份',
};

/** The first run, practice and restoring. */
export const settingsStationTexts = {
  'settings.station-exists': () => '这台电脑上已经有一个站。请回到登录画面。',
  'settings.names-repeat': () => '有两个人或两间房同名。请改一个，好分得清。',
  'settings.rooms-lacking': (d) => `缺一间${POINTS[String(d.point)] ?? ''}的房间。请把名字填上。`,
  'settings.receipts-order': () => '收据号的止号小于起号。请对着领用单再看一遍。',
  'settings.folder-unusable': (d) => `写不进 ${d.folder}。请插好移动盘，或换一个文件夹，或先空着。`,
  'settings.restore-not-now': () => '站正开着，不能在这里恢复。要恢复，请站长先退出程序再来。',
  'settings.backup-unusable': (d) =>
    `这份备份不能用：${UNUSABLE[String(d.reason)] ?? '读不出来'}。原来的数据没有动，请换一份。`,
} as const satisfies Readonly<Record<string, RefusalText>>;
