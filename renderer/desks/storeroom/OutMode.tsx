import { type ReactNode, useEffect } from 'react';
import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { DeskFrame, Figure, Panel, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Field, NumberInput, TextInput } from '../../components/inputs.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Told } from '../../components/Told.tsx';
import { LossReports } from './LossReports.tsx';
import { BatchPicker, type OutForm, WitnessPicker } from './OutPickers.tsx';
import { BatchSection } from './StockMode.tsx';
import { type Out, useOut, WAYS } from './use-out.ts';

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
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening is one, whatever was typed before
  useEffect(() => {
    if (opened === 0) return undefined;
    if (batch) out.change(usualFor(batch));
    // After the desk has put the focus where this mode usually begins.
    const timer = setTimeout(focusAfterBatch);
    return () => clearTimeout(timer);
  }, [opened]);
  return (
    <Fields className="fields-desk" onLast={() => void (out.ready ? out.submit() : undefined)}>
      <DeskFrame
        name="s-storeroom"
        list={list}
        strip={<OutStrip batch={batch} />}
        work={
          <>
            <OutPapers out={out} batch={batch} onBatch={onBatch} />
            <Reasons out={out} />
            <Told error={out.error} what="没有做成" />
            <LossReports />
          </>
        }
        side={<OutSide out={out} batch={batch} />}
      />
    </Fields>
  );
}

interface PartProps {
  readonly out: Out;
  readonly batch: BatchWithDrug | undefined;
}

function OutPapers({ out, batch, onBatch }: PartProps & Pick<OutModeProps, 'onBatch'>) {
  const { way, form, change } = out;
  return (
    <Panel className="slip">
      <div className="slip-grid two">
        <Field label="哪一批">
          <BatchPicker
            batch={batch}
            onPick={(chosen) => {
              onBatch(chosen);
              change(usualFor(chosen));
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
  );
}

function Reasons({ out: { way, form, change } }: Pick<PartProps, 'out'>) {
  return (
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
  );
}

/** What goes and what it is worth, who must approve it, and the action. */
function OutSide({ out, batch }: PartProps) {
  const { large } = useLargeType();
  const { way } = out;
  return (
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
          label={out.missing !== '' && large ? way.label : out.isRequest ? '申请报损' : way.action}
          {...(out.missing === '' ? {} : { hint: out.missing })}
          ready={out.ready}
          busy={out.busy}
          onPress={() => void out.submit()}
        />
      </SideActions>
    </>
  );
}

/** To the quantity, or to the way when nothing moves. */
function focusAfterBatch(): void {
  const work = document.querySelector('.s-storeroom .work');
  const fields: NodeListOf<HTMLElement> | undefined = work?.querySelectorAll('.slip [data-field]');
  (fields?.item(2) ?? fields?.item(1))?.focus();
}

/** What has expired mostly leaves whole, and for that reason; both can be typed over. */
function usualFor(batch: BatchWithDrug): Partial<OutForm> {
  return batch.band === 'expired' ? { qty: batch.onHandQty, reason: '过期' } : {};
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
