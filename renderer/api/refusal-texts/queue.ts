import type { RefusalTexts } from './refusal-text.ts';

const STATUS_NOW: Readonly<Record<string, string>> = {
  waiting: '在候着，还没有叫',
  called: '已经叫过',
  serving: '正在办理',
  missed: '已过号',
  done: '已经办完',
  cancelled: '已退号或弃号',
};

function now(status: string | number | undefined): string {
  return STATUS_NOW[String(status)] ?? '已经变了';
}

export const queueTexts = {
  'queue.no-such-ticket': () => '没有这张号票。请看列表重新选。',
  'queue.not-today': (d) => `这是 ${d.day ?? '别的日子'} 的号，今天不能叫。请重新挂号。`,
  'queue.no-such-room': () => '这个窗口不办这一项，或已停用。请换窗口。',
  'queue.nobody-waits': () => '没有人在候。有人来，列表会自己变。',
  'queue.called-not-answered': (d) =>
    `${d.number ?? ''} 叫了还没有到。请先再叫、按过号，或请他进来，再叫下一位。`,
  'queue.not-called': (d) => `这张号${now(d.status)}。请看列表，先呼叫再办。`,
  'queue.too-soon': (d) => `${d.number ?? ''} 刚叫过。再等 ${d.seconds ?? '几'} 秒。`,
  'queue.called-enough': (d) => `${d.number ?? ''} 已叫 ${d.calls ?? ''} 次。人不在，请按过号。`,
  'queue.not-called-enough': (d) =>
    `${d.number ?? ''} 才叫 ${d.calls ?? ''} 次。叫满 ${d.needed ?? ''} 次人不到，才能过号。`,
  'queue.not-missed': (d) => `这张号${now(d.status)}，不是过号。请看列表。`,
  'queue.not-waiting': (d) => `这张号${now(d.status)}，不能另叫。请看列表重新选。`,
  'queue.not-seen-yet': () => '医生还没有看过，不是回诊。请等医生叫号。',
  'queue.visit-over': () => '这个挂号已经退了。要再看，请重新挂号。',
  'queue.no-such-order': () => '这个项目不在这张单上，或已经做过。请看列表重新选。',
  'queue.order-not-paid': (d) => `${d.name ?? '这一项'} 还没有交费。请先到收费台交费再做。`,
} satisfies RefusalTexts<'queue'>;
