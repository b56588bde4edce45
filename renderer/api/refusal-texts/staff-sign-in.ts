import type { RefusalText } from './refusal-text.ts';

export const staffSignInTexts = {
  'staff.wrong-password': (d) => `密码不对。再试一次，还能试 ${d.left} 次；忘了请站长重设。`,
  'staff.wait': (d) => `连续输错 5 次。请等 ${d.seconds} 秒再试；忘了密码请站长重设。`,
  'staff.not-here': () => '这位同事已经不在岗。请换一位登录，或请站长重新启用。',
} as const satisfies Readonly<Record<string, RefusalText>>;
