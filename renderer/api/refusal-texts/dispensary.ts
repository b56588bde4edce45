import { type RefusalTexts, ticketNumber } from './refusal-text.ts';

const STEP_WORDS: Readonly<Record<string, string>> = {
  review: '审核',
  prepare: '调配',
  check: '核对',
  dispense: '发药',
};

function stepWord(step: string | number | undefined): string {
  return STEP_WORDS[String(step)] ?? '这一步';
}

export const dispensaryTexts = {
  'dispensary.unknown-prescription': () => '没有这张处方。请从左边重新选。',
  'dispensary.not-settled': ({ number }) => `${ticketNumber(number)} 号还没有收费。请病人先到收费窗口交费。`,
  'dispensary.void': ({ reason }) => `这张处方已经作废${reason ? `（${reason}）` : ''}。请医生重新开方。`,
  'dispensary.already-dispensed': () => '这张处方已经发过药。要退药，按 Alt T。',
  'dispensary.lapsed': ({ validToDay, paid }) =>
    `处方只到 ${validToDay} 有效。${paid === 1 ? '请收费窗口先退费，再由医生重新开方。' : '请医生重新开方。'}`,
  'dispensary.batch-expired': ({ drug, batchNo, expiresDay }) =>
    `${drug} 批号 ${batchNo} 已于 ${expiresDay} 过期，不能发。请收费窗口退费，医生重新开方换批号。`,
  'dispensary.batch-locked': ({ drug, batchNo }) =>
    `${drug} 批号 ${batchNo} 已锁定，不能发。请收费窗口退费，医生重新开方换批号。`,
  'dispensary.step-done': ({ step }) => `${stepWord(step)}已经签过。接着做下一步。`,
  'dispensary.step-out-of-order': ({ step, next }) => `还不能签${stepWord(step)}。先签${stepWord(next)}。`,
  'dispensary.second-person': ({ name }) => `调配人 ${name} 不能再核对自己配的药。请另一位药师登录后签核对。`,
  'dispensary.refund-first': ({ receipt }) => `这张处方已收费（收据 ${receipt}）。请收费窗口先退费，再拒发。`,
  'dispensary.unknown-line': () => '这一行不在处方里。请重新选要退的药。',
  'dispensary.not-dispensed': () => '药还没有发出，不用退药。要停发，按 Alt J 拒发。',
  'dispensary.already-returned': ({ drug }) => `${drug || '这张处方'}已经退过。`,
  'dispensary.return-expired': ({ drug, batchNo, expiresDay }) =>
    `${drug} 批号 ${batchNo} 已于 ${expiresDay} 过期，不能退回。`,
} satisfies RefusalTexts<'dispensary'>;
