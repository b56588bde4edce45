import { QUEUE_POINT_NAMES, type QueuePoint } from '../../../electron/shared/domain/queue-points.ts';
import { formatReceiptNo } from '../../../electron/shared/values/printed-numbers.ts';
import { type RefusalTexts, ticketNumber } from './refusal-text.ts';

const SESSION_WORDS: Readonly<Record<string, string>> = { am: '上午', pm: '下午' };

const FAULT_WORDS: Readonly<Record<string, string>> = {
  length: '位数不够',
  characters: '有认不出的字',
  birth: '里的出生日期不存在',
  check: '校验位不对',
  name: '没有读到姓名',
};

export const registrationTexts = {
  'registration.no-such-resident': () => '没有这份档案。请重新查找，或新建档案。',
  'registration.no-such-room': () => '这个诊室不接诊或已停用。请另选诊室。',
  'registration.no-such-doctor': () => '这位医生不在岗或已停用。请另选医生。',
  'registration.already-waiting': (d) =>
    `这位居民今天已挂 ${ticketNumber(d.number)} 号，还没有看完。请按原号等；要重挂，先看这个号（F12），退掉它。`,
  'registration.still-here': (d) =>
    `${ticketNumber(d.number)} 还在${QUEUE_POINT_NAMES[d.point as QueuePoint] ?? '站里'}，这次没有挂。${
      d.mayReturn === 1
        ? '带结果回来看，按 Alt I 排回诊；真要再挂一个号，按 Alt M。'
        : '请让他按原号办；真要再挂一个号，按 Alt M。'
    }`,
  'registration.pay-later-not-allowed': () => '本站没有开通先诊疗后付费。请选“现在交”。',
  'registration.pay-now-or-later': () => '现在交和后付费只能选一项。请重选。',
  'registration.no-such-visit': () => '没有这个挂号。请看左边的今日挂号。',
  'registration.not-today': (d) =>
    `${ticketNumber(d.number)} 号是 ${d.day ?? '别的日子'} 挂的，不能退。挂号当天有效。`,
  'registration.already-cancelled': (d) => `${ticketNumber(d.number)} 号已经退过。不用再退。`,
  'registration.already-seen': (d) =>
    `${ticketNumber(d.number)} 号医生已经接诊，不能退号。费用有误，请到收费台退费。`,
  'registration.paid-first-refund': (d) =>
    `${ticketNumber(d.number)} 号的费用已收，收据 ${typeof d.receiptNo === 'number' ? formatReceiptNo(d.receiptNo) : ''}。请先到收费台退费，再来退号。`,
  'registration.doctor-stopped': (d) =>
    `${d.doctor}${SESSION_WORDS[String(d.session)] ?? ''}停诊：${d.reason}。${d.standIn ? `请改挂替诊的${d.standIn}。` : '请另选医生。'}`,
  'registration.doctor-off': (d) =>
    `${d.doctor}${SESSION_WORDS[String(d.session)] ?? ''}不在班${d.hours ? `（出诊 ${d.hours}）` : ''}。要挂这位医生，请写一句为什么。`,
  'registration.session-full': (d) =>
    `${d.doctor}${SESSION_WORDS[String(d.session)] ?? ''}限号 ${d.capacity} 个，已经挂满。${d.mayExceed === 1 ? '要加号，请写理由。' : '请另选医生或时段；要加号，请站长来挂。'}`,
  'registration.scan-half-card': (d) => `只读到 ${d.length} 位，身份证没有读全。请把证放平再刷一次。`,
  'registration.scan-wrong-number': (d) =>
    `读到的证件号码${FAULT_WORDS[String(d.fault)] ?? '不对'}。请再刷一次；还不对，照证件手工打。`,
  'registration.scan-unknown': () => '这个码本台不认得。请刷身份证，或扫本站当天的号票。',
  'registration.scan-other-day': (d) =>
    `这张号票是${d.day} ${ticketNumber(d.number)} 号的，今天不能用。请重新挂号。`,
  'registration.scan-no-such-ticket': (d) =>
    `今天没有发过 ${ticketNumber(d.number)} 号。请看号票是不是本站的。`,
  'registration.scan-two-records': (d) =>
    `这个证件号码有两份档案：${d.first} 和 ${d.second}。请先到居民档案（F11）核对合并，或按档案号找到要用的一份。`,
  'registration.card-gone': () => '读卡器上没有新读到的证。请再放一次。',
  'registration.card-half-read': (d) =>
    `身份证没有读全：${FAULT_WORDS[String(d.fault)] ?? '缺内容'}。请拿开，放平再刷一次。`,
  'registration.card-contradicts': (d) =>
    `证上印的${d.fault === 'sex-differs' ? '性别' : '出生日期'}和证件号码对不上，没有采用。请核对证件真假，照证件手工打。`,
  'registration.no-such-arrival': () => '没有这个取号。请看左边窗口前等候的名单。',
  'registration.arrival-not-today': (d) =>
    `${ticketNumber(d.number)} 号是别的日子取的，今天不能用。请直接挂号。`,
  'registration.arrival-used': (d) => `${ticketNumber(d.number)} 号已经挂过号。请看左边的今日挂号。`,
  'registration.arrival-cancelled': (d) => `${ticketNumber(d.number)} 号已经作废。请直接挂号，或重新取号。`,
  'registration.arrival-of-another': (d) =>
    `${ticketNumber(d.number)} 号是另一位居民取的。请核对是谁的号，或按 Esc 清空后直接挂号。`,
  'registration.ticket-cancelled': () => '这个号已经退了，不能打号票。请重新挂号。',
  'registration.duty-hours': () => '出诊时间不对，结束要比开始晚。请照 08:00–12:00 这样填。',
  'registration.duty-hours-overlap': () =>
    '这位医生上午和下午的时间重叠了。请先改另一个半天，或让两段时间前后接上。',
  'registration.duty-room-taken': (d) =>
    `“${d.room}”那个时间是${d.doctor}在用。请换一间，或先改${d.doctor}的班。`,
  'registration.duty-day-over': (d) => `${d.day ?? '那一天'}已经过去。请选今天或以后的日子。`,
  'registration.exception-exists': (d) => `${d.doctor} ${d.day} 这个时段已经有一条变动。请先撤掉那一条再改。`,
  'registration.not-planned': (d) => `${d.doctor} ${d.day} 这个时段本来就没有排班。不用停诊。`,
  'registration.stand-in-busy': (d) => `${d.doctor}那个时段自己在班。请另选一位。`,
  'registration.no-such-exception': () => '没有这条变动，或已经撤掉。请看列表。',
} satisfies RefusalTexts<'registration'>;
