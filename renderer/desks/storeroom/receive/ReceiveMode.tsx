import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Supplier } from '../../../../electron/shared/contract/storeroom.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/shared/domain/settings.ts';
import { call } from '../../../api/client.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { useStation } from '../../../api/station.tsx';
import { DeskFrame, Panel } from '../../../components/DeskFrame.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Field, NumberInput, TextInput } from '../../../components/inputs.tsx';
import { useKeys } from '../../../components/keys.tsx';
import { Picker } from '../../../components/Picker.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { DeliveryLines } from './DeliveryLines.tsx';
import { ReceiveSide } from './ReceiveSide.tsx';
import { ReceiveStrip } from './ReceiveStrip.tsx';
import { type DeliveryDraft, isFull, type Preview, previewDelivery, removeLine } from './receive-draft.ts';

export interface ReceiveModeProps {
  readonly list: ReactNode;
  readonly draft: DeliveryDraft;
  readonly change: (draft: DeliveryDraft) => void;
  readonly drop: () => void;
}

/** 入库: papers, lines, the invoice against their sum, and what is still missing; F12 takes it in. */
export function ReceiveMode({ list, draft, change, drop }: ReceiveModeProps) {
  const { today } = useStation();
  const suppliers = useQueryCall('storeroom.listSuppliers', {}).data;
  const settings = useQueryCall('settings.getSettings', {}).data ?? DEFAULT_SETTINGS;
  const { error, busy, edit, submit, empty, dropped } = useReceiving(draft, change, drop);
  const [lineKey, setLineKey] = useState<number>();
  const supplier = suppliers?.find((one) => one.supplierId === draft.supplierId);
  useTheOnlySupplier(suppliers, draft, change);
  const preview = previewDelivery(draft, {
    supplier,
    onDay: today,
    arrivalMonths: settings.storeroom.arrivalMonths,
  });
  const lines = useLineKeys({ draft, edit, current: preview.lineFindings.keys().next().value ?? lineKey });
  const written = draft.lines.length > 0 || draft.noteNo !== '';
  return (
    <Fields className="fields-desk" onLast={focusMainAction}>
      <DeskFrame
        name="s-storeroom"
        list={list}
        strip={<ReceiveStrip supplier={supplier} draft={draft} preview={preview} today={today} />}
        work={
          <>
            <Papers suppliers={suppliers ?? []} draft={draft} change={edit} supplier={supplier} />
            <SupplierRefused supplier={supplier} />
            <DeliveryLines
              draft={draft}
              change={edit}
              preview={preview}
              pickerRef={lines.picker}
              onLine={setLineKey}
              onRemove={lines.remove}
              onNoMore={() => focusAfterLines(draft)}
            />
            <Told error={error} what="没有入库" />
            <Arrival draft={draft} change={edit} preview={preview} />
          </>
        }
        side={
          <ReceiveSide
            draft={draft}
            change={edit}
            preview={preview}
            supplier={supplier}
            lineKey={lineKey}
            busy={busy}
            onSubmit={() => void submit()}
            onDrop={written ? empty : undefined}
            onUndrop={written || !dropped ? undefined : () => edit(dropped)}
          />
        }
      />
    </Fields>
  );
}

/** Taking the delivery in, or putting its papers away; what was put away can be taken up again. */
function useReceiving(draft: DeliveryDraft, change: (draft: DeliveryDraft) => void, drop: () => void) {
  const tell = useTell();
  const receive = useCommand('storeroom.receiveDelivery');
  const [dropped, setDropped] = useState<DeliveryDraft>();
  const edit = (next: DeliveryDraft) => {
    receive.clear();
    change(next);
  };
  const submit = async () => {
    const taken = await receive.run(intentOf(draft));
    if (!taken) return;
    tell(`${draft.noteNo} 已入库 ${draft.lines.length} 行 ${taken.packs} 件`);
    setDropped(undefined);
    drop();
    focusFirst();
  };
  const empty = () => {
    receive.clear();
    setDropped(draft);
    drop();
    focusFirst();
  };
  return { error: receive.error, busy: receive.busy, edit, submit, empty, dropped };
}

interface LineKeys {
  readonly draft: DeliveryDraft;
  readonly edit: (draft: DeliveryDraft) => void;
  /** The line that Alt J takes out: the first with a finding, or the one under the hand. */
  readonly current: number | undefined;
}

function useLineKeys({ draft, edit, current }: LineKeys) {
  const picker = useRef<HTMLInputElement>(null);
  const remove = (key: number | undefined) => {
    if (key === undefined) return;
    edit(removeLine(draft, key));
    picker.current?.focus();
  };
  useKeys([
    { keys: 'Alt+A', label: '加一行', run: () => picker.current?.focus(), shown: false },
    {
      keys: 'Alt+J',
      label: '移出这一行',
      run: () => remove(current),
      enabled: draft.lines.length > 0,
    },
  ]);
  return { picker, remove };
}

function intentOf(draft: DeliveryDraft) {
  const { supplierId, noteNo, platformOrderNo, invoiceNo, invoiceFen, appearance, temperatureDeci } = draft;
  const lines = draft.lines.filter(isFull).map((line) => ({
    drugId: line.drug.drugId,
    batchNo: line.batchNo,
    expiresDay: line.expiresDay,
    price: line.price,
    packs: line.packs,
  }));
  return {
    supplierId: supplierId ?? 0,
    noteNo,
    platformOrderNo,
    invoiceNo,
    invoiceFen: invoiceFen ?? 0,
    appearance,
    lines,
    ...(temperatureDeci === undefined ? {} : { coldTemperatureDeci: temperatureDeci }),
  };
}

/** Most stations have one distributor: it stands there already. */
function useTheOnlySupplier(
  suppliers: readonly Supplier[] | undefined,
  draft: DeliveryDraft,
  change: (draft: DeliveryDraft) => void,
): void {
  const approved = suppliers?.filter((one) => one.approved) ?? [];
  const only = approved.length === 1 ? approved[0]?.supplierId : undefined;
  useEffect(() => {
    if (only !== undefined && draft.supplierId === undefined) change({ ...draft, supplierId: only });
  }, [only, draft, change]);
}

interface PartProps {
  readonly draft: DeliveryDraft;
  readonly change: (draft: DeliveryDraft) => void;
}

function Papers({
  suppliers,
  supplier,
  draft,
  change,
}: PartProps & { suppliers: readonly Supplier[]; supplier: Supplier | undefined }) {
  return (
    <Panel className="slip">
      <div className="slip-grid">
        <Field label="供货单位">
          <Picker
            label="供货单位"
            search={async (term) => findSuppliers(await call('storeroom.listSuppliers', {}), term)}
            minChars={0}
            keyOf={(row) => row.supplierId}
            columns={[
              { head: '供货单位', cell: (row) => row.name },
              { head: '名单', width: 96, cell: (row) => (row.approved ? '中心批准' : '不在名单') },
            ]}
            shown={supplier?.name ?? ''}
            placeholder={suppliers.length === 0 ? '请站长先登记供货单位' : '名称或首字母'}
            listWidth={420}
            onPick={(row) => {
              change({ ...draft, supplierId: row.supplierId });
              focusFirst();
            }}
          />
        </Field>
        <Field label="随货同行单号">
          <TextInput
            value={draft.noteNo}
            maxLength={40}
            autoFocus
            onChange={(noteNo) => change({ ...draft, noteNo })}
          />
        </Field>
        <Field label="平台订单号">
          <TextInput
            value={draft.platformOrderNo}
            maxLength={40}
            onChange={(platformOrderNo) => change({ ...draft, platformOrderNo })}
          />
        </Field>
      </div>
    </Panel>
  );
}

function findSuppliers(suppliers: readonly Supplier[], term: string): Supplier[] {
  return suppliers.filter((one) => one.name.includes(term) || one.initials.startsWith(term.toLowerCase()));
}

function SupplierRefused({ supplier }: { supplier: Supplier | undefined }) {
  if (!supplier || supplier.approved) return null;
  return (
    <div className="panel refuse-panel" role="alert">
      <div className="refuse">
        <Icon name="alert" />
        <b>不能入库：{supplier.name}不在批准的供货单位里</b>
        <span>退给送货人，自购属私自采购。缺药请中心补单；中心批准了的，请站长在 F10 供货单位里登记。</span>
      </div>
    </div>
  );
}

function Arrival({ draft, change, preview }: PartProps & { preview: Preview }) {
  return (
    <Panel className="slip">
      <div className="slip-grid two" data-after-lines>
        <Field label="外观与包装">
          <TextInput
            value={draft.appearance}
            maxLength={40}
            onChange={(appearance) => change({ ...draft, appearance })}
          />
        </Field>
        <Field label="冷藏到货温度">
          <NumberInput
            value={draft.temperatureDeci}
            decimals={1}
            disabled={!preview.hasCold}
            placeholder={preview.hasCold ? '看保温箱记录' : '没有冷藏药'}
            unit="℃ · 应 2–8"
            onChange={(temperatureDeci) => change({ ...draft, temperatureDeci })}
          />
        </Field>
      </div>
    </Panel>
  );
}

function focusFirst(): void {
  document.querySelector<HTMLElement>('.s-storeroom [data-first-focus]')?.focus();
}

function focusMainAction(): void {
  document.querySelector<HTMLElement>('.s-storeroom [data-main-action]')?.focus();
}

/** Enter in the empty picker: to the first field of a line that is still empty, or on past the lines. */
function focusAfterLines(draft: DeliveryDraft): void {
  const open = draft.lines.find((line) => !isFull(line));
  const at = open ? `tr[data-line="${open.key}"] input` : '[data-after-lines] input';
  const fields: NodeListOf<HTMLInputElement> = document.querySelectorAll(`.s-storeroom ${at}`);
  ([...fields].find((field) => field.value === '' && !field.disabled) ?? fields.item(0))?.focus();
}
