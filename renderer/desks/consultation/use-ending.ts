import { useTell } from '../../components/told-line.tsx';
import type { Consultation } from './use-consultation.ts';

export interface Ending {
  /** `reason` when it is signed again. */
  readonly sign: (reason?: string) => Promise<void>;
  readonly sendToTests: (reason?: string) => Promise<void>;
}

/** The deeds after which the patient gets up, each told with where he goes next. */
export function useEnding(care: Consultation, onDone: () => void): Ending {
  const tell = useTell();
  const { who } = care;
  return {
    sign: async (reason) => {
      const signed = await care.signAll(reason);
      if (!signed) return;
      tell(
        `${who} 已${reason === undefined ? '' : '再次'}签名${signed.payLater ? '，先诊后付，直接取药' : care.fees.dueFen > 0 ? '，送收费' : '，看诊结束'}`,
      );
      onDone();
    },
    sendToTests: async (reason) => {
      if (!(await care.sendToTests(reason))) return;
      tell(`${who} 先去检查，结果出来后回诊`);
      onDone();
    },
  };
}
