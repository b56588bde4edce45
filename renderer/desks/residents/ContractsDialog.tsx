import { useState } from 'react';
import type { ResidentFile } from '../../../electron/shared/contract/resident-file.ts';
import { addDays, addMonthsToDay, type ClinicDay } from '../../../electron/shared/values/clinic-day.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useStation } from '../../api/station.tsx';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { DayInput, Field, TextInput } from '../../components/inputs.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { isBad, Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { REASONS } from './words.ts';

type ContractRow = ResidentFile['contracts'][number];

interface ContractForm {
  readonly team: string;
  readonly agreementNo: string;
  readonly package: string;
  readonly fromDay: ClinicDay | undefined;
  readonly toDay: ClinicDay | undefined;
}

/** 家庭医生签约: sign, renew from the day after the one before, end early with its reason. */
export function ContractsDialog({
  residentId,
  name,
  file,
  write,
  onClose,
}: {
  residentId: ResidentId;
  name: string;
  file: ResidentFile;
  write: boolean;
  onClose: () => void;
}) {
  const { today } = useStation();
  const [form, setForm] = useState(() => nextContract(file.contracts, today));
  const [ending, setEnding] = useState<ContractRow>();
  const [at, setAt] = useState<number>();
  const add = useCommand('residents.addContract', residentId);
  const tell = useTell();
  const chosen =
    file.contracts.find((row) => row.contractId === at) ?? file.contracts.find((row) => mayEnd(row, today));
  const ready = write && form.team.trim() !== '' && form.agreementNo.trim() !== '';
  const save = async () => {
    const { fromDay, toDay } = form;
    if (!ready || fromDay === undefined || toDay === undefined) return;
    const made = await add.run({ residentId, ...form, fromDay, toDay });
    if (!made) return;
    tell(`${name} 已签约 ${form.team.trim()}，${fromDay} 至 ${toDay}`);
    onClose();
  };
  return (
    <Dialog title={`${name} 家庭医生签约`} note="签约期内免收挂号费" onClose={onClose} width={760}>
      <div className="dialog-table short">
        <DataTable
          label="签约"
          rows={file.contracts}
          columns={columnsOf(today)}
          keyOf={(row) => row.contractId}
          selected={chosen?.contractId}
          onSelect={(row) => setAt(row.contractId)}
          empty="没有签过约。在下面签第一份。"
        />
      </div>
      <div className="dialog-row">
        <Button
          keys="Alt+D"
          label="提前解约"
          enabled={write && chosen !== undefined && mayEnd(chosen, today)}
          onPress={() => setEnding(chosen)}
        >
          提前解约 {chosen && mayEnd(chosen, today) ? chosen.agreementNo : ''}
        </Button>
      </div>
      <ContractFields form={form} onChange={setForm} onLast={save} error={add.error} disabled={!write} />
      <Told error={add.error} what="签约没有记上" fields={{ team: '团队', agreementNo: '协议号' }} />
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label={file.contracts.length > 0 ? '续签' : '签约'}
          {...(ready ? {} : { hint: write ? '先填团队和协议号' : '由前台或医生办' })}
          ready={ready}
          busy={add.busy}
          onPress={save}
        />
      </div>
      {ending ? <EndContract contract={ending} onClose={() => setEnding(undefined)} /> : null}
    </Dialog>
  );
}

function EndContract({ contract, onClose }: { contract: ContractRow; onClose: () => void }) {
  const end = useCommand('residents.endContract', contract.contractId);
  const tell = useTell();
  return (
    <ReasonDialog
      title={`提前解约 ${contract.agreementNo}`}
      what="从今天起不再算签约；已经减免的不变。"
      action="解约"
      reasons={REASONS.contract}
      error={end.error}
      busy={end.busy}
      onConfirm={async (reason) => {
        const done = await end.run({ contractId: contract.contractId, reason });
        if (!done) return;
        tell(`${contract.agreementNo} 已解约`);
        onClose();
      }}
      onClose={onClose}
    />
  );
}

function ContractFields({
  form,
  onChange,
  onLast,
  error,
  disabled,
}: {
  form: ContractForm;
  onChange: (form: ContractForm) => void;
  onLast: () => void;
  error: Parameters<typeof isBad>[0];
  disabled: boolean;
}) {
  const set = (change: Partial<ContractForm>) => onChange({ ...form, ...change });
  const code = error?.kind === 'refusal' ? error.code : '';
  return (
    <Fields className="form entry" onLast={onLast}>
      <Field label="协议号">
        <TextInput
          autoFocus
          disabled={disabled}
          value={form.agreementNo}
          maxLength={40}
          bad={isBad(error, 'agreementNo') || code === 'residents.agreement-taken'}
          onChange={(agreementNo) => set({ agreementNo })}
        />
      </Field>
      <Field label="团队">
        <TextInput
          disabled={disabled}
          value={form.team}
          maxLength={40}
          placeholder="如 刘文涛团队"
          onChange={(team) => set({ team })}
        />
      </Field>
      <Field label="起">
        <DayInput
          disabled={disabled}
          value={form.fromDay}
          bad={code === 'residents.contract-overlaps'}
          onChange={(fromDay) => set({ fromDay })}
        />
      </Field>
      <Field label="止">
        <DayInput
          disabled={disabled}
          value={form.toDay}
          bad={code === 'residents.contract-period'}
          onChange={(toDay) => set({ toDay })}
        />
      </Field>
      <Field label="服务包">
        <TextInput
          disabled={disabled}
          value={form.package}
          maxLength={20}
          placeholder="如 基础包"
          onChange={(value) => set({ package: value })}
        />
      </Field>
    </Fields>
  );
}

/** A year from the day after the newest one ends, with its team; from today when none holds. */
function nextContract(contracts: readonly ContractRow[], today: ClinicDay): ContractForm {
  const last = contracts.find((row) => row.endedDay === null && row.toDay >= today);
  const fromDay = last ? addDays(last.toDay, 1) : today;
  return {
    team: contracts[0]?.team ?? '',
    agreementNo: '',
    package: contracts[0]?.package ?? '',
    fromDay,
    toDay: addDays(addMonthsToDay(fromDay, 12), -1),
  };
}

function mayEnd(row: ContractRow, today: ClinicDay): boolean {
  return row.endedDay === null && row.toDay >= today;
}

function columnsOf(today: ClinicDay): readonly Column<ContractRow>[] {
  return [
    { head: '协议号', width: 130, cell: (row) => row.agreementNo },
    { head: '团队', cell: (row) => <span className="cut">{row.team}</span> },
    { head: '服务包', width: 84, large: 'out', cell: (row) => row.package },
    { head: '起止', width: 200, cell: (row) => `${row.fromDay} 至 ${row.toDay}` },
    { head: '现状', width: 170, cell: (row) => <span className="cut">{stateOf(row, today)}</span> },
  ];
}

function stateOf(row: ContractRow, today: ClinicDay): string {
  if (row.endedDay !== null) return `${row.endedDay} 解约：${row.endReason}`;
  if (row.inForce) return '有效';
  return row.fromDay > today ? '未到起日' : '已到期';
}
