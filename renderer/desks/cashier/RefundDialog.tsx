import { useState } from 'react';
import type { Receipt, ReceiptCharge } from '../../../electron/shared/contract/cashier-bill.ts';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import { MONEY_TENDERS, type MoneyTender, TENDER_LABELS } from '../../../electron/shared/domain/tenders.ts';
import { type Fen, negateFen, subtractFen, sumFen } from '../../../electron/shared/values/fen.ts';
import type { ReceiptId, StaffId } from '../../../electron/shared/values/ids.ts';
import { useCommand, useTask } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatFen, formatReceiptNo } from '../../components/format.ts';
import { Field, TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';

const WAYS: readonly { value: MoneyTender | 'back'; label: string }[] = [
  { value: 'back', label: '原路退回' },
  ...MONEY_TENDERS.map((tender) => ({ value: tender, label: TENDER_LABELS[tender] })),
];

type Preview = Output<'cashier.previewRefund'>;

export interface RefundDialogProps {
  readonly receipt: Receipt;
  readonly onDone: (refundReceiptId: ReceiptId) => void;
  readonly onClose: () => void;
}

/** 退费: the lines that can go back, the way the money leaves, why, and the head's signature where one is asked for. */
export function RefundDialog({ receipt, onDone, onClose }: RefundDialogProps) {
  const back = useGoingBack(receipt, onDone);
  const { lines, chosen, way, reason, preview, approval, deed, missing, refund } = back;
  const asked = back.picked.length > 0;
  return (
    <Dialog
      title={`退费 № ${formatReceiptNo(receipt.number)}`}
      note="原收据保留，另出一张反向收据"
      onClose={onClose}
      width={640}
    >
      <Fields className="dialog-body refund" onLast={refund}>
        <div className="refund-lines">
          {lines.map((line) => (
            <RefundLine key={line.chargeId} line={line} chosen={chosen} onToggle={back.toggle} />
          ))}
        </div>
        <Segmented label="退款方式" value={way} options={WAYS} onChange={back.setWay} />
        {asked && preview.data ? <PaidOut payments={preview.data.payments} /> : null}
        <Told error={preview.error} what="没有算出怎么退" />
        <Field label="退费原因" full>
          <TextInput
            value={reason}
            onChange={back.setReason}
            maxLength={100}
            autoFocus
            aria-label="退费原因"
          />
        </Field>
        {approval.fields}
        <Told error={deed.error} what="没有退成，账和库存都没有变" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        {lines.length < 2 ? null : (
          <Button keys="Alt+A" onPress={() => back.choose(asked ? [] : lines)}>
            {asked ? '全不勾' : '全勾上'}
          </Button>
        )}
        <MainAction
          label={`退 ${formatFen(sumFen(back.picked, netOf))}`}
          ready={missing === undefined}
          busy={deed.busy}
          onPress={refund}
          {...(missing === undefined ? {} : { hint: missing })}
        />
      </div>
    </Dialog>
  );
}

/** Which lines go back and how, what that pays out, and the paying back once nothing is missing. */
function useGoingBack(receipt: Receipt, onDone: (refundReceiptId: ReceiptId) => void) {
  const lines = receipt.charges.filter(({ refund }) => refund === 'open' || refund === 'done');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(openOnes(lines)));
  const [way, setWay] = useState<MoneyTender | 'back'>('back');
  const [reason, setReason] = useState('');
  const picked = lines.filter((line) => chosen.has(line.chargeId));
  const payBack = {
    receiptId: receipt.receiptId,
    chargeIds: picked.map((line) => line.chargeId),
    ...(way === 'back' ? {} : { payOutBy: way }),
  };
  const asked = picked.length > 0;
  const preview = useQueryCall('cashier.previewRefund', payBack, { enabled: asked, keepPrevious: true });
  const approval = useApproval(asked ? preview.data : undefined);
  const deed = useRefund(receipt.receiptId);
  const missing = !asked ? '先勾要退的' : reason.trim() === '' ? '写明原因' : approval.missing;
  const refund = async () => {
    if (missing !== undefined) return;
    const done = await deed.run({ ...payBack, reason }, approval.signature);
    if (done) onDone(done);
    else approval.forget();
  };
  const choose = (these: readonly ReceiptCharge[]) => setChosen(new Set(these.map((line) => line.chargeId)));
  const toggle = (chargeId: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(chargeId);
    else next.delete(chargeId);
    setChosen(next);
  };
  return {
    lines,
    chosen,
    choose,
    toggle,
    picked,
    way,
    setWay,
    reason,
    setReason,
    preview,
    approval,
    deed,
    missing,
    refund: () => void refund(),
  };
}

/** What was done already goes back only when somebody ticks it. */
function openOnes(lines: readonly ReceiptCharge[]): number[] {
  const open = lines.filter((line) => line.refund === 'open');
  return (open.length > 0 ? open : lines).map((line) => line.chargeId);
}

function netOf(line: ReceiptCharge): Fen {
  return subtractFen(line.amountFen, line.waivedFen);
}

function RefundLine({
  line,
  chosen,
  onToggle,
}: {
  line: ReceiptCharge;
  chosen: ReadonlySet<number>;
  onToggle: (chargeId: number, on: boolean) => void;
}) {
  return (
    <>
      <Checkbox checked={chosen.has(line.chargeId)} onChange={(on) => onToggle(line.chargeId, on)}>
        {`${line.name} ${line.spec}`.trim()}
      </Checkbox>
      <span className="sm second">
        {line.refund === 'done' ? '已做，须站长批准' : ''}
        {line.waivedFen === 0 ? '' : `${formatFen(line.amountFen)} 减免 ${formatFen(line.waivedFen)}`}
      </span>
      <span className="num">{formatFen(netOf(line))}</span>
    </>
  );
}

/** What leaves the drawer, and what goes back by other ways, before the key is pressed. */
function PaidOut({ payments }: { payments: Preview['payments'] }) {
  return (
    <div className="row paid-out">
      {payments.length === 0 ? <span>没有钱要退</span> : null}
      {payments.map(({ tender, amountFen }) => (
        <span key={tender}>
          {tender === 'cash' ? '付现金' : `退到${TENDER_LABELS[tender]}`}{' '}
          <b>{formatFen(negateFen(amountFen))}</b>
        </span>
      ))}
    </div>
  );
}

interface Signature {
  readonly staffId: StaffId;
  readonly password: string;
}

/** The head's name and password, asked for only where the front desk alone may not pay back. */
function useApproval(preview: Preview | undefined) {
  const [staffId, setStaffId] = useState<StaffId>();
  const [password, setPassword] = useState('');
  const heads = preview?.approvers ?? [];
  const head = heads.find((one) => one.staffId === staffId) ?? heads[0];
  const signature: Signature | undefined = head && { staffId: head.staffId, password };
  const fields = head ? (
    <>
      <div className="note">
        {heads.length === 1
          ? `须站长批准：请 ${head.name} 本人输密码。`
          : '须站长批准：请站长本人选名字、输密码。'}
      </div>
      {heads.length === 1 ? null : (
        <Segmented
          label="站长"
          value={head.staffId}
          options={heads.map((one) => ({ value: one.staffId, label: one.name }))}
          onChange={setStaffId}
        />
      )}
      <Field label="站长密码" full>
        <TextInput
          type="password"
          value={password}
          onChange={setPassword}
          maxLength={200}
          aria-label="站长密码"
        />
      </Field>
    </>
  ) : null;
  return {
    fields,
    signature,
    missing: head && password === '' ? '等站长输密码' : undefined,
    forget: () => setPassword(''),
  };
}

/** Signs where a signature is asked for, and pays back. */
function useRefund(form: ReceiptId) {
  const approve = useTask('cashier.approveRefund');
  const command = useCommand('cashier.refund', form);
  const tell = useTell();
  const run = async (
    intent: Omit<Parameters<typeof command.run>[0], 'approvalId'>,
    signature: Signature | undefined,
  ): Promise<ReceiptId | undefined> => {
    const { receiptId, chargeIds } = intent;
    approve.clear();
    const signed = signature && (await approve.run({ receiptId, chargeIds, ...signature }));
    if (signature && !signed) return undefined;
    const done = await command.run({ ...intent, ...(signed ? { approvalId: signed.approvalId } : {}) });
    if (!done) return undefined;
    const cash = done.cashDueFen < 0 ? `，付现金 ${formatFen(negateFen(done.cashDueFen))}` : '';
    tell(`已退 ${formatFen(negateFen(done.netFen))}${cash}，№ ${formatReceiptNo(done.number)}`);
    return done.receiptId;
  };
  return { run, error: approve.error ?? command.error, busy: approve.busy || command.busy };
}
