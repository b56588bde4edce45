import { formatNumber, formatReceiptNo } from '../../components/format.ts';
import type { RefusalTexts } from './refusal-text.ts';

function number(value: string | number | undefined): string {
  return typeof value === 'number' ? formatNumber(value) : (value ?? '');
}

export const registrationTexts = {
  'registration.no-such-resident': () => '没有这份档案。请重新查找，或新建档案。',
  'registration.no-such-room': () => '这个诊室不接诊或已停用。请另选诊室。',
  'registration.no-such-doctor': () => '这位医生不在岗或已停用。请另选医生。',
  'registration.already-waiting': (d) =>
    `这位居民今天已挂 ${number(d.number)} 号，还没有看完。请到候诊台查看；要重挂，先退那个号。`,
  'registration.pay-later-not-allowed': () => '本站没有开通先诊疗后付费。请选“现在交”。',
  'registration.pay-now-or-later': () => '现在交和后付费只能选一项。请重选。',
  'registration.no-such-visit': () => '没有这个挂号。请看左边的今日挂号。',
  'registration.not-today': (d) =>
    `${number(d.number)} 号是 ${d.day ?? '别的日子'} 挂的，不能退。挂号当天有效。`,
  'registration.already-cancelled': (d) => `${number(d.number)} 号已经退过。不用再退。`,
  'registration.already-seen': (d) =>
    `${number(d.number)} 号医生已经接诊，不能退号。费用有误，请到收费台退费。`,
  'registration.paid-first-refund': (d) =>
    `${number(d.number)} 号的费用已收，收据 ${typeof d.receiptNo === 'number' ? formatReceiptNo(d.receiptNo) : ''}。请先到收费台退费，再来退号。`,
} satisfies RefusalTexts<'registration'>;
