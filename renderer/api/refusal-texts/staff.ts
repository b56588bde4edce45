import type { RefusalTexts } from './refusal-text.ts';
import { staffSignInTexts } from './staff-sign-in.ts';

export const staffTexts = {
  ...staffSignInTexts,
  'staff.name-taken': (d) => `已经有一位在岗的“${d.name}”。请在名字后加区别，如“${d.name}（药房）”。`,
  'staff.unknown': () => '没有这个人。请回到列表重新选。',
  'staff.last-head': () => '这是最后一位站长，不能去掉。请先给另一位加上站长岗位。',
  'staff.yourself': () => '不能停用自己。请另一位站长来做。',
} satisfies RefusalTexts<'staff'>;
