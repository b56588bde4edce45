import { useState } from 'react';
import type { DueCredential } from '../../../electron/shared/contract/resident-entries.ts';
import type { ResidentRecord } from '../../../electron/shared/contract/residents.ts';
import { PROOF_KIND_LABELS } from '../../../electron/shared/domain/priority.ts';
import type { ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { CredentialId, ResidentId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatSex } from '../../components/format.ts';
import { DayInput, Field, TextInput } from '../../components/inputs.tsx';
import { Tag } from '../../components/Marks.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { CredentialDialog } from '../registration/CredentialDialog.tsx';
import { proofRow, useProofColumns } from './CredentialsPanel.tsx';
import { REASONS } from './words.ts';

type Step = 'add' | 'renew' | 'withdraw';

/** 凭证: add what was seen, renew what ends, withdraw what was wrongly recorded. */
export function CredentialsDialog({ record, onClose }: { record: ResidentRecord; onClose: () => void }) {
  const [at, setAt] = useState<CredentialId>();
  // Nothing there to choose from: straight to adding.
  const [step, setStep] = useState<Step | undefined>(record.credentials.length === 0 ? 'add' : undefined);
  const chosen = record.credentials.find((one) => one.credentialId === at) ?? record.credentials[0];
  const columns = useProofColumns();
  const back = () => (record.credentials.length === 0 ? onClose() : setStep(undefined));
  if (step === 'add') return <CredentialDialog residentId={record.residentId} onClose={back} />;
  return (
    <Dialog title={`${record.name} 的凭证`} note="一次核验，到期前都有效" onClose={onClose} width={820}>
      <div className="dialog-table short">
        <DataTable
          label="凭证"
          rows={record.credentials.map(proofRow)}
          columns={columns}
          keyOf={(row) => row.key}
          selected={chosen?.credentialId}
          onSelect={(row) => setAt(row.key as CredentialId)}
          empty="没有凭证。按 F12 核验第一份。"
        />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <Button keys="Alt+D" enabled={chosen !== undefined} onPress={() => setStep('withdraw')}>
          撤销
        </Button>
        <Button
          keys="Alt+R"
          enabled={chosen !== undefined && chosen.validTo !== null}
          onPress={() => setStep('renew')}
        >
          续验
        </Button>
        <MainAction label="添加凭证" onPress={() => setStep('add')} />
      </div>
      {step === 'renew' && chosen ? (
        <RenewDialog
          credentialId={chosen.credentialId}
          label={chosen.label}
          validTo={chosen.validTo}
          onClose={() => setStep(undefined)}
        />
      ) : null}
      {step === 'withdraw' && chosen ? (
        <WithdrawDialog
          credentialId={chosen.credentialId}
          label={chosen.label}
          onClose={() => setStep(undefined)}
        />
      ) : null}
    </Dialog>
  );
}

function WithdrawDialog({
  credentialId,
  label,
  onClose,
}: {
  credentialId: CredentialId;
  label: string;
  onClose: () => void;
}) {
  const withdraw = useCommand('residents.withdrawCredential', credentialId);
  const tell = useTell();
  return (
    <ReasonDialog
      title={`撤销凭证：${label}`}
      what="从现在起不再按它优先；已经挂的号不变，原记录保留。"
      action="撤销凭证"
      reasons={REASONS.credential}
      error={withdraw.error}
      busy={withdraw.busy}
      onConfirm={async (reason) => {
        if (!(await withdraw.run({ credentialId, reason }))) return;
        tell('凭证已撤销');
        onClose();
      }}
      onClose={onClose}
    />
  );
}

function RenewDialog({
  credentialId,
  label,
  validTo,
  onClose,
}: {
  credentialId: CredentialId;
  label: string;
  validTo: ClinicDay | null;
  onClose: () => void;
}) {
  const [number, setNumber] = useState('');
  const [until, setUntil] = useState<ClinicDay>();
  const renew = useCommand('residents.renewCredential', credentialId);
  const tell = useTell();
  const save = async () => {
    const made = await renew.run({
      credentialId,
      ...(number.trim() === '' ? {} : { number }),
      ...(until === undefined ? {} : { validTo: until }),
    });
    if (!made) return;
    tell(`${label} 已续验${until ? `至 ${until}` : '，长期有效'}`);
    onClose();
  };
  return (
    <Dialog
      title={`续验：${label}`}
      note={`原证至 ${validTo ?? '长期'}；看过新证再记`}
      onClose={onClose}
      width={520}
    >
      <Fields className="dialog-body form one" onLast={save}>
        <Field label="有效期至">
          <DayInput autoFocus value={until} placeholder="长期的不填" onChange={setUntil} />
        </Field>
        <Field label="新证号码">
          <TextInput value={number} maxLength={40} placeholder="与原证相同可不填" onChange={setNumber} />
        </Field>
      </Fields>
      <Told error={renew.error} what="没有续上" fields={{ validTo: '有效期', number: '号码' }} />
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="已核验新证" busy={renew.busy} onPress={save} />
      </div>
    </Dialog>
  );
}

/** Documents that end within 30 days, then those that have ended: whom to ask for the new one. */
export function DueDialog({
  onOpen,
  onClose,
}: {
  onOpen: (residentId: ResidentId) => void;
  onClose: () => void;
}) {
  const due = useQueryCall('residents.listDueCredentials', {});
  const rows = due.data?.rows ?? [];
  const [at, setAt] = useState<CredentialId>();
  const chosen = rows.find((row) => row.credentialId === at) ?? rows[0];
  const go = (row: DueCredential) => onOpen(row.residentId);
  return (
    <Dialog
      title="到期的凭证"
      note={due.data ? `30 天内到期 ${due.data.expiring} 份，已过期 ${due.data.lapsed} 份` : ''}
      onClose={onClose}
      width={860}
    >
      <div className="dialog-table" ref={focusTable}>
        <DataTable
          label="到期的凭证"
          rows={rows}
          columns={[
            {
              head: '姓名',
              width: 190,
              cell: (row) => (
                <span className="row">
                  <b className="cut">{row.name}</b>
                  <small>
                    {formatSex(row.sex)} {row.age}
                  </small>
                </span>
              ),
            },
            { head: '群体', width: 110, cell: (row) => row.label },
            { head: '凭证', cell: (row) => (row.kind === null ? '此台不显示' : PROOF_KIND_LABELS[row.kind]) },
            {
              head: '有效期至',
              width: 170,
              cell: (row) => (
                <span className="row">
                  {row.validTo}
                  {row.lapsed ? <Tag kind="bad">已过期</Tag> : <Tag kind="due">将到期</Tag>}
                </span>
              ),
            },
            { head: '手机', width: 116, cell: (row) => row.maskedPhone },
            { head: '档案号', width: 100, large: 'out', cell: (row) => row.recordNo },
          ]}
          keyOf={(row) => row.credentialId}
          selected={chosen?.credentialId}
          onSelect={(row) => setAt(row.credentialId)}
          onOpen={go}
          empty="30 天内没有凭证到期。"
        />
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="打开档案" ready={chosen !== undefined} onPress={() => chosen && go(chosen)} />
      </div>
    </Dialog>
  );
}

function focusTable(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>('.table-box')?.focus();
}
