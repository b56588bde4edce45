import { useState } from 'react';
import type { PrescribedSlip } from '../../../electron/shared/contract/prescribing.ts';
import type { Instant } from '../../../electron/shared/values/instant.ts';
import { useCommand } from '../../api/commands.ts';
import { formatFen, formatNumber, formatTime } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useKeys } from '../../components/keys.tsx';
import { Tag } from '../../components/Marks.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTell } from '../../components/told-line.tsx';
import { CancelOrder } from './CancelOrder.tsx';
import type { VisitData } from './consultation-form.ts';
import { correctedWords, RevisionsDialog } from './RevisionsDialog.tsx';

const STATUS_WORDS = {
  signed: '待收费',
  settled: '已收费，待配',
  pay_later: '先诊后付，待配',
  prepared: '已配',
  dispensed: '已发',
  returned: '已退',
  void: '已作废',
} as const;

/** What of this visit is signed already: the record, tests with their results, slips that can still be taken back. */
export function AlreadySigned({ visit }: { visit: VisitData }) {
  const orders = visit.orders.filter(
    (order) => order.source === 'consultation' && order.status !== 'cancelled',
  );
  const slips = visit.prescriptions.filter((slip) => slip.status !== 'void');
  const signedAt = visit.record?.signedAt ?? null;
  if (orders.length === 0 && slips.length === 0 && signedAt === null) return null;
  return (
    <div className="already">
      {signedAt === null ? null : <SignedRecord visit={visit} signedAt={signedAt} />}
      {orders.map((order) => (
        <Tag key={order.orderId} kind={order.status === 'done' ? 'ok' : 'plain'}>
          {order.name}
          {order.status === 'done'
            ? `：${order.result || '已做'}`
            : order.status === 'settled'
              ? ' 已收费'
              : ' 未收费'}
        </Tag>
      ))}
      <CancelOrder orders={orders} />
      {slips.map((slip) => (
        <Tag key={slip.prescriptionId}>
          处方 {slip.label.slice(-3)} · {slip.lines.length} 种 · {formatFen(slip.amountFen)} ·{' '}
          {STATUS_WORDS[slip.status]} · {formatTime(slip.signedAt)}
        </Tag>
      ))}
      <VoidSlip slips={slips} />
    </div>
  );
}

function SignedRecord({ visit, signedAt }: { visit: VisitData; signedAt: Instant }) {
  const [open, setOpen] = useState(false);
  useKeys([{ keys: 'Alt+H', label: '历次签名', run: () => setOpen(true), shown: false }]);
  const corrected = correctedWords(visit.record?.revisions ?? 0);
  return (
    <>
      <Tag kind="ok">
        病历已签 {formatTime(signedAt)}
        {corrected === '' ? '' : ` · ${corrected}`} <KeyCap of="Alt+H" />
      </Tag>
      {open ? (
        <RevisionsDialog
          visitId={visit.visitId}
          of={`${formatNumber(visit.number)} 号`}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

function VoidSlip({ slips }: { slips: readonly PrescribedSlip[] }) {
  const [asking, setAsking] = useState<PrescribedSlip>();
  const command = useCommand('consultation.voidPrescription', asking?.prescriptionId ?? 0);
  const tell = useTell();
  const last = slips.findLast((slip) => slip.status === 'signed' || slip.status === 'pay_later');
  useKeys([
    {
      keys: 'Alt+U',
      label: '作废处方',
      run: () => setAsking(last),
      enabled: last !== undefined,
      shown: last !== undefined,
    },
  ]);
  if (!last) return null;
  return (
    <>
      <span className="sm second">
        <KeyCap of="Alt+U" /> 作废处方 {last.label.slice(-3)}
      </span>
      {asking ? (
        <ReasonDialog
          title={`作废处方 ${asking.label}`}
          what={`占用的 ${asking.lines.length} 种药放回，处方不能再发。`}
          action="作废"
          reasons={['改方', '病人不要了', '开错人']}
          error={command.error}
          busy={command.busy}
          onClose={() => setAsking(undefined)}
          onConfirm={async (reason) => {
            if (!(await command.run({ prescriptionId: asking.prescriptionId, reason }))) return;
            setAsking(undefined);
            tell(`处方 ${asking.label} 已作废，占用的药已放回`);
          }}
        />
      ) : null}
    </>
  );
}
