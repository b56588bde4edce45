import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import { PRESCRIPTION_RULES } from '../../../electron/shared/domain/prescription-types.ts';
import { type RefusalTexts, ticketNumber } from './refusal-text.ts';

type Details = Readonly<Record<string, string | number>>;

/** `第 2 张处方第 3 行`; the first slip is not named. */
function place({ slipNo, lineNo }: Details): string {
  const slip = Number(slipNo ?? 1) > 1 ? `第 ${slipNo} 张处方` : '';
  return `${slip}${Number(lineNo ?? 0) > 0 ? `第 ${lineNo} 行` : ''}`;
}

function ruleSentence(details: Details, next?: string): string {
  const rule = PRESCRIPTION_RULES.find((one) => one === details.rule);
  if (!rule) return '处方不合规则。请核对后再签名。';
  const told = explainFinding({ rule, params: details });
  const where = place(details);
  return `${where ? `${where}：` : ''}${told.what}${next ?? told.next}`;
}

export const consultationTexts = {
  'consultation.unknown-visit': () => '没有这次挂号。请从左边候诊列表重新选。',
  'consultation.not-called': ({ number }) =>
    `${ticketNumber(number)} 号还没有呼叫。先按 Alt N 呼叫，病人到了再接诊。`,
  'consultation.not-started': ({ number }) =>
    `${ticketNumber(number)} 号还没有开始接诊。先在左边选中他再写病历。`,
  'consultation.visit-cancelled': ({ number }) => `${ticketNumber(number)} 号已退号。请病人重新挂号。`,
  'consultation.visit-finished': ({ number }) => `${ticketNumber(number)} 号已经看完。要再开药，请重新挂号。`,
  'consultation.other-day': ({ day }) => `这是 ${day} 的挂号，当日有效。请病人重新挂号。`,
  'consultation.no-complaint': () => '还没有写主诉。写上主诉再签名。',
  'consultation.no-diagnosis': () => '还没有诊断。至少选一个诊断再签名。',
  'consultation.unknown-diagnosis': ({ code }) => `诊断编码 ${code} 不在 ICD-10 目录里。请重新选诊断。`,
  'consultation.asterisk-alone': ({ code, name }) =>
    `${code} ${name} 是星号编码，不能单独作诊断。请再加引起它的疾病。`,
  'consultation.correction-reason': ({ number }) =>
    `${ticketNumber(number)} 号已经签过名，再签就是修改病历。写明修改原因再签，原来的内容会留下。`,
  'consultation.rule': (details) => ruleSentence(details),
  'consultation.reason-missing': (details) => ruleSentence(details, '按 Alt I 写明理由后再签名，或改处方。'),
  'consultation.stock-short': (details) =>
    `${place(details)}：${details.drug}只剩 ${details.available} ${details.unit}，要 ${details.need} ${details.unit}。减量、换药，或请药库进货；整张处方都没有签。`,
  'consultation.batch-expires-in-course': (details) =>
    `${place(details)}：${details.drug}的批号用不满 ${details.days} 天。缩短天数，或换一种药；整张处方都没有签。`,
  'consultation.drug-inactive': (details) => `${place(details)}：${details.drug}已停用。换一种药。`,
  'consultation.unknown-drug': () => '处方里有一种目录中没有的药。删去那一行，重新选药。',
  'consultation.unknown-item': () => '收费目录里没有这个项目，或已停用。请重新选。',
  'consultation.no-price': ({ name }) => `${name}还没有公示价格。请站长先在价目表里定价。`,
  'consultation.covered-by-general-fee': ({ name }) => `${name}已含在一般诊疗费里，不能再收。去掉这一项。`,
  'consultation.item-at-registration': ({ name }) => `${name}在挂号时收。去掉这一项。`,
  'consultation.unknown-prescription': () => '没有这张处方，或已经作废。请刷新后再看。',
  'consultation.already-dispensed': () => '药已经发出，不能作废。请药房先退药。',
  'consultation.refund-first': ({ receipt }) =>
    `${receipt ? `已收费（收据 ${receipt}）` : '已收费'}，不能直接取消。请收费窗口先退费。`,
  'consultation.unknown-order': () => '没有这个项目，或已取消。请刷新后再看。',
  'consultation.order-done': () => '这个项目已经做完，不能取消。',
} satisfies RefusalTexts<'consultation'>;
