import type { COMMON_REFUSALS } from '../../../electron/shared/contract/procedures.ts';
import type { RefusalText } from './refusal-text.ts';

export const commonTexts: {
  readonly [Code in (typeof COMMON_REFUSALS)[number]]: RefusalText;
} = {
  'station.not-open': () => '站的数据还没有打开。请回到开始的画面，按那里的提示做。',
  'session.required': () => '还没有登录，或已经退出。请先登录再做。',
  'session.role': () => '您的岗位不能做这一项。请有这个岗位的同事登录，或请站长给您加上岗位。',
  'command.id-reused': () => '这一笔刚才已经做成，内容又改过。请看列表核对，要改就另起一笔。',
  'clock.went-backwards': (d) =>
    `电脑的时钟比上一笔账早了 ${d.minutes ?? '几'} 分钟，先不记账。请把电脑时间调对；时间本来就对，按上方的“时间没错”。`,
  'clock.jumped-ahead': (d) =>
    `电脑的时钟比上一笔账（${d.lastDay ?? '前些天'}）晚了 ${d.days ?? '好些'} 天，先不记账。时间不对请调对；是放假，请站长登录按上方的“时间没错”。`,
  'task.stopped': () => '已经停下，没有做完。要做就再来一次。',
  'disk.full': () => '硬盘满了，这一笔没有存，什么也没有变。请腾出空间再做一次，填的内容还在。',
  'day.counted': () => '今天的钱箱已经点过，不能再收退款。请日清台重新清点，或明天再做。',
  'day.closed': (d) => `${d.day ?? '今天'} 已经日结，不能再记账。要改，请站长先撤销这天的日结。`,
};
