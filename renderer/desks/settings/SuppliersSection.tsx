import { type ReactNode, useState } from 'react';
import type { Supplier } from '../../../electron/shared/contract/storeroom.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../api/station.tsx';
import { Button, MainAction } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Panel, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { DayInput, Field, TextInput } from '../../components/inputs.tsx';
import { Tag } from '../../components/Marks.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { HeadFrame } from './HeadFrame.tsx';

/** 供货单位: who may deliver, by the center's list (统一配送). */
export function SuppliersSection({ list }: { list: ReactNode }) {
  const { today } = useStation();
  const suppliers = useQueryCall('storeroom.listSuppliers', {});
  const [chosen, setChosen] = useState<Supplier>();
  const [dialog, setDialog] = useState<'new' | 'change'>();
  const rows = suppliers.data ?? [];
  const supplier = rows.find((row) => row.supplierId === chosen?.supplierId);
  const close = () => setDialog(undefined);
  return (
    <HeadFrame
      list={list}
      icon="truck"
      title="供货单位"
      note="只收中心名单上的；其他单位来货一律不能入库"
      facts={[['已批准', rows.filter((row) => row.approved).length]]}
      work={
        <Panel className="fill-panel">
          <Told error={suppliers.error} />
          <DataTable
            label="供货单位"
            rows={rows}
            columns={columnsOf(today)}
            keyOf={(row) => row.supplierId}
            selected={chosen?.supplierId}
            onSelect={setChosen}
            onOpen={() => setDialog('change')}
            empty="还没有供货单位。按 F12 照中心名单登记。"
            grow
          />
          {dialog === 'new' ? <NewSupplier onClose={close} /> : null}
          {dialog === 'change' && supplier ? <ChangeSupplier supplier={supplier} onClose={close} /> : null}
        </Panel>
      }
      side={
        <SupplierSide
          supplier={supplier}
          onNew={() => setDialog('new')}
          onChange={() => setDialog('change')}
        />
      }
    />
  );
}

function columnsOf(today: ClinicDay): Column<Supplier>[] {
  return [
    { head: '供货单位', cell: (row) => <b className="whole-name">{row.name}</b> },
    { head: '许可证', large: 122, width: 130, cell: (row) => row.licenceNo },
    {
      head: '有效至',
      large: 150,
      width: 170,
      cell: (row) =>
        row.licenceToDay < today ? (
          <>
            {row.licenceToDay} <Tag kind="bad">已过期</Tag>
          </>
        ) : (
          row.licenceToDay
        ),
    },
    {
      head: '中心名单',
      large: 78,
      width: 110,
      cell: (row) => (row.approved ? <Tag kind="ok">已批准</Tag> : <Tag kind="bad">不收</Tag>),
    },
  ];
}

function SupplierSide({
  supplier,
  onNew,
  onChange,
}: {
  supplier: Supplier | undefined;
  onNew: () => void;
  onChange: () => void;
}) {
  return (
    <>
      <SideSection title="供货单位" note={supplier ? (supplier.approved ? '已批准' : '不收') : ''}>
        {supplier ? (
          <>
            <div className="sum">
              <b>{supplier.name}</b>
            </div>
            <SumLine label="许可证" value={supplier.licenceNo} />
            <SumLine label="有效至" value={supplier.licenceToDay} />
          </>
        ) : (
          '先在表里选一个。'
        )}
      </SideSection>
      <SideActions
        lesser={
          <Button keys="Alt+E" onPress={onChange} enabled={supplier !== undefined}>
            批准、换证
          </Button>
        }
      >
        <MainAction label="登记供货单位" onPress={onNew} />
      </SideActions>
    </>
  );
}

function NewSupplier({ onClose }: { onClose: () => void }) {
  const tell = useTell();
  const [name, setName] = useState('');
  const [licenceNo, setLicenceNo] = useState('');
  const [licenceToDay, setLicenceToDay] = useState<ClinicDay>();
  const add = useCommand('storeroom.addSupplier');
  const missing = name.trim() === '' || licenceNo.trim() === '' || licenceToDay === undefined;
  const save = async () => {
    if (missing) return;
    if (!(await add.run({ name, licenceNo, licenceToDay }))) return;
    tell(`${name} 已登记，还要照中心名单批准`);
    onClose();
  };
  return (
    <Dialog title="登记供货单位" note="登记后还要批准才能收货" onClose={onClose}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <Field label="名称">
            <TextInput value={name} maxLength={60} autoFocus onChange={setName} />
          </Field>
          <Licence no={licenceNo} onNo={setLicenceNo} toDay={licenceToDay} onToDay={setLicenceToDay} />
        </div>
        <Told error={add.error} what="没有登记上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="登记" ready={!missing} busy={add.busy} onPress={() => void save()} />
      </div>
    </Dialog>
  );
}

function ChangeSupplier({ supplier, onClose }: { supplier: Supplier; onClose: () => void }) {
  const tell = useTell();
  const [licenceNo, setLicenceNo] = useState(supplier.licenceNo);
  const [licenceToDay, setLicenceToDay] = useState<ClinicDay | undefined>(supplier.licenceToDay);
  const [approved, setApproved] = useState(supplier.approved);
  const change = useCommand('storeroom.changeSupplier', supplier.supplierId);
  const missing = licenceNo.trim() === '' || licenceToDay === undefined;
  const save = async () => {
    if (missing) return;
    const { supplierId } = supplier;
    if (!(await change.run({ supplierId, licenceNo, licenceToDay, approved }))) return;
    tell(`${supplier.name} ${approved ? '已批准' : '不再收货'}`);
    onClose();
  };
  return (
    <Dialog title={supplier.name} note="照中心名单和许可证原件" onClose={onClose}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <Licence no={licenceNo} onNo={setLicenceNo} toDay={licenceToDay} onToDay={setLicenceToDay} />
          <div className="ticks">
            <Checkbox checked={approved} onChange={setApproved}>
              在中心批准的名单里，可以收货
            </Checkbox>
          </div>
        </div>
        <Told error={change.error} what="没有存上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="存" ready={!missing} busy={change.busy} onPress={() => void save()} />
      </div>
    </Dialog>
  );
}

function Licence(props: {
  no: string;
  onNo: (text: string) => void;
  toDay: ClinicDay | undefined;
  onToDay: (day: ClinicDay | undefined) => void;
}) {
  return (
    <>
      <Field label="许可证号">
        <TextInput value={props.no} maxLength={40} onChange={props.onNo} />
      </Field>
      <Field label="有效至">
        <DayInput value={props.toDay} onChange={props.onToDay} />
      </Field>
    </>
  );
}
