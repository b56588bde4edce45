import type { PRINT_REFUSALS } from '../../../electron/shared/contract/printing.ts';
import type { RefusalText } from './refusal-text.ts';

export const settingsPrintTexts: {
  readonly [Code in (typeof PRINT_REFUSALS)[number]]: RefusalText;
} = {
  'settings.printer-unknown': (d) =>
    `这台电脑上没有打印机“${d.said}”，没有打印。请接好打印机，或请站长到 F10 打印 里换一台；急用可以先存成 PDF。`,
  'settings.printer-offline': (d) =>
    `打印机“${d.said}”没有开机、没有连上或盖子开着，没有打印。请看电源、线和上盖，好了再按一次；急用可以先存成 PDF。`,
  'settings.printer-no-paper': (d) =>
    `打印机“${d.said}”没有纸了，没有打印。请换纸后再按一次；急用可以先存成 PDF。`,
  'settings.printers-silent': () =>
    '电脑的打印服务没有回答，不知道有哪些打印机，没有打印。请过一会儿再按一次，不行就重启电脑；急用可以先存成 PDF。',
  'settings.paper-stuck': () =>
    '这一份排了半天没有排出来，没有打印，也不计数。请再按一次；还是这样，请报站长或维护人。',
  'settings.print-failed': (d) =>
    `打印机没有打出来（${d.said}），这一份不计数。请看打印机上的灯和纸，好了再按一次；急用可以先存成 PDF。`,
  'settings.print-file-in-use': (d) =>
    `PDF 写不进去：${d.said} 正被别的程序打开，或文件夹不让写。请关掉打开的文件再按一次。`,
  'settings.no-chinese-font': () =>
    '这台电脑没有中文字体，打出来全是方框，没有打印。请维护人装上 Noto Sans CJK（或微软雅黑），再打。',
};
