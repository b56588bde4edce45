import { useCommand } from '../../api/commands.ts';
import { formatFen, formatNumber } from '../../components/format.ts';
import { useTell } from '../../components/told-line.tsx';
import { type Slip, STEP_WORDS } from './four-checks.ts';
import type { SlipRow } from './slip-rows.ts';

/** The four signatures of one slip. */
export function useSteps(row: SlipRow, onDone: () => void) {
  const review = useCommand('dispensary.review', row.prescriptionId);
  const prepare = useCommand('dispensary.prepare', row.prescriptionId);
  const check = useCommand('dispensary.check', row.prescriptionId);
  const dispense = useCommand('dispensary.dispense', row.prescriptionId);
  const tell = useTell();
  const all = [review, prepare, check, dispense];
  const { prescriptionId } = row;
  const who = `${formatNumber(row.number)} ${row.name}`;
  return {
    error: all.find((one) => one.error)?.error,
    busy: all.some((one) => one.busy),
    sign: async (step: NonNullable<Slip['nextStep']>) => {
      if (step === 'dispense') {
        const done = await dispense.run({ prescriptionId });
        if (!done) return;
        tell(`${who} 已发药 ${formatFen(done.chargedFen)}，出库 ${formatFen(done.costFen)}`);
        onDone();
        return;
      }
      const command = { review, prepare, check }[step];
      if (await command.run({ prescriptionId })) tell(`${who} ${STEP_WORDS[step]}已签`);
    },
  };
}

export type Steps = ReturnType<typeof useSteps>;
