import { type Fen, formatFen } from '../../../electron/shared/values/fen.ts';
import type { RefusalTexts } from './refusal-text.ts';
import { settingsPrintTexts } from './settings-print.ts';
import { settingsStationTexts } from './settings-station.ts';

const FEE_ITEMS: Readonly<Record<string, string>> = {
  general_fee: '一般诊疗费',
  registration: '挂号费',
  consultation: '诊察费',
};

export const settingsTexts = {
  ...settingsStationTexts,
  ...settingsPrintTexts,
  'settings.item-code-taken': (d) => `编码 ${d.code} 已经是“${d.name}”。请换一个编码。`,
  'settings.purpose-taken': (d) => `这种用途已经有“${d.name}”在用，只能有一个。请先停用它。`,
  'settings.item-unknown': () => '没有这个项目，或它不属于这一类。请在价目里重新选。',
  'settings.price-unchanged': (d) =>
    `“${d.name}”现在就是 ${typeof d.priceFen === 'number' ? formatFen(d.priceFen as Fen) : ''} 元，价没有变。请填新价。`,
  'settings.rule-code-taken': (d) => `编码 ${d.code} 已经是“${d.name}”。请换一个编码。`,
  'settings.rule-incomplete': () =>
    '减免的条件没有填全。按年龄的填起始年龄，按优先对象的选一种对象，其余的不填。',
  'settings.rule-unknown': () => '没有这条减免。请回到列表重新选。',
  'settings.range-order': (d) => `止号 ${d.lastNo} 比起号 ${d.firstNo} 小。请照领用单改。`,
  'settings.range-too-long': (d) => `一段最多 ${d.most} 号。请核对位数，照领用单分段填。`,
  'settings.range-overlaps': (d) =>
    `和已领的 ${d.firstNo}–${d.lastNo} 重了，收据号不能用两次。请照领用单核对起止号。`,
  'settings.range-not-ascending': (d) =>
    `收据号要接着往上，已领到 ${d.highest}。请填比它大的起号，小号的请退回中心换领。`,
  'settings.room-name-taken': (d) => `“${d.name}”已经有了。请换一个名字，或在列表里重新启用它。`,
  'settings.room-unknown': () => '没有这个诊室。请回到列表重新选。',
  'settings.room-in-use': (d) =>
    `“${d.name}”还有 ${d.waiting} 人没看完，不能停用。请等看完，或转到别的诊室。`,
  'settings.last-room': (d) => `“${d.name}”是最后一间看病的诊室，停了就不能挂号。请先加一间。`,
  'settings.clock-moved': (d) =>
    `没有确认：电脑时间又变了，现在隔了 ${d.days} 天。请看过新的天数，没错再按一次“时间没错”。`,
  'settings.bands-order': () => '近效期要一段比一段近，如 6、3、1 个月。请照从远到近填。',
  'settings.no-fee-item': (d) =>
    `价目里没有在用的“${FEE_ITEMS[String(d.purpose)] ?? '收费'}”项目。请先到价目里加上，再改收费办法。`,
} satisfies RefusalTexts<'settings'>;
