import { type ReactNode, useEffect, useState } from 'react';
import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import { stockValue } from '../../../electron/shared/domain/pricing.ts';
import { formatPacks, quantity } from '../../../electron/shared/values/quantity.ts';
import { useCommand } from '../../api/commands.ts';
import { useStation } from '../../app/station.tsx';
import { Button, MainAction } from '../../components/Button.tsx';
import { DeskFrame, Figure, Panel, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatFen } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Field, NumberInput, TextInput } from '../../components/inputs.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { LossReports } from './LossReports.tsx';
import { BatchPicker, type OutForm, type OutWay, WitnessPicker } from './OutPickers.tsx';
import { BatchSection } from './StockMode.tsx';

const WAYS: readonly {
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

export interface OutModeProps {
  readonly list: ReactNode;
  readonly batch: BatchWithDrug | undefined;
  /** Grows when a batch was opened elsewhere: the hand goes on to its quantity. */
  readonly opened: number;
  readonly onBatch: (batch: BatchWithDrug | undefined) => void;
}

/** 报损、退货、锁批: what leaves the storeroom otherwise than through a prescription. */
export function OutMode({ list, batch, opened, onBatch }: OutModeProps) {
  const out = useOut(batch, onBatch);
  useEffect(() => {
    if (opened === 0) return undefined;
    // After the desk has put the focus where this mode usually begins.
    const timer = setTimeout(focusAfterBatch);
    return () => clearTimeout(timer);
  }, [opened]);
  const { way, form, change } = out;
  return (
    <Fields className="fields-desk" onLast={() => void (out.ready ? out.submit() : undefined)}>
      <DeskFrame
        name="s-storeroom"
        list={list}
        strip={<OutStrip batch={batch} />}
        work={
          <>
            <Panel className="slip">
              <div className="slip-grid two">
                <Field label="哪一批">
                  <BatchPicker
                    batch={batch}
                    onPick={(chosen) => {
                      onBatch(chosen);
                      focusAfterBatch();
                    }}
                  />
                </Field>
                <Field label="怎样">
                  <Segmented
                    label="怎样"
                    value={way.value}
                    options={WAYS}
                    onChange={(value) => change({ way: value, reason: '' })}
                  />
                </Field>
                {out.moves ? (
                  <Field label={`数量（${batch?.drug.smallUnit ?? '最小单位'}）`}>
                    <NumberInput
                      value={form.qty}
                      align="right"
                      unit={out.packs}
                      onChange={(qty) => change({ qty })}
                    />
                  </Field>
                ) : null}
              </div>
            </Panel>
            <Panel className="slip" title="原因" note="会记在流水里，月末对账要看">
              <div className="slip-grid two">
                <Field label="原因">
                  <TextInput value={form.reason} maxLength={100} onChange={(reason) => change({ reason })} />
                </Field>
                {way.value === 'loss' ? (
                  <Field label="见证人（不能是自己）">
                    <WitnessPicker name={form.witnessName} onPick={change} />
                  </Field>
                ) : null}
              </div>
              <div className="toolbar reasons-row">
                {way.reasons.map((reason, index) => (
                  <Button key={reason} keys={`Alt+${index + 1}`} onPress={() => change({ reason })}>
                    {reason}
                  </Button>
                ))}
              </div>
            </Panel>
            <Told error={out.error} what="没有做成" />
            <LossReports />
          </>
        }
        side={
          <>
            {batch ? <BatchSection batch={batch} /> : <SideSection title="批次">先选一批。</SideSection>}
            {out.moves ? (
              <SideSection>
                <Figure label="减少金额" value={out.amount} mid />
              </SideSection>
            ) : null}
            {out.isRequest ? (
              <SideSection>
                <p className="note">先单独放开，不再开方；站长在这里批准后才下账。</p>
              </SideSection>
            ) : null}
            {out.notHead ? (
              <SideSection>
                <p className="note bad">{way.label}要站长批准。请站长在这台电脑登录后做。</p>
              </SideSection>
            ) : null}
            <SideActions>
              <MainAction
                label={out.isRequest ? '申请报损' : way.action}
                {...(out.missing === '' ? {} : { hint: out.missing })}
                ready={out.ready}
                busy={out.busy}
                onPress={() => void out.submit()}
              />
            </SideActions>
          </>
        }
      />
    </Fields>
  );
}

/** To the quantity, or to the way when nothing moves. */
function focusAfterBatch(): void {
  const work = document.querySelector('.s-storeroom .work');
  const fields: NodeListOf<HTMLElement> | undefined = work?.querySelectorAll('.slip [data-field]');
  (fields?.item(2) ?? fields?.item(1))?.focus();
}

const EMPTY: OutForm = { way: 'loss', qty: undefined, reason: '', witnessId: undefined, witnessName: '' };

function useOut(batch: BatchWithDrug | undefined, onBatch: (batch: BatchWithDrug | undefined) => void) {
  const tell = useTell();
  const { me } = useStation();
  const [form, setForm] = useState<OutForm>(EMPTY);
  const loss = useCommand('storeroom.writeOff', batch?.batchId);
  const request = useCommand('storeroom.reportLoss', batch?.batchId);
  const back = useCommand('storeroom.returnToSupplier', batch?.batchId);
  const lock = useCommand('storeroom.lockBatch', batch?.batchId);
  const unlock = useCommand('storeroom.unlockBatch', batch?.batchId);
  const commands = [loss, request, back, lock, unlock];
  const way = WAYS.find((one) => one.value === form.way) ?? WAYS[0];
  if (!way) throw new Error('there is always a way');
  const moves = form.way === 'loss' || form.way === 'supplier_return';
  const isHead = me?.roles.includes('head') ?? false;
  const notHead = way.head && !isHead;
  // Whoever is not the head may still report it: it is set apart, and the head decides later.
  const isRequest = form.way === 'loss' && !isHead;
  const missing = whatIsMissing(form, batch, { moves, notHead });
  const change = (changes: Partial<OutForm>) => {
    for (const command of commands) command.clear();
    setForm((before) => ({ ...before, ...changes }));
  };
  const send = (batchId: BatchWithDrug['batchId']) => {
    const { reason } = form;
    const qty = form.qty ?? 0;
    if (form.way === 'loss') {
      const report = { batchId, qty, reason, witnessId: form.witnessId ?? 0 };
      return isRequest ? request.run(report) : loss.run(report);
    }
    if (form.way === 'supplier_return') return back.run({ batchId, qty, reason });
    return (form.way === 'lock' ? lock : unlock).run({ batchId, reason });
  };
  const submit = async () => {
    if (!batch) return;
    const result = await send(batch.batchId);
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

function OutStrip({ batch }: { batch: BatchWithDrug | undefined }) {
  return (
    <section className="strip">
      <span className="no wait">
        <Icon name="box" />
        出库
      </span>
      <div className="id">
        <div className="l1">
          <span className="name">{batch ? batch.drug.genericName : '报损、退货、锁批'}</span>
          <span className="c">
            {batch ? `${batch.drug.spec} · 批号 ${batch.batchNo}` : '过期的只能报损或退货，不能发'}
          </span>
        </div>
      </div>
    </section>
  );
}
