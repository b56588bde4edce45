import { useState } from 'react';
import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import { stockValue } from '../../../electron/shared/domain/pricing.ts';
import { formatPacks, quantity } from '../../../electron/shared/values/quantity.ts';
import { useCommand } from '../../api/commands.ts';
import { useStation } from '../../api/station.tsx';
import { formatFen } from '../../components/format.ts';
import { useTell } from '../../components/told-line.tsx';
import type { OutForm, OutWay } from './OutPickers.tsx';

export const WAYS: readonly {
  value: OutWay;
  label: string;
  action: string;
  head: boolean;
  reasons: readonly string[];
}[] = [
  {
    value: 'loss',
    label: '报损',
    action: '批准报损',
    head: false,
    reasons: ['过期', '破损', '受潮变质', '丢失'],
  },
  {
    value: 'supplier_return',
    label: '退货',
    action: '退给供货单位',
    head: false,
    reasons: ['质量问题', '近效期退换', '送错'],
  },
  { value: 'lock', label: '锁批', action: '锁住这一批', head: false, reasons: ['厂家召回', '质量待查'] },
  { value: 'unlock', label: '解锁', action: '解锁这一批', head: true, reasons: ['核查无问题'] },
];

const EMPTY: OutForm = { way: 'loss', qty: undefined, reason: '', witnessId: undefined, witnessName: '' };

export type Out = ReturnType<typeof useOut>;

/** What leaves, why and how much, what is missing for it, and the command that each way has. */
export function useOut(
  batch: BatchWithDrug | undefined,
  onBatch: (batch: BatchWithDrug | undefined) => void,
) {
  const tell = useTell();
  const { me } = useStation();
  const [form, setForm] = useState<OutForm>(EMPTY);
  const way = WAYS.find((one) => one.value === form.way) ?? WAYS[0];
  if (!way) throw new Error('there is always a way');
  const moves = form.way === 'loss' || form.way === 'supplier_return';
  const isHead = me?.roles.includes('head') ?? false;
  const notHead = way.head && !isHead;
  // Whoever is not the head may still report it: it is set apart, and the head decides later.
  const isRequest = form.way === 'loss' && !isHead;
  const missing = whatIsMissing(form, batch, { moves, notHead });
  const commands = useOutCommands(batch, isRequest);
  const change = (changes: Partial<OutForm>) => {
    commands.clear();
    setForm((before) => ({ ...before, ...changes }));
  };
  const submit = async () => {
    if (!batch) return;
    const result = await commands.send(batch.batchId, form);
    if (!result) return;
    tell(`${batch.drug.genericName} 批号 ${batch.batchNo} 已${isRequest ? '申请' : ''}${way.label}`);
    setForm({ ...EMPTY, way: form.way });
    onBatch(undefined);
    document.querySelector<HTMLElement>('.s-storeroom [data-first-focus]')?.focus();
  };
  const qty = quantity(Math.min(form.qty ?? 0, batch?.onHandQty ?? 0));
  return {
    form,
    way,
    moves,
    notHead,
    isRequest,
    missing,
    ready: missing === '',
    change,
    submit,
    packs:
      batch && form.qty ? formatPacks(qty, batch.packSize, batch.drug.packUnit, batch.drug.smallUnit) : '',
    amount: batch ? formatFen(stockValue(batch.price, batch.packSize, qty)) : '—',
    error: commands.error,
    busy: commands.busy,
  };
}

/** The command of each way; whoever is not the head asks for a loss instead of booking it. */
function useOutCommands(batch: BatchWithDrug | undefined, isRequest: boolean) {
  const loss = useCommand('storeroom.writeOff', batch?.batchId);
  const request = useCommand('storeroom.reportLoss', batch?.batchId);
  const back = useCommand('storeroom.returnToSupplier', batch?.batchId);
  const lock = useCommand('storeroom.lockBatch', batch?.batchId);
  const unlock = useCommand('storeroom.unlockBatch', batch?.batchId);
  const commands = [loss, request, back, lock, unlock];
  const send = (batchId: BatchWithDrug['batchId'], form: OutForm) => {
    const { reason } = form;
    const qty = form.qty ?? 0;
    if (form.way === 'loss') {
      const report = { batchId, qty, reason, witnessId: form.witnessId ?? 0 };
      return isRequest ? request.run(report) : loss.run(report);
    }
    if (form.way === 'supplier_return') return back.run({ batchId, qty, reason });
    return (form.way === 'lock' ? lock : unlock).run({ batchId, reason });
  };
  return {
    send,
    clear: () => {
      for (const command of commands) command.clear();
    },
    error: commands.map((command) => command.error).find((error) => error !== undefined),
    busy: commands.some((command) => command.busy),
  };
}

function whatIsMissing(
  form: OutForm,
  batch: BatchWithDrug | undefined,
  { moves, notHead }: { moves: boolean; notHead: boolean },
): string {
  if (notHead) return '要站长批准';
  if (!batch) return '先选批次';
  if (moves && !form.qty) return '填数量';
  if (form.reason.trim() === '') return '写原因';
  return form.way === 'loss' && form.witnessId === undefined ? '选见证人' : '';
}
