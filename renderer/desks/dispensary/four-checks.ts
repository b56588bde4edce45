import type { DispensingStep } from '../../../electron/shared/contract/dispensary.ts';
import type { Output } from '../../../electron/shared/contract/procedures.ts';

export type Slip = Output<'dispensary.getPrescription'>;

/** 四查: what a pharmacist looks at before signing 审核 (处方管理办法 第三十七条). */
export const FOUR_CHECKS = [
  { no: 1, name: '查处方', of: '科别 姓名 年龄' },
  { no: 2, name: '查药品', of: '药名 剂型 规格 数量' },
  { no: 3, name: '查配伍禁忌', of: '药品性状 用法用量' },
  { no: 4, name: '查用药合理性', of: '临床诊断' },
] as const;
export type CheckNo = (typeof FOUR_CHECKS)[number]['no'];

export const STEP_WORDS: Readonly<Record<DispensingStep, string>> = {
  review: '审核',
  prepare: '调配',
  check: '核对',
  dispense: '发药',
};

/** What F12 does now. */
export type NextDeed =
  | { readonly kind: 'tick'; readonly no: CheckNo; readonly label: string }
  | { readonly kind: 'sign'; readonly step: DispensingStep; readonly label: string }
  | { readonly kind: 'none'; readonly label: string };

const SIGN_LABELS: Readonly<Record<DispensingStep, string>> = {
  review: '签审核',
  prepare: '签调配',
  check: '签核对',
  dispense: '发药',
};

/**
 * One key at a time: first the four looks, one by one, then the four signatures in their order. The looks
 * belong to 审核; once it is signed they are done.
 *
 * @param below lines of the slip that are not in sight yet
 */
export function nextDeed(slip: Slip, ticked: ReadonlySet<CheckNo>, below = 0): NextDeed {
  if (slip.nextStep === null) return { kind: 'none', label: slip.status === 'void' ? '已作废' : '已发药' };
  if (slip.nextStep === 'review') {
    const open = FOUR_CHECKS.find((check) => !ticked.has(check.no));
    if (open) {
      const label = open.no === 2 && below > 0 ? `看下面 ${below} 行` : `${open.name}无误`;
      return { kind: 'tick', no: open.no, label };
    }
  }
  return { kind: 'sign', step: slip.nextStep, label: SIGN_LABELS[slip.nextStep] };
}

/** Whether a look is done: ticked here, or 审核 is signed. */
export function isLookedAt(slip: Slip, ticked: ReadonlySet<CheckNo>, no: CheckNo): boolean {
  return ticked.has(no) || slip.signatures.some((signature) => signature.step === 'review');
}
