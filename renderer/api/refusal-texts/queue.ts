import { queueEvidenceTexts } from './queue-evidence.ts';
import { type RefusalTexts, ticketNumber } from './refusal-text.ts';

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
    `${ticketNumber(d.number)} 叫了还没有到。请先再叫、按过号，或请他进来，再叫下一位。`,
  'queue.not-called': (d) => `这张号${now(d.status)}。请看列表，先呼叫再办。`,
  'queue.too-soon': (d) => `${ticketNumber(d.number)} 刚叫过。再等 ${d.seconds ?? '几'} 秒。`,
  'queue.called-enough': (d) => `${ticketNumber(d.number)} 已叫 ${d.calls ?? ''} 次。人不在，请按过号。`,
  'queue.not-called-enough': (d) =>
    `${ticketNumber(d.number)} 才叫 ${d.calls ?? ''} 次。叫满 ${d.needed ?? ''} 次人不到，才能过号。`,
  'queue.not-missed': (d) => `这张号${now(d.status)}，不是过号。请看列表。`,
  'queue.not-waiting': (d) => `这张号${now(d.status)}，不能另叫。请看列表重新选。`,
  'queue.not-seen-yet': () => '医生还没有看过，不是回诊。请等医生叫号。',
  'queue.visit-over': () => '这个挂号已经退了。要再看，请重新挂号。',
  'queue.no-such-order': () => '这个项目不在这张单上，或已经做过。请看列表重新选。',
  'queue.order-not-paid': (d) => `${d.name ?? '这一项'} 还没有交费。请先到收费台交费再做。`,
  'queue.not-serving': (d) => `这张号${now(d.status)}，不在窗口。请看列表。`,
  'queue.consultation-open': (d) =>
    `${ticketNumber(d.number)} 的接诊还没有签名，不能当作办完。人走了请按过号，要再等请排回队里；看完了请医生到接诊台签名。`,
  'queue.still-to-do': (d) =>
    `${ticketNumber(d.number)} 在这里还有没办的，不能当作办完。人走了请按过号，要再等请排回队里。`,
  'queue.only-from-the-door': (d) => `${ticketNumber(d.number)} 已经挂号，不能作废。要退，请办退号。`,
  'queue.undo-too-late': (d) =>
    `${ticketNumber(d.number)} 叫过已超过 ${d.seconds ?? ''} 秒，不能撤回。人不在请按过号；叫错了请改另叫。`,
  'queue.undo-not-newest': (d) => `${ticketNumber(d.number)} 之后又叫过别人。只能撤回这个窗口最近叫的一位。`,
  'queue.room-of-another-point': (d) => `${d.room ?? '那个窗口'} 不办这一项。请选同一处的窗口。`,
  'queue.already-there': (d) => `已经在 ${d.room ?? '那里'} 候着。请选另一个窗口。`,
  'queue.register-or-cancel': (d) => `${ticketNumber(d.number)} 还没有挂号。请办挂号，或取消这个号。`,
  'queue.no-such-resident': () => '没有这份居民档案。请重新找，或不选档案直接取号。',
  'queue.bad-id-number': () => '身份证号不对。请再刷一次卡，或不刷卡直接取号。',
  'queue.card-of-another': () => '这张身份证不是所选居民的。请按证重新找人，或换证再刷。',
  'queue.number-taken-already': (d) =>
    `今天已取过 ${ticketNumber(d.number)} 号，还没有挂号。请用这个号等叫。`,
  'queue.registered-already': (d) =>
    `今天已挂 ${ticketNumber(d.number)} 号，正在候诊。请按此号候诊，不用再取。`,
  'queue.no-such-arrival': () => '没有这个取号。请看列表重新选。',
  'queue.number-used': (d) => `${ticketNumber(d.number)} 号已经挂号，不能取消取号。要退，请办退号。`,
  'queue.number-cancelled': (d) => `${ticketNumber(d.number)} 号已经取消。人还在，请重新取号。`,
  'queue.no-such-number': (d) => `今天没有 ${ticketNumber(d.number, '这个')} 号。请看列表重新选。`,
  'queue.gone-already': (d) => `${ticketNumber(d.number)} 号已经办完或退号，不用再安排座位。`,
  'queue.no-such-seat': (d) => `长者区只有 ${d.seats ?? ''} 个座。请选 1 到 ${d.seats ?? ''} 号座。`,
  'queue.seat-taken': (d) => `${d.seat ?? ''} 号座 ${ticketNumber(d.number)} 号正坐着。请选空座。`,
  'queue.no-seat-free': (d) => `长者区 ${d.seats ?? ''} 个座都坐满了。请等人离座，或先安排普通座。`,
  'queue.not-seated': (d) => `${ticketNumber(d.number)} 号没有坐在长者区。请看列表重新选。`,
  ...queueEvidenceTexts,
} satisfies RefusalTexts<'queue'>;
