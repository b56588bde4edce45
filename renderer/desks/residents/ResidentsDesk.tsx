import '../registration/registration.css';
import './residents.css';
import { useEffect, useRef, useState } from 'react';
import { useQueryCall } from '../../api/queries.ts';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useKeys } from '../../components/keys.tsx';
import { PatientStrip } from '../../components/PatientStrip.tsx';
import { Told } from '../../components/Told.tsx';
import { CredentialsPanel } from './CredentialsPanel.tsx';
import { EditSide, type RecordHand, useRecordForm } from './EditRecord.tsx';
import { RecordFormPanel } from './RecordFormPanel.tsx';
import { HealthPanels, IdentityPanel } from './RecordPanels.tsx';
import { ResidentDialogs } from './ResidentDialogs.tsx';
import { ResidentList } from './ResidentList.tsx';
import { ResidentSide } from './ResidentSide.tsx';
import { type ResidentsHand, useResidents } from './use-residents.ts';
import { VisitsPanel } from './VisitsPanel.tsx';

/** 居民档案 (F11): one field finds, the record in the middle, what there is to settle at the right. */
export function ResidentsDesk() {
  const hand = useResidents();
  const record = useRecordForm(hand);
  const [first, setFirst] = useState<string>();
  const search = useRef<HTMLInputElement>(null);
  const due = useQueryCall('residents.listDueCredentials', {}, { enabled: hand.rights.write });
  const { mode, setMode } = hand;
  useKeys([
    {
      keys: 'Escape',
      label: '找别人',
      enabled: mode === 'look',
      shown: mode === 'look',
      run: () => {
        hand.setTerm('');
        search.current?.focus();
      },
    },
  ]);
  useKeys([
    {
      keys: 'Alt+I',
      label: '导入',
      enabled: hand.rights.register,
      shown: mode === 'look' && hand.rights.register,
      run: () => mode === 'look' && hand.setDialog('import'),
    },
    {
      keys: 'Alt+O',
      label: '导出',
      enabled: hand.rights.write,
      shown: mode === 'look' && hand.rights.write,
      run: () => mode === 'look' && hand.setDialog('export'),
    },
  ]);
  useSearchAfterForm(mode, search);
  return (
    <DeskFrame
      name="s-residents"
      list={
        <ResidentList hand={hand} search={search} due={(due.data?.expiring ?? 0) + (due.data?.lapsed ?? 0)} />
      }
      strip={
        <PatientStrip
          patient={mode === 'new' ? undefined : hand.strip}
          numberText={hand.record?.recordNo}
          empty={mode === 'new' ? '新建档案' : '先找居民'}
        />
      }
      work={<DeskWork hand={hand} record={record} first={first} />}
      side={
        <>
          {mode === 'look' ? (
            <ResidentSide
              hand={hand}
              onEdit={(item) => {
                setFirst(item);
                setMode('edit');
              }}
            />
          ) : (
            <EditSide record={record} isNew={mode === 'new'} />
          )}
          <ResidentDialogs hand={hand} />
        </>
      }
    />
  );
}

/** Back from the form the hand is in the search again. */
function useSearchAfterForm(
  mode: ResidentsHand['mode'],
  search: { readonly current: HTMLInputElement | null },
) {
  const before = useRef(mode);
  useEffect(() => {
    if (before.current !== 'look' && mode === 'look') search.current?.focus();
    before.current = mode;
  }, [mode, search]);
}

function DeskWork({
  hand,
  record,
  first,
}: {
  hand: ResidentsHand;
  record: RecordHand;
  first: string | undefined;
}) {
  if (hand.mode !== 'look') {
    return record.form ? (
      <RecordFormPanel
        title={hand.mode === 'new' ? '新建档案' : `改档案 ${hand.record?.recordNo ?? ''}`}
        form={record.form}
        onChange={record.change}
        onDone={record.save}
        error={record.error}
        first={hand.mode === 'new' ? 'idNumber' : first}
      />
    ) : (
      <Told error={hand.wholeError} what="档案没有读到" />
    );
  }
  if (hand.recordError) return <Told error={hand.recordError} what="档案没有读到" />;
  if (!hand.record || !hand.file) {
    return hand.residentId === undefined ? <Nobody /> : null;
  }
  return (
    <>
      <IdentityPanel hand={hand} record={hand.record} />
      <HealthPanels hand={hand} file={hand.file} />
      <CredentialsPanel hand={hand} record={hand.record} />
      <VisitsPanel hand={hand} file={hand.file} />
    </>
  );
}

function Nobody() {
  return (
    <div className="panel grow nobody">
      <EmptyState icon="people" title="先找一位居民">
        左边打拼音首字母、姓名、证件号、手机或卡号，Enter 打开第一位，↓ 看下一位；没有档案，按 Alt X 新建。
      </EmptyState>
    </div>
  );
}
