import type { RefusalTexts } from './refusal-text.ts';

export const backupTexts = {
  'backup.folder-unusable': (d) =>
    `写不进 ${d.folder}。这台电脑上的备份不受影响；请插好移动盘，或在站长台换一个文件夹。`,
  'backup.copy-unsound': () =>
    '新做的备份读不回来，没有算数。原来的备份都在；请看硬盘是否有问题，再备份一次。',
} satisfies RefusalTexts<'backup'>;
