import type { Supplier } from '../../../../electron/shared/contract/storeroom.ts';
import { COLD_RANGE_DECI } from '../../../../electron/shared/domain/delivery.ts';
import { formatFen, negateFen, subtractFen } from '../../../../electron/shared/values/fen.ts';
import { useStation } from '../../../api/station.tsx';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Figure, SideActions, SideSection, SumLine } from '../../../components/DeskFrame.tsx';
import { formatPrice } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Field, MoneyInput, TextInput } from '../../../components/inputs.tsx';
import { useLargeType } from '../../../components/large-type.tsx';
import type { DeliveryDraft, Preview } from './receive-draft.ts';

export interface ReceiveSideProps {
  readonly draft: DeliveryDraft;
  readonly change: (draft: DeliveryDraft) => void;
  readonly preview: Preview;
  readonly supplier: Supplier | undefined;
  /** The line under the hand. */
  readonly lineKey: number | undefined;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  /** Empties the form; there is nothing to empty when it is undefined. */
  readonly onDrop: (() => void) | undefined;
  /** Brings back what was emptied last, while nothing new stands there. */
  readonly onUndrop: (() => void) | undefined;
}

/** The invoice against the sum of the lines, the list to go through, and the one main action. */
export function ReceiveSide(props: ReceiveSideProps) {
  const { draft, change, preview } = props;
  const { today } = useStation();
  const { large } = useLargeType();
  const checks = checksOf(draft, preview, props.supplier, today);
  const missing = checks.filter((check) => check.state !== 'ok').length;
  return (
    <>
      <Invoice draft={draft} change={change} preview={preview} />
      <CheckList checks={checks} missing={missing} />
      <PriceChanges draft={draft} lineKey={props.lineKey} />
      <SideActions
        lesser={
          props.onUndrop ? (
            <Button keys="Alt+X" onPress={props.onUndrop}>
              取回刚清空的
            </Button>
          ) : (
            <Button keys="Alt+X" onPress={() => props.onDrop?.()} enabled={props.onDrop !== undefined}>
              清空重填
            </Button>
          )
        }
      >
        <MainAction
          // Large type has room for the word that counts and for what is missing.
          label={missing > 0 && large ? '入库' : '验收入库'}
          {...(missing === 0 ? {} : { hint: `还差 ${missing} 项` })}
          ready={missing === 0}
          busy={props.busy}
          onPress={props.onSubmit}
          onWaiting={focusFirstEmpty}
        />
      </SideActions>
    </>
  );
}

function Invoice({ draft, change, preview }: Pick<ReceiveSideProps, 'draft' | 'change' | 'preview'>) {
  const difference =
    draft.invoiceFen === undefined ? undefined : subtractFen(draft.invoiceFen, preview.linesFen);
  return (
    <SideSection title="税务发票" note="中心统一结算">
      <Field label="发票号码">
        <TextInput
          value={draft.invoiceNo}
          maxLength={40}
          onChange={(invoiceNo) => change({ ...draft, invoiceNo })}
        />
      </Field>
      <Field label="发票金额">
        <MoneyInput value={draft.invoiceFen} onChange={(invoiceFen) => change({ ...draft, invoiceFen })} />
      </Field>
      <SumLine label="明细合计" value={formatFen(preview.linesFen)} />
      <div className={difference === undefined ? '' : difference === 0 ? 'ok-figure' : 'bad-figure'}>
        <Figure label="差" value={difference === undefined ? '—' : formatFen(difference)} mid />
      </div>
    </SideSection>
  );
}

/** What must be right before the goods are taken in, and what is still missing. */
function CheckList({ checks, missing }: { checks: readonly Check[]; missing: number }) {
  return (
    <SideSection title="入库前核对" note={missing === 0 ? '都齐了' : `${checks.length} 项 · 还差 ${missing}`}>
      {checks.map((check) => (
        <div key={check.label} className="chk">
          <span className={check.state === 'ok' ? 'ok' : check.state === 'bad' ? 'red' : 'muted'}>
            <Icon name={check.state === 'ok' ? 'check' : check.state === 'bad' ? 'alert' : 'clock'} />
          </span>
          {check.state === 'bad' ? <b>{check.label}</b> : <span>{check.label}</span>}
          <span className="v">{check.value}</span>
        </div>
      ))}
    </SideSection>
  );
}

interface Check {
  readonly label: string;
  readonly state: 'ok' | 'wait' | 'bad';
  readonly value: string;
}

function checksOf(
  draft: DeliveryDraft,
  preview: Preview,
  supplier: Supplier | undefined,
  today: string,
): readonly Check[] {
  const papers = [draft.noteNo, draft.platformOrderNo, draft.invoiceNo].filter((text) => text.trim() === '');
  return [
    supplierCheck(supplier),
    licenceCheck(supplier, today),
    {
      label: '单据号',
      state: papers.length === 0 ? 'ok' : 'wait',
      value: papers.length === 0 ? '三张都有' : `还差 ${papers.length} 个`,
    },
    linesCheck(draft, preview),
    expiryCheck(draft, preview),
    ...(preview.hasCold ? [temperatureCheck(draft)] : []),
    invoiceCheck(draft, preview),
  ];
}

function supplierCheck(supplier: Supplier | undefined): Check {
  const label = '供货单位';
  if (!supplier) return { label, state: 'wait', value: '未选' };
  return supplier.approved
    ? { label, state: 'ok', value: '批准名单内' }
    : { label, state: 'bad', value: '不在名单，退回' };
}

function licenceCheck(supplier: Supplier | undefined, today: string): Check {
  const label = '许可证';
  if (!supplier) return { label, state: 'wait', value: '' };
  return supplier.licenceToDay < today
    ? { label, state: 'bad', value: `${supplier.licenceToDay} 已过期` }
    : { label, state: 'ok', value: `至 ${supplier.licenceToDay}` };
}

function linesCheck(draft: DeliveryDraft, preview: Preview): Check {
  const label = '到货明细';
  if (draft.lines.length === 0) return { label, state: 'wait', value: '还没有' };
  return preview.unfinished === 0
    ? { label, state: 'ok', value: `${draft.lines.length} 行填全` }
    : { label, state: 'wait', value: `${preview.unfinished} 行没填全` };
}

function expiryCheck(draft: DeliveryDraft, preview: Preview): Check {
  const label = '效期与批号';
  const bad = draft.lines.findIndex((line) => preview.lineFindings.has(line.key));
  if (bad >= 0) return { label, state: 'bad', value: `第 ${bad + 1} 行移出` };
  return preview.packs > 0 ? { label, state: 'ok', value: '都能收' } : { label, state: 'wait', value: '' };
}

function temperatureCheck(draft: DeliveryDraft): Check {
  const label = '冷藏温度';
  const deci = draft.temperatureDeci;
  if (deci === undefined) return { label, state: 'wait', value: '未填' };
  const inRange = deci >= COLD_RANGE_DECI.least && deci <= COLD_RANGE_DECI.most;
  return {
    label,
    state: inRange ? 'ok' : 'bad',
    value: `${(deci / 10).toFixed(1)} ℃${inRange ? '' : '，不收'}`,
  };
}

function invoiceCheck(draft: DeliveryDraft, preview: Preview): Check {
  const label = '发票相符';
  if (draft.invoiceFen === undefined || preview.packs === 0) return { label, state: 'wait', value: '' };
  const difference = subtractFen(draft.invoiceFen, preview.linesFen);
  if (difference === 0) return { label, state: 'ok', value: formatFen(draft.invoiceFen) };
  const value = difference > 0 ? `多 ${formatFen(difference)}` : `少 ${formatFen(negateFen(difference))}`;
  return { label, state: 'bad', value: `发票${value}` };
}

/** The line under the hand before the others: its last price stands beside the one just typed. */
function PriceChanges({ draft, lineKey }: { draft: DeliveryDraft; lineKey: number | undefined }) {
  const changed = draft.lines.filter(
    ({ price, drug }) => price !== undefined && drug.lastPrice !== null && price !== drug.lastPrice,
  );
  if (changed.length === 0) return null;
  const first = [changed.find(({ key }) => key === lineKey) ?? changed[0]].filter((one) => one !== undefined);
  return (
    <SideSection title="进价变动" note={`${changed.length} 种 · 各批按各自进价卖`}>
      {first.map(({ key, drug, price }) => (
        <div key={key} className="say">
          <b>{drug.name}</b> 上批 {drug.lastPrice === null ? '' : formatPrice(drug.lastPrice)}，本批{' '}
          {price === undefined ? '' : formatPrice(price)}
        </div>
      ))}
    </SideSection>
  );
}

function focusFirstEmpty(): void {
  const fields = document.querySelectorAll<HTMLInputElement>(
    '.s-storeroom .work .slip input, .s-storeroom .work .rc input, .s-storeroom .side input',
  );
  [...fields].find((field) => field.value === '' && !field.disabled)?.focus();
}
